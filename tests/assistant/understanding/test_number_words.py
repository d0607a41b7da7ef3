from __future__ import annotations

import re

import pytest

from assistant.understanding.number_words import CARDINAL, LARGE, ORDINAL, parse_number_words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("nineteen", 19),
        ("Twenty-Two", 22),
        ("twenty two", 22),
        ("nineteenth", 19),
        ("twenty-second", 22),
        ("22nd", 22),
        ("a hundred", 100),
        ("ten thousand", 10_000),
        ("two hundred and five", 205),
        ("five hundred thousand", 500_000),
    ],
)
def test_value(text, value):
    assert parse_number_words(text) == value


@pytest.mark.parametrize("text", ["", "grant", "twentieth century", "one-off"])
def test_no_number(text):
    assert parse_number_words(text) is None


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (CARDINAL, "twenty-two"),
        (CARDINAL, "ninety"),
        (ORDINAL, "twenty-second"),
        (ORDINAL, "3rd"),
        (LARGE, "a hundred"),
    ],
)
def test_patterns_take_the_whole_number(pattern, text):
    assert re.match(pattern, text).group() == text
