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
