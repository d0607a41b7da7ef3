"""Whole numbers that English writes in words: nineteen, twenty-second, ten thousand."""

from __future__ import annotations

import re

_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NTH = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_TEENTH = (
    "tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth"
    "|twentieth|thirtieth|fortieth|fiftieth"
)

CARDINAL = rf"(?:(?:{_TENS})(?:[ -](?:{_UNITS}))?|{_TEENS}|{_UNITS})"
"""A cardinal below a hundred, as a regular expression without groups of its own."""

ORDINAL = rf"(?:(?:{_TENS})[ -](?:{_NTH})|{_TEENTH}|{_NTH}|\d{{1,2}}(?:st|nd|rd|th))"
"""An ordinal in words or figures, below a hundred."""

LARGE = rf"(?:(?:{CARDINAL}|a)[ -])?(?:hundred|thousand)(?:[ -](?:hundred|thousand|and|{CARDINAL}))*"
"""A cardinal of a hundred or more."""


def parse_number_words(text: str) -> int | None:
    """The whole number that English words or an ordinal in figures write, or None."""
    from text_to_num import alpha2digit

    digits = str(alpha2digit(re.sub(r"^a\b", "one", text.strip().lower().replace("-", " ")), "en", 0.0))
    found = re.fullmatch(r"(\d+)(?:st|nd|rd|th)?", digits)
    return int(found[1]) if found else None

_IN_CHINESE = {
    word: digit
    for digit, words in zip(
        "一二三四五六七八九十",
        ("one first", "two second", "three third", "four fourth", "five fifth", "six sixth", "seven seventh",
         "eight eighth", "nine ninth", "ten tenth"),
        strict=True,
    )
    for word in words.split()
}  # fmt: skip
_DIGITS = str.maketrans("1234567890", "一二三四五六七八九零")
_SMALL = re.compile(rf"\b(?:{'|'.join(_IN_CHINESE)})\b")
_SUFFIX = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")


def to_chinese_ordinals(text: str) -> str:
    """Small numbers as Chinese characters, so that “second” and “2” echo 第二年; ``text`` in lower case."""
    return _SUFFIX.sub("", _SMALL.sub(lambda m: _IN_CHINESE[m.group()], text)).translate(_DIGITS)
