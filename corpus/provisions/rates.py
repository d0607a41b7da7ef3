"""Shares: 20%, 百分之五十, 4‰, 2个百分点, 1:1 of a higher level's sum, 20 percent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.model import Limit, ProvisionKind
from corpus.numerals import CHINESE_DIGITS
from corpus.provisions.limits import bounds
from corpus.provisions.mention import Mention
from corpus.provisions.reading import Reading
from corpus.provisions.series import ARABIC, NUMBER, Figure, by_series, chain, number_value, scan
from corpus.provisions.vocabulary import either

_UNITS = {"%": 0.01, "‰": 0.001, "个百分点": 0.01, "percent": 0.01, "per cent": 0.01, "percentage points": 0.01}
_RAISED = re.compile("上浮|上调|下浮|下调|提高|增加|降低")
"""限额上浮25% raises a ceiling and is none."""
_SPELT = {"百": 0.01, "千": 0.001, "万": 0.0001}


@cache
def _pattern() -> re.Pattern[str]:
    digits = f"{ARABIC}|[{CHINESE_DIGITS}]+(?:点[{CHINESE_DIGITS}]+)?"
    return re.compile(
        rf"(?P<spelt>[百千万])分之(?P<part>{digits})"
        rf"|(?<![\d:])(?P<left>\d{{1,2}}(?:\.\d)?)\s?[:：]\s?(?P<right>\d)(?![\d:：])(?=的?(?:比例|额度|标准|给予|予以|配套|资助|奖励|补助|补贴)|配套)"
        rf"|(?P<number>{NUMBER})(?:\s?(?P<unit>%|‰|个百分点|percentage\spoints|per\s?cent\b))?"
    )


def find_rates(reading: Reading) -> Iterator[Mention]:
    """Every share, as a fraction; 2个百分点 is 0.02 with unit ``points``."""
    text = reading.figures
    figures = chain(text, scan(_pattern(), text, _figure))
    series = by_series(figures)
    for figure in figures:
        group = series[figure.series]
        found = bounds(text, figure, group[0], group[-1])
        start, limit = found.start, found.limit
        if start == figure.start:
            start, limit = _bounded_base(text, start, limit)
        limit = Limit.RATE if limit is Limit.EXACT else limit
        yield Mention(
            ProvisionKind.RATE, start, found.end, figure.start, limit, unit=figure.unit,
            value=figure.value, min=figure.min, max=figure.max,
            series=figure.series, position=figure.position, size=figure.size,
        )  # fmt: skip


def _bounded_base(text: str, start: int, limit: Limit) -> tuple[int, Limit]:
    """不超过票面利息的40%: the limiting word stands before what the share is of."""
    bound = _base().search(text[:start], max(0, start - 45))
    if bound is None or _RAISED.search(bound.group()):
        return start, limit
    return bound.start(), Limit.CAP if bound["cap"] else Limit.FLOOR


@cache
def _base() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<cap>{either('limit.before.cap')})|(?P<floor>不低于|不少于|不得低于|不得少于))[^，。；、：\d\ufffc\t\n]{{1,32}}?的?\s*\Z"
    )


def _figure(match: re.Match[str]) -> Figure | None:
    if match["spelt"]:
        value = number_value(match["part"])
        return None if value is None else _made(match, value, _SPELT[match["spelt"]], "ratio")
    if match["left"]:
        right = float(match["right"])
        return _made(match, float(match["left"]), 1 / right, "ratio") if right else None
    value = number_value(match["number"])
    if value is None:
        return None
    if match["unit"] is None:
        return Figure(match.start(), match.end("number"), value, "", has_unit=False)
    written = re.sub(r"\s+", " ", match["unit"])
    return _made(match, value, _UNITS[written], "points" if "point" in written or "点" in written else "ratio")


def _made(match: re.Match[str], value: float, scale: float, unit: str) -> Figure:
    return Figure(match.start(), match.end(), round(value * scale, 10), unit, scale)
