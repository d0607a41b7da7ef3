from __future__ import annotations

import pytest

from assistant.compose.figures import Figure
from assistant.compose.tier_asked import of_the_tier, of_what_is_given, with_its_series
from corpus.model import Limit, Provision, ProvisionKind


def figure(number, written, case, *, limit=Limit.EXACT, head=""):
    given = Provision(f"1{number}", ProvisionKind.AMOUNT, written, 0, len(written), limit, value=1.0)
    return Figure(given, "", case, case, case if head else "", head, case, 0)


SEATS = [figure("a", "2万元", "座位不足300个的"), figure("b", "5万元", "300个以上不足900个的"), figure("c", "9万元", "900个以上的")]
TABLE = [
    figure("d", "40", "20以上不足60", head="标准（元/立方米）"),
    figure("e", "3", "20以上不足60", limit=Limit.CAP, head="最高（万元）"),
    figure("f", "55", "60以上不足200", head="标准（元/立方米）"),
    figure("g", "8", "60以上不足200", limit=Limit.CAP, head="最高（万元）"),
]


@pytest.mark.parametrize(
    ("question", "picked", "told"),
    [
        ("四百个座位的影院给多少", [0], [1]),
        ("A cinema with 1,200 seats gets how much?", [0], [2]),
        ("两百个座位给多少", [0], [0]),
        ("影院给多少", [2], [2]),
        ("三十个员工的影院给多少", [1], [1]),
    ],
)
def test_the_tier_that_holds_the_figure_of_the_question(question, picked, told):
    assert of_the_tier(question, SEATS, [SEATS[i] for i in picked]) == [SEATS[i] for i in told]


@pytest.mark.parametrize(
    ("question", "picked", "told"),
    [
        ("水窖建一百立方米，每方补多少，最高多少", [0, 1], [2, 3]),
        ("水窖建一百立方米，最高多少", [1], [3]),
        ("水窖建三百立方米，最高多少", [1], [1]),
        ("2026年建水窖，每方补多少", [0], [0]),
    ],
)
def test_each_figure_is_replaced_by_its_own_of_the_other_row(question, picked, told):
    assert of_the_tier(question, TABLE, [TABLE[i] for i in picked]) == [TABLE[i] for i in told]


def _of(number, kind, written, bounds):
    given = Provision(f"1{number}", kind, written, 0, len(written), Limit.EXACT, value=1.0)
    return Figure(given, "", bounds, bounds, "", "", bounds, 0)


LIST = "首年产量30万-80万（不含）吨、80万-200万（不含）吨、200万吨以上"
IN_ORDER = [
    _of("h", ProvisionKind.AMOUNT, "20万元", "200万吨以上的，分别按"),
    _of("i", ProvisionKind.AMOUNT, "45万元", LIST),
    _of("j", ProvisionKind.RATE, "6‰", "按产值的"),
]


@pytest.mark.parametrize(
    ("question", "told"),
    [("首年产量五十万吨，奖多少", 0), ("首年产量100万吨，奖多少", 1), ("首年产量300万吨，奖多少", 2), ("首年产量达标奖多少", 1)],
)
def test_of_sums_named_in_order_the_one_in_the_place_of_the_threshold(question, told):
    assert of_the_tier(question, IN_ORDER, [IN_ORDER[1]]) == [IN_ORDER[told]]


def _to_firms(number, written, case, kind=ProvisionKind.AMOUNT, beneficiary="新落户的造船企业"):
    given = Provision(
        f"1{number}", kind, written, 0, len(written), Limit.EXACT, value=1.0, currency="CNY", beneficiary=beneficiary
    )
    return Figure(given, "", case, case, "", "", case, 0)


BARS = [
    _to_firms("k", "7亿元", "年产值每增加", ProvisionKind.OTHER, None),
    _to_firms("l", "4万元", "年产值达3000万元"),
    _to_firms("m", "9万元", "8000万元"),
]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("新落户的造船企业给多少", [1, 2]),
        ("新落户的造船企业最高给多少", [1]),
        ("新落户的造船企业年产值九千万，给多少", [1]),
        ("年产值达到要求的造船企业给多少", [1]),
    ],
)
def test_all_sums_of_a_series_where_no_case_is_named(question, told):
    assert with_its_series(question, BARS, [BARS[1]]) == [BARS[i] for i in told]


def test_what_is_given_takes_the_place_of_its_threshold():
    assert of_what_is_given("造船企业给多少", BARS, [BARS[0]]) == [BARS[1]]
    assert of_what_is_given("造船企业给多少", BARS, [BARS[2]]) == [BARS[2]]
    assert of_what_is_given("年产值要达到多少才有", BARS, [BARS[0]]) == [BARS[0]]

