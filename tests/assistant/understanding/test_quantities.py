from __future__ import annotations

import pytest

from assistant.understanding.quantities import find_claims, find_counts


def claims(text):
    return [(c.value, c.unit) for c in find_claims(text)]


@pytest.mark.parametrize(
    "text",
    [
        "是200万元吗",
        "二百万元",
        "200万",
        "2,000,000元",
        "RMB 2 million",
        "2 million yuan",
        "CNY 2,000,000",
        "¥2,000,000",
    ],
)
def test_the_same_money_in_many_forms(text):
    assert claims(text) == [(2_000_000, "yuan")]


@pytest.mark.parametrize(
    ("text", "found"), [("一万两千平米的厂房", []), ("一万两千元", [(12_000, "yuan")]), ("两百五十万", [(2.5e6, "yuan")])]
)
def test_a_long_number_in_characters_is_read_whole(text, found):
    assert claims(text) == found


@pytest.mark.parametrize(
    ("text", "value"), [("1.5亿元", 1.5e8), ("3千万元", 3e7), ("500 thousand yuan", 5e5), ("1 bn yuan", 1e9)]
)
def test_scales(text, value):
    assert claims(text) == [(value, "yuan")]


@pytest.mark.parametrize("text", ["20%吗", "20 percent", "20 per cent"])
def test_share_is_a_fraction(text):
    assert (0.2, "fraction") in claims(text)


@pytest.mark.parametrize(("text", "years"), [("不超过3年吗", 3), ("三年", 3), ("5 years", 5), ("1 year", 1)])
def test_years(text, years):
    assert (years, "year") in claims(text)


@pytest.mark.parametrize("text", ["2022年实施吗", "第16条", "专栏5", "5G应用", "3年度"])
def test_what_is_no_claim(text):
    assert claims(text) == []


def test_repeated_claim_counts_once():
    assert claims("200万元还是二百万元") == [(2_000_000, "yuan")]


@pytest.mark.parametrize(
    ("text", "value"), [("for five years", 5), ("a three-year term", 3), ("twenty-five years", 25)]
)
def test_years_in_words(text, value):
    assert claims(text) == [(value, "year")]


def test_an_age_in_words_is_no_term():
    assert claims("a person five years old") == []


def test_the_extra_million_is_one_million():
    assert claims("before it gets the extra million") == [(1_000_000, "yuan")]


def test_a_number_of_people_is_no_money():
    assert find_claims("人才交流要搞一万人次") == ()
    assert [c.value for c in find_counts("人才交流要搞一万人次")] == [10000]
    assert [c.value for c in find_claims("一万元以上")] == [10000]


def test_a_year_of_several_is_no_period_that_is_claimed():
    assert find_claims("第二年租孵化器，房租补几成") == ()
    assert find_claims("第十二年还有吗") == ()
    assert find_claims("给两年对吗")[0].value == 2


@pytest.mark.parametrize(("text", "value"), [("顶到半千万", 5e6), ("半个亿", 5e7), ("给半百万", 5e5)])
def test_half_of_a_large_unit(text, value):
    assert [claim.value for claim in find_claims(text)] == [value]


def test_once_a_year_is_no_period_of_a_year():
    assert find_claims("孵化器的钱是一年一给吗") == ()
