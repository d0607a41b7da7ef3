from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.numbers import normalise_numbers


@pytest.mark.parametrize(("written", "plain"), [
    ("第十六条", "第 16 条"), ("最高200万元", "最高 2000000 元"), ("二百万元", "2000000 元"), ("百分之二十", "20%"),
    ("2.5亿元", "250000000 元"), ("1,000人次", "1000 人次"), ("二〇二二年", "2022 年"), ("三个月", "3 个月"),
])
def test_one_number_has_one_form(written, plain):
    assert normalise_numbers(written).strip() == plain


@pytest.mark.parametrize("text", ["一般", "统一管理", "一次性补助", "万一", "唯一"])
def test_words_with_a_digit_in_them_stay(text):
    assert normalise_numbers(text) == text


@given(st.text("一二三十百千万亿零〇0123456789.,%条年点 ", max_size=400))
def test_any_run_of_digits_is_survived(text):
    assert isinstance(normalise_numbers(text), str)
