"""Whether a figure in a question falls into the case of a sum: 六百人 into 500人以上的, 42 into 18至45周岁.

Cases are told apart by thresholds that stand beside one another: of 300人以上, 500人以上 and 800人以上 the one
for 600 people is the second, though the first holds for them too.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.numerals import CHINESE_DIGITS, parse_quantity

_NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?|[{CHINESE_DIGITS}]+(?:点[一二三四五六七八九]+)?)"
_SCALES = {"万": 1e4, "亿": 1e8, "百万": 1e6, "千万": 1e7, "million": 1e6, "thousand": 1e3, "k": 1e3}
_SCALE = r"(?:\s*个?(?P<{}>百万|千万|[万亿]|million|thousand|k\b))?"
_INCLUDED = r"(?:[（(]不?含[^（()）]{0,4}[）)])?"
_UPPER = re.compile(
    r"不满|不足|未满|低于|少于|小于|不超过|under|below|less than|fewer than|up to|以下|以内|or less|or under",
    re.IGNORECASE,
)
_BOUND = re.compile(
    rf"(?P<before>不满|不足|未满|低于|少于|小于|超过|突破|达到?|满|至少|不低于|不少于|不超过|under|below|less than"
    rf"|fewer than|over|more than|above|at least|exceeding|up to|from|between)?\s*"
    rf"(?<!第)(?P<low>{_NUMBER}){_SCALE.format('scale')}(?:[^\d\s至到\-~—以不（(，,、。]{{0,3}})?{_INCLUDED}"
    rf"(?:\s*(?:至|到|-|—|~|to|and)\s*(?:不满|不足)?\s*(?P<high>{_NUMBER}){_SCALE.format('high_scale')})?"
    rf"[^\d，。,、；（(]{{0,6}}?{_INCLUDED}"
    rf"(?P<after>及?以上|及?以下|以内|or (?:over|more|older|less|under)|and over|起)?",
    re.IGNORECASE,
)
_ASKED = re.compile(rf"(?<!第)(?P<number>{_NUMBER})(?!st\b|nd\b|rd\b|th\b){_SCALE.format('scale')}", re.IGNORECASE)
_UNIT_OF_HEAD = re.compile(r"[（(/](?P<scale>百万|千万|[万亿])")
_BARE_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?(?![\d.,]*\s*[万亿])")
_LATIN = re.compile("[A-Za-z]{3}")
_FLOOR_OF_A_SERIES = 0.7


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``low`` to ``high``; a bare figure is ``exact``."""

    low: float
    high: float
    exact: bool = False

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Fit:
    """How a case takes the question's figures, each in 0..1.

    ``best``: one falls into it and into no narrower case beside it; ``inside``: one falls into it; ``outside``: one
    does not; ``same``: it names that very figure.
    """

    best: float = 0.0
    inside: float = 0.0
    outside: float = 0.0
    same: float = 0.0


def fits(cases: Sequence[str], question: str) -> list[Fit]:
    """For each case how the question's figures fall into it; what all cases say alike tells nothing."""
    read = [intervals(case) for case in cases]
    values = asked_numbers(question)
    return [_fit(place, read, values) for place in range(len(read))]


def _fit(place: int, read: Sequence[tuple[Interval, ...]], values: Sequence[float]) -> Fit:
    others = [one for index, found in enumerate(read) if index != place for one in found]
    best = inside = outside = same = 0.0
    for own in read[place]:
        if all(own in found for found in read):
            continue
        for value in values:
            if own.exact and value == own.low:
                same = best = 1.0
            elif own.exact:
                rivals = any(one.exact and one != own for one in others)
                passed = value > own.low and not any(own.low < one.low <= value for one in others)
                best = max(best, _FLOOR_OF_A_SERIES if rivals and passed else 0.0)
                outside = 1.0 if rivals and value < own.low else outside
            elif value in own:
                inside = 1.0
                narrower = any(_is_narrower(one, own, value) for one in others)
                best = best if narrower else 1.0
            else:
                outside = 1.0
    return Fit(best, inside, outside, same)


def _is_narrower(one: Interval, own: Interval, value: float) -> bool:
    """Whether another case takes the value too and more closely; of 超过1亿、5亿 the second for six."""
    if one.exact:
        return own.low < one.low <= value
    return value in one and (one.low > own.low or one.high < own.high)


@lru_cache(maxsize=4096)
def intervals(text: str) -> tuple[Interval, ...]:
    """The thresholds, ranges and bare figures that a text names, in order; 12米以上不满18米 is one range."""
    found: list[Interval] = []
    end = -1
    for match in _BOUND.finditer(text):
        low = _value(match["low"], match["scale"] or match["high_scale"])
        high = _value(match["high"], match["high_scale"]) if match["high"] else None
        if low is None:
            continue
        bounded = f"{match['before'] or ''} {match['after'] or ''}".strip()
        adjoins = bool(found) and text[end : match.start()].strip("，,、的但且和 ") in ("", "but", "and")
        end = match.end()
        if high is not None and high > low:
            found.append(Interval(low, high))
        elif _UPPER.search(bounded) and "不低于" not in bounded and "不少于" not in bounded:
            if adjoins and found[-1].high == math.inf and found[-1].low < low:
                found[-1] = Interval(found[-1].low, low)
            else:
                found.append(Interval(0.0, low))
        elif bounded:
            found.append(Interval(low, math.inf))
        else:
            found.append(Interval(low, low, exact=True))
    return tuple(found)


def in_units_of(head: str, text: str) -> str:
    """The figures of a column in the unit that its head gives: 50以上不足200 below 年包裹数（万件）."""
    unit = _UNIT_OF_HEAD.search(head)
    return _BARE_FIGURE.sub(lambda m: m.group() + unit["scale"], text) if unit else text


@lru_cache(maxsize=256)
def asked_numbers(question: str) -> tuple[float, ...]:
    """The figures of a question, scaled, English number words read too; a bare 一 or 两 is a word."""
    if _LATIN.search(question):
        from text_to_num import alpha2digit

        question = str(alpha2digit(question, "en", 0.0))
    values = []
    for match in _ASKED.finditer(question):
        value = _value(match["number"], match["scale"])
        if value is not None and (match["scale"] or match["number"] not in "一两兩"):
            values.append(value)
    return tuple(values)


def _value(number: str, scale: str | None) -> float | None:
    written = number.replace(",", "")
    value = float(written) if written[0].isdigit() else parse_quantity(written)
    return None if value is None else value * _SCALES.get((scale or "").lower(), 1.0)
