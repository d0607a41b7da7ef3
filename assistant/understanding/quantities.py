"""Reads the quantities that a question itself states."""

from __future__ import annotations

import re

from assistant.understanding.model import Claim, Count
from corpus.numerals import parse_quantity

_ZH_MONEY = re.compile(
    r"(?P<n>\d[\d,.]*\s*[千百十]?[万亿]?|[一二两三四五六七八九十百千]+[万亿])\s*(?P<u>元|块钱?|人民币)?"
)
_EN_MONEY = re.compile(
    r"(?:rmb|cny|¥|yuan)?\s*(?P<n>\d[\d,]*(?:\.\d+)?)\s*(?P<scale>million|mil|m|k|thousand|billion|bn)?\b\s*(?P<u>yuan|rmb|cny|renminbi)?",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(?P<n>\d+(?:\.\d+)?)\s*(?:%|percent|per cent)", re.IGNORECASE)
_YEARS = re.compile(r"(?P<n>\d+|[一二两三四五六七八九十]+)\s*(?:年(?!度|[0-9])|years?\b)", re.IGNORECASE)
_EN_WORDED = re.compile(
    r"\b(?P<n>half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty)[\s-]+"
    r"(?P<scale>hundred thousand|million|thousand|billion)\b(?:\s*(?:yuan|rmb|cny|renminbi))?",
    re.IGNORECASE,
)
_WORDED = {
    "half a": 0.5,
    "half an": 0.5,
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twenty": 20,
    "fifty": 50,
}
_COUNTED_ZH = re.compile(
    r"(?P<n>\d[\d,]*|[一二两三四五六七八九]?[十百千][一二三四五六七八九十百千]*)\s*(?P<u>人次|家次|[部个家名项场集款件])"
)
_COUNTED_EN = re.compile(
    r"(?<![\d.,])(?P<n>\d{1,3}(?:,\d{3})+|\d{2,})(?![\d.,]|\s*[\u3400-\u9fff]|\s*(?:million|billion|yuan|rmb|%|percent|years?|months?|days?))",
    re.IGNORECASE,
)
_COUNTED_WORDS = re.compile(
    r"\b(?P<n>(?:one|a|two|three|five|ten)[ -](?:hundred|thousand)|ten|twenty|thirty|forty|fifty|sixty|hundred)\b"
    r"(?![ -](?:million|billion|thousand|hundred|percent|years?|months?|days?))",
    re.IGNORECASE,
)
_NUMBER_WORDS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "five": 5, "ten": 10, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "hundred": 100, "thousand": 1000,
}  # fmt: skip
_YEAR = range(1900, 2101)
_SCALES = {"million": 1e6, "mil": 1e6, "m": 1e6, "k": 1e3, "thousand": 1e3, "billion": 1e9, "bn": 1e9}


def find_claims(text: str) -> tuple[Claim, ...]:
    """Money (in yuan), shares (as fractions) and years that ``text`` names, without repeats."""
    claims: dict[tuple[float, str], Claim] = {}
    for match in _PERCENT.finditer(text):
        _add(claims, float(match["n"]) / 100, "fraction", match)
    for match in _YEARS.finditer(text):
        if (value := parse_quantity(match["n"])) is not None and value < 1000:
            _add(claims, value, "year", match)
    for match in _ZH_MONEY.finditer(text):
        if (match["u"] or match["n"].strip()[-1] in "万亿") and (value := parse_quantity(match["n"])) is not None:
            _add(claims, value, "yuan", match)
    for match in _EN_WORDED.finditer(text):
        scale = 1e5 if match["scale"].lower() == "hundred thousand" else _SCALES[match["scale"].lower()]
        _add(claims, _WORDED[match["n"].lower()] * scale, "yuan", match)
    for match in _EN_MONEY.finditer(text):
        named = (
            match["u"] or (match["scale"] and match["scale"].lower() != "m") or match.group(0).strip()[:1] in "rRcC¥"
        )
        if named and not match.group(0).strip().isdigit():
            _add(
                claims,
                float(match["n"].replace(",", "")) * _SCALES.get((match["scale"] or "").lower(), 1),
                "yuan",
                match,
            )
    return tuple(claims.values())


def find_counts(text: str) -> tuple[Count, ...]:
    """The numbers of things that ``text`` names (100部, 1000人次, the thirty projects), without repeats."""
    found: dict[Count, None] = {}
    for match in _COUNTED_ZH.finditer(text):
        if (value := parse_quantity(match["n"])) is not None:
            found[Count(value, match["u"])] = None
    for match in _COUNTED_EN.finditer(text):
        value = float(match["n"].replace(",", ""))
        if value not in _YEAR and not found:
            found[Count(value)] = None
    for match in _COUNTED_WORDS.finditer(text):
        value = 1.0
        for word in re.split(r"[ -]", match["n"].lower()):
            value *= _NUMBER_WORDS[word]
        found[Count(value)] = None
    return tuple(found)


def _add(claims: dict[tuple[float, str], Claim], value: float, unit: str, match: re.Match[str]) -> None:
    claims.setdefault((value, unit), Claim(value, unit, match.group(0).strip()))
