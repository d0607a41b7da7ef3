"""Writing the numbers of a text in one way, so that 十六 meets 16 and 200万 meets 2,000,000."""

from __future__ import annotations

import re

from corpus.numerals import CHINESE_DIGITS, parse_quantity

_LONGEST_NUMBER = 24
_ARABIC = re.compile(r"\d[\d,]*(?:\.\d+)?\s*[十百千]?[万亿]*")
_CHINESE = re.compile(
    rf"百分之(?P<percent>[{CHINESE_DIGITS}\d]+)"
    rf"|(?P<number>[{CHINESE_DIGITS}]+[万亿]?[{CHINESE_DIGITS}]*[万亿]?)"
    r"(?=(?P<unit>[条款项章节编年月日天周个人家部倍元分岁类级种]|次(?!性)|小时|公里|平方|工作日)?)"
)


def normalise_numbers(text: str) -> str:
    """``text`` with every number as plain Arabic digits set apart by spaces.

    A single Chinese digit counts only before a measure word (三年, not 一般), a longer run
    always. Percentages become ``20%``.
    """
    return _CHINESE.sub(_from_chinese, _ARABIC.sub(_from_arabic, text))


def _from_arabic(match: re.Match[str]) -> str:
    value = _quantity(match.group())
    return match.group() if value is None else f" {_plain(value)} "


def _from_chinese(match: re.Match[str]) -> str:
    if match["percent"]:
        value = _quantity(match["percent"])
        return match.group() if value is None else f" {_plain(value)}% "
    written = match["number"]
    if len(written) == 1 and not match["unit"]:
        return written
    value = _quantity(written)
    return written if value is None else f" {_plain(value)} "


def _quantity(written: str) -> float | None:
    # A run longer than any real number is text; its value could not even be held.
    return parse_quantity(written) if len(written) <= _LONGEST_NUMBER else None


def _plain(value: float) -> str:
    return f"{value:.0f}" if value == int(value) else f"{value:g}"
