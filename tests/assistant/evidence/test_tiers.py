"""Into which case a question's figures fall."""

from __future__ import annotations

import math

import pytest

from assistant.evidence.tiers import Interval, Quantity, asked_numbers, fits, in_units_of, intervals


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("500人以上的", [Interval(500, math.inf)]),
        ("60至69周岁", [Interval(60, 69)]),
        ("不满1年的", [Interval(0, 1)]),
        ("满2000万元的", [Interval(2e7, math.inf)]),
        ("第三年", []),
        ("三年", [Interval(3, 3, exact=True)]),
        ("12米以上不满18米", [Interval(12, 18)]),
        ("超过2℃、不超过4℃的", [Interval(2, 4)]),
        ("over 10 but under 50 staff", [Interval(10, 50)]),
        ("50人以上的；不满20人的", [Interval(50, math.inf), Interval(0, 20)]),
        ("aged 65 to 79", [Interval(65, 79)]),
        ("fewer than 10 employees", [Interval(0, 10)]),
        ("普通农户", []),
        ("100公里（不含）至500公里", [Interval(100, 500)]),
        ("室温16℃（含）以上不足18℃", [Interval(16, 18)]),
        ("投资2亿元不足5亿元", [Interval(2e8, 5e8)]),
        ("购置30万元以上至80万元以下", [Interval(3e5, 8e5)]),
        ("200台、不足300台", [Interval(200, 200, exact=True), Interval(0, 300)]),
    ],
)
def test_thresholds_ranges_and_bare_figures(text, expected):
    assert list(intervals(text)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("六百人开会", (600.0,)),
        ("做了两千六百万的生意", (2.6e7,)),
        ("I have taught for twenty years", (20.0,)),
        ("a fair of about 25,000 square metres", (25000.0,)),
        ("一家两口人", ()),
        ("第二年八十二分贝", (82.0,)),
        ("30 staff in the second year", (30.0,)),
    ],
)
def test_the_figures_of_a_question(question, expected):
    assert asked_numbers(question) == tuple(map(Quantity, expected))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("第二年七成八都续了", [(78, "share")]),
        ("拿证的有八成", [(80, "share")]),
        ("一半的人过了", [(50, "share")]),
        ("花了四十多万", [(420_000, "")]),
        ("离县城三十多公里", [(31.5, "length")]),
        ("营收过亿给多少", [(1.01e8, "")]),
        ("投了三个亿奖多少", [(3e8, "")]),
        ("四十来号人", [(40, "people")]),
        ("干了二十五年，六十岁退下来", [(25, "year"), (60, "age")]),
        ("a fifteen-kilowatt array", [(15, "")]),
        ("nearly thirty full-time staff", [(29.7, "people")]),
        ("well over three million yuan", [(3_030_000, "money")]),
        ("第二十五条、在成都三成立", [(3, "other")]),
        ("一万两千箱的大船", [(12_000, "other")]),
    ],
)
def test_figures_in_everyday_words_keep_their_unit_and_lie_beside_a_round_one(question, expected):
    found = asked_numbers(question)
    assert [(pytest.approx(one.value), one.unit) for one in found] == expected


def test_a_figure_is_put_only_to_thresholds_of_its_unit():
    cases = ["工作满10年不足20年的", "满20年不足30年的", "满30年的"]
    assert [f.best for f in fits(cases, "干了二十五年，六十岁退下来，每月多少？")] == [0.0, 1.0, 0.0]


def test_of_two_conditions_of_a_case_both_must_hold():
    cases = ["90分以上的，500户以下小区", "501户至1500户小区", "80分以上不满90分的"]
    assert [f.best for f in fits(cases, "我们小区八百户，评了93分")] == [0.0, 1.0, 0.0]


def test_a_figure_of_some_other_unit_is_put_to_no_month():
    cases = ["连续运营满6个月的", "载箱能力达到10000标准箱以上的"]
    assert [f.inside for f in fits(cases, "换成一万两千箱的大船")] == [0.0, 1.0]


def test_the_case_for_all_others_takes_what_no_threshold_does():
    cases = ["those with fewer than 5,000 inhabitants", "those with 5,000 to 30,000 inhabitants", "larger ones"]
    assert [f.best > 0 for f in fits(cases, "a town of 48,000 people")] == [False, False, True]
    assert [f.best > 0 for f in fits(cases, "a village of 2,100 people")] == [True, False, False]


def test_a_label_or_a_ceiling_in_another_script_is_no_hindrance():
    assert list(intervals("（一）未滿5峰瓩者")) == [Interval(0, 5)]
    assert list(intervals("1. 20人以上")) == [Interval(20, math.inf)]


def test_of_several_floors_the_highest_that_is_reached():
    found = fits(["参会300人以上的", "500人以上的", "800人以上的"], "六百人开会，补多少？")
    assert [f.best for f in found] == [0.0, 1.0, 0.0]
    assert [f.inside for f in found] == [1.0, 1.0, 0.0] and found[2].outside == 1.0


def test_of_a_series_of_bare_figures_the_last_that_is_passed():
    found = fits(["首次突破1亿元", "5亿元", "10亿元"], "年营收六个亿，奖多少")
    assert max(found, key=lambda f: f.best) is found[1]


def test_what_all_cases_say_tells_nothing():
    assert all(f.best == f.inside == 0.0 for f in fits(["满15年 大修", "满15年 整机更换"], "电梯用了17年"))


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        ("年包裹数（万件）", "50以上不足200", "50万以上不足200万"),
        ("投资额(亿元)", "1.5以上", "1.5亿以上"),
        ("船舶总吨", "3000以上不足1万", "3000以上不足1万"),
        ("人次（万）", "1万以上", "1万以上"),
    ],
)
def test_a_row_is_read_in_the_unit_of_its_column(head, row, expected):
    assert in_units_of(head, row) == expected


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("It took 620 million yuan at the box office", 6.2e8),
        ("turnover has just passed USD 10 million, what one-time reward follows", 1e7),
        ("sales of 1.5 billion", 1.5e9),
        ("a rent of 25k", 25000),
        ("three million yuan", 3e6),
    ],
)
def test_an_english_figure_with_its_scale_is_one_figure(question, value):
    assert [one.value for one in asked_numbers(question)] == [value]


def test_an_english_figure_falls_into_a_chinese_tier():
    found = fits(["票房达到1亿元", "5亿元", "10亿元的"], "It took 620 million yuan at the box office")
    assert max(range(3), key=lambda place: found[place].best) == 1
    found = fits(["进出口额首次达到1000万美元", "5000万美元"], "turnover has passed USD 10 million")
    assert max(range(2), key=lambda place: found[place].best) == 0


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("她在岛上教了三年半", 3.5, "year"),
        ("two and a half years on the island", 2.5, "year"),
        ("he has rowed for a year and a half", 1.5, "year"),
        ("外公今年81，腿脚好", 81, "age"),
        ("My aunt is 74 and lives alone", 74, "age"),
        ("The ferry is 74 metres long", 74, "length"),
    ],
)
def test_halves_and_ages_without_a_unit(question, value, unit):
    found = asked_numbers(question)[0]
    assert (found.value, found.unit) == (value, unit)


def test_months_are_put_to_thresholds_of_years():
    cases = ["开业不满一年的", "开业满一年不满三年的"]
    assert [fit.best for fit in fits(cases, "开业九个月")] == [1.0, 0.0]
    assert [fit.best for fit in fits(cases, "开业十四个月")] == [0.0, 1.0]
