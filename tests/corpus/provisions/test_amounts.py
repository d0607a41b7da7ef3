from __future__ import annotations

import pytest

from corpus.model import Limit, ProvisionKind
from corpus.provisions.amounts import find_amounts
from corpus.provisions.reading import read


def amounts(text):
    return [(text[m.start : m.end], m.limit, m.value, m.currency) for m in find_amounts(read(text))]


@pytest.mark.parametrize(
    ("text", "written", "limit", "value", "currency"),
    [
        ("给予最高200万元资助", "最高200万元", Limit.CAP, 2_000_000, "CNY"),
        ("给予一次性最高200万元的资助", "一次性最高200万元", Limit.CAP, 2_000_000, "CNY"),
        ("追加100万元资助", "追加100万元", Limit.EXACT, 1_000_000, "CNY"),
        ("奖励二百万元", "二百万元", Limit.EXACT, 2_000_000, "CNY"),
        ("奖励２００万元", "２００万元", Limit.EXACT, 2_000_000, "CNY"),
        ("补助 1,000 元", "1,000 元", Limit.EXACT, 1000, "CNY"),
        ("投资不低于2.5亿元", "不低于2.5亿元", Limit.FLOOR, 250_000_000, "CNY"),
        ("资助10万美元", "10万美元", Limit.EXACT, 100_000, "USD"),
        ("资助新臺幣三百萬元", "新臺幣三百萬元", Limit.EXACT, 3_000_000, "TWD"),
        ("资助港币50万元以内", "港币50万元以内", Limit.CAP, 500_000, "HKD"),
        ("最高补助额度不超过50万元", "最高补助额度不超过50万元", Limit.CAP, 500_000, "CNY"),
        ("不超过 300 万元(含)", "不超过 300 万元(含)", Limit.CAP, 3_000_000, "CNY"),
        ("每年最高不超过10万元", "每年最高不超过10万元", Limit.CAP, 100_000, "CNY"),
        ("a grant of up to RMB 2 million", "up to RMB 2 million", Limit.CAP, 2_000_000, "CNY"),
        ("spends more than $6 billion", "more than $6 billion", Limit.FLOOR, 6_000_000_000, "USD"),
        ("a prize of NT$500,000", "NT$500,000", Limit.EXACT, 500_000, "TWD"),
        ("paid up to £15,000, and at a quarter of cost", "up to £15,000", Limit.CAP, 15_000, "GBP"),
        ("receives £20,000, if it lands fish", "£20,000", Limit.EXACT, 20_000, "GBP"),
        ("a grant not exceeding 3 million yuan", "not exceeding 3 million yuan", Limit.CAP, 3_000_000, "CNY"),
    ],
)
def test_a_single_sum(text, written, limit, value, currency):
    assert amounts(text) == [(written, limit, value, currency)]


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("给予200万-500万元补助", 2_000_000, 5_000_000, "CNY"),
        ("给予10—20万元补助", 100_000, 200_000, "CNY"),
        ("五万元以上五十万元以下的罚款", 50_000, 500_000, "CNY"),
        ("20万以上30万元以下", 200_000, 300_000, "CNY"),
        ("新臺幣五百萬元至一千萬元", 5_000_000, 10_000_000, "TWD"),
        ("between RMB 1 million and RMB 3 million", 1_000_000, 3_000_000, "CNY"),
        ("a grant of RMB 1-2 million", 1_000_000, 2_000_000, "CNY"),
    ],
)
def test_a_range(text, low, high, currency):
    (found,) = find_amounts(read(text))
    assert (found.min, found.max, found.value, found.currency, found.limit) == (low, high, None, currency, Limit.RANGE)


def test_a_list_shares_unit_and_limiting_word():
    found = amounts("分别给予最高500万元、200万元和60万元奖励")
    assert [value for _, _, value, _ in found] == [5_000_000, 2_000_000, 600_000]
    assert {limit for _, limit, _, _ in found} == {Limit.CAP}
    assert [written for written, *_ in found] == ["最高500万元", "200万元", "60万元"]


def test_a_unit_flows_back_to_bare_numbers():
    assert [value for _, _, value, _ in amounts("分别奖励5、10、20万元")] == [50_000, 100_000, 200_000]


@pytest.mark.parametrize(
    "text", ["多元共治", "二元结构", "一元化领导", "单元", "第5元素", "（2021-2025年）", "4K/8K、5G", "世界500强"]
)
def test_words_that_are_no_money(text):
    assert amounts(text) == []


def test_the_kind_is_amount_until_its_purpose_is_known():
    (found,) = find_amounts(read("票房1亿元"))
    assert found.kind is ProvisionKind.AMOUNT
    assert found.unit == "CNY"
