"""Reads the quantities that a question itself states."""

from __future__ import annotations

import re

from assistant.understanding.model import Claim
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


def _add(claims: dict[tuple[float, str], Claim], value: float, unit: str, match: re.Match[str]) -> None:
    claims.setdefault((value, unit), Claim(value, unit, match.group(0).strip()))
