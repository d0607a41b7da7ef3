"""The numbers a text states, in one normal form, so that an answer can be checked against its sources.

200万元, RMB 2 million and 2,000,000 are the same number; a number written in Chinese characters
counts where it stands before a unit or in a clause label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from corpus.numerals import parse_numeral, parse_quantity
from corpus.scripts import to_simplified

_ARABIC = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(百万|千万|万|亿|million|billion|thousand|%|‰)?",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"第?[（(]?([〇零一二三四五六七八九十百千两]+)[）)]?(万|亿)?\s*(?=条|章|款|项|部分|年|月|日|个|家|次|元|万|亿|名|人|项|种|%|、|[）)]|部)"
)
_WRITTEN = re.compile(r"[〇零一二三四五六七八九十百千两]+[万亿]?")
_WRITTEN_WHOLE = re.compile(r"[〇零一二三四五六七八九十百千两万亿]+")
_WRITTEN_SHARE = re.compile(r"(百|千)分之([〇零一二三四五六七八九十百千两点]+)")
_LABEL = re.compile(r"[（(]([一二三四五六七八九十百]+)[）)]")
_SCALE = {
    "百万": 1e6,
    "千万": 1e7,
    "万": 1e4,
    "亿": 1e8,
    "million": 1e6,
    "billion": 1e9,
    "thousand": 1e3,
    "%": 0.01,
    "‰": 0.001,
}


@lru_cache(maxsize=4096)
def numbers_in(text: str) -> frozenset[float]:
    """Every number that ``text`` states, units applied."""
    found: set[float] = set()
    text = to_simplified(text)
    for match in _ARABIC.finditer(text):
        value = float(match[1].replace(",", ""))
        found.add(_scaled(value, match[2]))
    for pattern in (_CHINESE, _LABEL):
        for match in pattern.finditer(text):
            unit = match[2] if pattern is _CHINESE else None
            if match[1] == "一":
                continue
            if (numeral := parse_numeral(match[1])) is not None:
                found.add(_scaled(float(numeral), unit))
    return frozenset(found)


def supported_numbers(sources: Iterable[str]) -> frozenset[float]:
    """Every number that may be repeated from these texts, scaled and bare."""
    return frozenset().union(*map(_supported, sources))


@lru_cache(maxsize=4096)
def _supported(text: str) -> frozenset[float]:
    allowed = set(numbers_in(text))
    text = to_simplified(text)
    if text:
        for match in _ARABIC.finditer(text):
            allowed.add(float(match[1].replace(",", "")))
        # 一万二千 is both the 一万 that an answer may repeat and the 12,000 that it converts to
        for pattern in (_WRITTEN, _WRITTEN_WHOLE):
            for match in pattern.finditer(text):
                if (value := parse_quantity(match.group())) is not None:
                    allowed.add(round(value, 6))
        for match in _WRITTEN_SHARE.finditer(text):
            if (value := parse_quantity(match[2])) is not None:
                allowed.add(round(value / (100 if match[1] == "百" else 1000), 6))
        for match in re.finditer(r"[①-⑳Ⅰ-Ⅻ]", text):
            if (numeral := parse_numeral(match.group())) is not None:
                allowed.add(float(numeral))
    return frozenset(allowed)


def _scaled(value: float, unit: str | None) -> float:
    return round(value * _SCALE.get((unit or "").lower(), 1.0), 6)
