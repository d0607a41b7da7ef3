from __future__ import annotations

import pytest

from assistant.grounding import numbers_in, supported_numbers


@pytest.mark.parametrize("text", ["200万元", "RMB 2 million", "2,000,000元", "二百万元", "two: 2000000"])
def test_one_number_in_many_forms(text):
    assert 2_000_000.0 in numbers_in(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第三十条", {30.0}),
        ("（十九）", {19.0}),
        ("不超过三年", {3.0}),
        ("20%", {0.2}),
        ("2.5亿元", {250_000_000.0}),
        ("3‰", {0.003}),
        ("一些企业", set()),
        ("no number", set()),
        ("12,345.5", {12_345.5}),
        ("一般", set()),
    ],
)
def test_numbers(text, found):
    assert numbers_in(text) == frozenset(found)


@pytest.mark.parametrize(
    ("source", "stated"), [("最高二百万", "200万元"), ("⑤", "5"), ("两家", "2家"), ("100万元", "1,000,000")]
)
def test_source_supports_what_is_stated(source, stated):
    assert numbers_in(stated) <= supported_numbers([source])


@pytest.mark.parametrize(
    ("source", "stated"), [("最高200万元", "300万元"), ("不超过3年", "5年"), ("20%", "30%"), ("", "1家 2家")]
)
def test_source_does_not_support_another_number(source, stated):
    assert not numbers_in(stated) <= supported_numbers([source])


def test_nothing_supports_nothing():
    assert supported_numbers([]) == frozenset()


@pytest.mark.parametrize("stated", ["5,000,000"])
def test_traditional_source_supports_the_same_number(stated):
    assert numbers_in(stated) <= supported_numbers(["新臺幣五百萬元"])
