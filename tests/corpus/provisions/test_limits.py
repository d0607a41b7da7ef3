from __future__ import annotations

import pytest

from corpus.model import Limit


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("给予至多20万元奖励。", Limit.CAP),
        ("给予20万元以内的奖励。", Limit.CAP),
        ("奖励以20万元为上限。", Limit.CAP),
        ("给予不少于20万元奖励。", Limit.FLOOR),
        ("给予至少20万元奖励。", Limit.FLOOR),
        ("给予20万元奖励。", Limit.EXACT),
        ("给予10万元至20万元奖励。", Limit.RANGE),
        ("A grant of at least RMB 20,000 is given to artists.", Limit.FLOOR),
        ("A grant of RMB 20,000 or less is given to artists.", Limit.CAP),
        ("A grant of RMB 20,000 is given to artists.", Limit.EXACT),
    ],
)
def test_limit_of_a_grant(extract, text, limit):
    (found,) = extract(text)
    assert found.limit is limit


def test_the_bound_of_a_case_caps_no_later_figure(extract):
    found = extract("年收入2000万元不足6000万元、6000万元不足1亿元、1亿元以上的，分别奖励20万元、40万元、80万元。")
    written = {p.as_written: p.limit for p in found}
    assert written["6000万元"] is not Limit.CAP
    assert {written[key] for key in written if "万元" in key and key.endswith(("20万元", "40万元", "80万元"))} == {Limit.EXACT}


def test_words_that_weaken_are_part_of_the_span(extract):
    written = [p.as_written for p in extract("每年给予5万元资助；一次性奖励10万元；每人每月最高3000元补贴。")]
    assert written == ["每年给予5万元", "一次性奖励10万元", "每人每月最高3000元"]


def test_the_word_of_the_last_figure_holds_for_the_whole_list(extract):
    found = extract("出口额达1000万元、5000万元以上的，分别奖励5万元、10万元。")
    assert [p.limit for p in found] == [Limit.FLOOR, Limit.FLOOR, Limit.EXACT, Limit.EXACT]


@pytest.mark.parametrize(
    "text",
    [
        "Support shall not exceed €6,000 per holding per year, or €9,000 for cooperatives.",
        "Fees for boats under 6 metres shall not exceed €240 a year; for boats from 6 metres to 9 metres, €420.",
        "Aid is limited to EUR 10,000 for boats under 6 metres and EUR 18,000 for longer ones.",
        "赎买价格不得高于下列标准：中龄林每亩3000元，近熟林每亩4500元。",
        "单部电影最高返还300万元，单部网络剧最高返还150万元。",
    ],
)
def test_a_cap_holds_for_the_figures_that_go_on_from_it(extract, text):
    assert [p.limit for p in extract(text) if p.currency] == [Limit.CAP, Limit.CAP]


def test_a_cap_ends_with_its_sentence(extract):
    found = [p for p in extract("Grants are limited to €500. Then €900 is paid.") if p.currency]
    assert [p.limit for p in found] == [Limit.CAP, Limit.EXACT]
