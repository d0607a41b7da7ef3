from __future__ import annotations

import pytest

from corpus.model import Limit, ProvisionKind


@pytest.mark.parametrize(
    ("text", "written", "limit", "value", "unit"),
    [
        ("资助期限不超过3年。", "不超过3年", Limit.CAP, 3, "years"),
        ("应当在三个工作日内答复。", "三个工作日内", Limit.CAP, 3, "working_days"),
        ("补贴期限最长为18个月。", "最长为18个月", Limit.CAP, 18, "months"),
        ("连续经营两年以上。", "两年以上", Limit.FLOOR, 2, "years"),
        ("半年内完成。", "半年内", Limit.CAP, 6, "months"),
        ("公示 5 天。", "5 天", Limit.EXACT, 5, "days"),
        ("材料留存三十日以上。", "三十日以上", Limit.FLOOR, 30, "days"),
        ("Reply within 30 working days.", "within 30 working days", Limit.CAP, 30, "working_days"),
        ("The pilot runs for three years.", "three years", Limit.EXACT, 3, "years"),
    ],
)
def test_a_period(extract, text, written, limit, value, unit):
    (found,) = extract(text)
    assert (found.kind, found.as_written, found.limit) == (ProvisionKind.TERM, written, limit)
    assert (found.value, found.unit) == (value, unit)


def test_a_period_counted_from_an_event_names_it(extract):
    (found,) = extract("自收到申请之日起15日内作出决定。")
    assert (found.as_written, found.condition) == ("15日内", "自收到申请之日起")


def test_the_event_is_quoted_in_the_script_of_the_text(extract):
    (found,) = extract("自投資之日起二年內。")
    assert found.condition == "自投資之日起"


@pytest.mark.parametrize(
    ("text", "written"),
    [("本措施有效期5年。", "有效期5年"), ("有效期为三年。", "有效期为三年"), ("These rules are valid for five years.", "valid for five years")],
)
def test_validity(extract, text, written):
    (found,) = extract(text)
    assert (found.kind, found.as_written, found.unit) == (ProvisionKind.VALIDITY, written, "years")


@pytest.mark.parametrize("text", ["第一年", "二年级学生", "21世纪", "这一年", "每三年评选", "〔2017〕33号", "《行动计划（2021-2025年）》"])
def test_no_period(extract, text):
    assert extract(text) == ()
