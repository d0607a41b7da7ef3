import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.numerals import parse_numeral, parse_quantity, parse_roman

DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """The plain writing of 1–9999, made the other way round than the parser reads it."""
    parts = []
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            parts.append(DIGITS[digit] + name)
        elif parts and number and parts[-1] != "零":
            parts.append("零")
    text = "".join(parts)
    return text[1:] if text.startswith("一十") else text


@given(st.integers(1, 9999))
def test_chinese_numerals_are_read_back(number):
    assert parse_numeral(chinese(number)) == number


@given(st.integers(1, 9999), st.sampled_from([("万", 10**4), ("亿", 10**8), ("万亿", 10**12)]))
def test_quantities_take_their_unit(number, unit):
    name, factor = unit
    assert parse_quantity(f"{chinese(number)}{name}") == number * factor
    assert parse_quantity(f"{number}{name}") == number * factor


@pytest.mark.parametrize(("text", "number"), [
    ("16", 16), ("１６", 16), ("Ⅳ", 4), ("xii", 12), ("①", 1), ("⑫", 12), ("㈠", 1), ("⑴", 1), ("廿三", 23),
    ("二〇二二", 2022), ("壹拾", 10), ("一 百", 100), ("两", 2), ("一百零五", 105), ("一百一十", 110), ("三百二", 320)])
def test_every_writing_of_a_number(text, number):
    assert parse_numeral(text) == number


@pytest.mark.parametrize("text", ["", " ", "第", "3x", "iiii", "十元", "甲"])
def test_other_text_is_no_number(text):
    assert parse_numeral(text) is None


@pytest.mark.parametrize(("text", "value"), [
    ("二百万", 2e6), ("两千五百", 2500), ("2.5亿", 2.5e8), ("200 万", 2e6), ("1,000", 1000), ("3 000", 3000),
    ("1,000万", 1e7), ("1万5千", 15000), ("二点五亿", 2.5e8), ("一亿零五百万", 1.05e8), ("1.5千万", 1.5e7),
    ("0.8", 0.8)])
def test_every_writing_of_a_quantity(text, value):
    assert parse_quantity(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "12 3", "100万元", "1..5", "5千1万", "百分之二"])
def test_other_text_is_no_quantity(text):
    assert parse_quantity(text) is None


def test_roman_numerals_in_either_case():
    assert [parse_roman(text) for text in ("I", "iv", "XIX", "MMXXVI")] == [1, 4, 19, 2026]
    assert parse_roman("IIX") is None
