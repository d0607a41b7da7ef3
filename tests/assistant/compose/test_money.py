from __future__ import annotations

import pytest

from assistant.compose.money import money, period
from corpus.model import Limit, Nature, Provision, ProvisionKind
from tests.assistant.workbench import MEASURES


def provision(written, limit=Limit.CAP, kind=ProvisionKind.AMOUNT, **fields):
    return Provision("1a", kind, written, 0, len(written), limit, **fields)


@pytest.mark.parametrize(
    ("written", "limit", "said"),
    [
        ("EUR 690", Limit.CAP, "up to EUR 690"),
        ("is limited to EUR 240", Limit.CAP, "is limited to EUR 240"),
        ("below EUR 28,000", Limit.CAP, "below EUR 28,000"),
        ("EUR 690", Limit.EXACT, "EUR 690"),
    ],
)
def test_a_later_member_of_a_limited_list_keeps_the_limit(written, limit, said):
    for language in ("zh", "en"):
        assert money(provision(written, limit, currency="EUR", value=690.0), language) == said


def first(bench, clause_id, number=0):
    return bench.clause(MEASURES, clause_id).provisions[number]


@pytest.mark.parametrize(
    ("clause_id", "zh", "en"),
    [
        ("16", "最高200万元（即2,000,000元）", "up to RMB 2 million (最高200万元)"),
        ("15", "一次性最高200万元（即2,000,000元）", "one-off, up to RMB 2 million (一次性最高200万元)"),
        ("23", "追加100万元（即1,000,000元）", "an additional RMB 1 million (追加100万元)"),
    ],
)
def test_amounts_of_a_clause(bench, clause_id, zh, en):
    assert money(first(bench, clause_id), "zh") == zh
    assert money(first(bench, clause_id), "en") == en


def test_yearly_cap_keeps_its_year_in_english(bench):
    assert money(first(bench, "24"), "en").startswith("up to RMB 1 million per year")


def test_limiting_word_of_a_list_is_put_back():
    given = provision("50万元", value=500_000.0, currency="CNY")
    assert money(given, "zh") == "最高50万元（即500,000元）"
    assert money(given, "en") == "up to RMB 500,000 (最高50万元)"


def test_floor_and_range():
    floor = provision("不低于200万元", Limit.FLOOR, value=2e6, currency="CNY")
    assert money(floor, "en") == "at least RMB 2 million (不低于200万元)"
    between = provision("1万元以上5万元以下", Limit.RANGE, min=1e4, max=5e4, currency="CNY")
    assert money(between, "zh") == "1万元以上5万元以下（即10,000元至50,000元）"
    assert money(between, "en") == "RMB 10,000 to RMB 50,000 (1万元以上5万元以下)"


def test_rate_is_a_percentage():
    rate = provision("不超过20%", Limit.CAP, ProvisionKind.RATE, value=0.2)
    assert money(rate, "zh") == "不超过20%"
    assert money(rate, "en") == "up to 20% (不超过20%)"


def test_a_figure_alone_in_its_cell_says_what_the_head_of_its_column_says():
    cap = provision("20000", value=20_000.0, currency="CNY", per="household/year")
    assert money(cap, "zh") == "每户每年最高20,000元"
    assert money(cap, "en") == "up to RMB 20,000 per household per year"
    each = provision("900", Limit.EXACT, value=900.0, currency="CNY", per="square_metre")
    assert money(each, "zh") == "每平方米900元"
    assert money(each, "en") == "RMB 900 per square metre"


def test_english_words_stay_as_written():
    given = provision("up to USD 250,000", value=250_000.0, currency="USD", nature=Nature.GRANT)
    assert money(given, "en") == money(given, "zh") == "up to USD 250,000"


def test_period(bench):
    term = next(p for p in bench.clause(MEASURES, "16").provisions if p.kind is ProvisionKind.TERM)
    assert period(term, "zh") == "不超过3年"
    assert period(term, "en") == "not more than 3 years (不超过3年)"
    validity = bench.clause(MEASURES, "26").provisions[-1]
    assert period(validity, "zh") == "5年"
    assert period(validity, "en").startswith("5 years")


def test_a_bound_whose_denial_stands_elsewhere_is_not_turned_round():
    """No person pays more than EUR 160: told as not more than EUR 160."""
    capped = provision("more than EUR 160", value=160.0, currency="EUR")
    floor = provision("less than EUR 20", Limit.FLOOR, value=20.0, currency="EUR")
    assert money(capped, "en") == "not more than EUR 160"
    assert money(floor, "en") == "not less than EUR 20"


def test_percentage_points_are_no_per_cent():
    points = provision("10个百分点", Limit.EXACT, ProvisionKind.RATE, value=0.1)
    assert "10 percentage points" in money(points, "en")
    assert "10%" not in money(points, "en")


@pytest.mark.parametrize(
    ("unit", "value", "said"),
    [("months", 36.0, "not more than 36 months (x月)"), ("working_days", 1.0, "not more than 1 working day (x月)")],
)
def test_a_period_in_english_has_one_plural(unit, value, said):
    assert period(provision("x月", kind=ProvisionKind.TERM, value=value, unit=unit), "en") == said
