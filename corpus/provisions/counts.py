"""Counts of things: 100部, 30个文化资源数字化项目, 1000人次, 双向参展100家次/年, at least 20 films."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from corpus.model import Limit, ProvisionKind
from corpus.provisions.limits import Bounds, bounds
from corpus.provisions.mention import Mention
from corpus.provisions.per import spoken_per, trailing_per, written_per
from corpus.provisions.reading import Reading
from corpus.provisions.series import ARABIC, NUMBER, Figure, by_series, chain, number_value, scan
from corpus.provisions.vocabulary import alternatives, either, words

_TIMES = re.compile(rf"(?P<number>{NUMBER})(?:\s?(?P<unit>倍))?")
_NOT_MEASURE = (
    "(?!百分点|工作日|自然日|交易日|月|星期|小时|季度|年度|自然年度|会计年度|纳税年度|学期|[一-龥]?性|别|体|税|民币)"
)
_FRACTIONAL = ("平方米", "㎡", "公里", "吨", "亩", "分", "倍", None)
_NOUN = re.compile(r"[\u4e00-\u9fff“”（）A-Za-z0-9]{2,16}?(?=[，。；、）)\n]|$)")
_NOT_NOUN = re.compile(r"的|以上|以下|以内|左右|给予|予以|奖励|按|的|且|并|以|或|和|为|在|进行|可|[（）]")
_SMALL = 10
_SPELT = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


@cache
def _chinese() -> re.Pattern[str]:
    measures = alternatives(words("count.measures"))
    return re.compile(rf"(?P<number>{NUMBER})(?:(?P<vague>余|多)?\s?(?P<unit>{measures}){_NOT_MEASURE})?")


@cache
def _english() -> re.Pattern[str]:
    skip = "|".join(words("count.en_nouns_skip"))
    limits = either("limit.en.cap", "limit.en.floor", "limit.en.about")
    return re.compile(
        rf"(?P<limit>(?i:{limits})\s)?(?<![\w.$€£¥-])(?<!x )(?P<number>{ARABIC}|(?i:\b(?:{'|'.join(_SPELT)})\b))"
        rf"\s(?:(?:[a-z]+(?:-[a-z]+)?\s){{0,2}}?)(?P<noun>(?!(?:{skip})\b)[a-z]{{3,}}s)\b"
    )


def find_counts(reading: Reading) -> Iterator[Mention]:
    """Every count with its measure word; multiples (五倍以下) as OTHER with unit 倍."""
    text = reading.figures
    for mention in _measured(text, _chinese(), ProvisionKind.COUNT):
        before = reading.words[reading.segment(mention.core)[0] : mention.core]
        yield mention if mention.per else replace(mention, per=spoken_per(before))
    yield from _measured(text, _TIMES, ProvisionKind.OTHER)
    for match in _english().finditer(text):
        yield from _english_count(text, match)


def _measured(text: str, pattern: re.Pattern[str], kind: ProvisionKind) -> Iterator[Mention]:
    figures = chain(text, scan(pattern, text, _figure))
    series = by_series(figures)
    for figure in figures:
        group = series[figure.series]
        found = bounds(text, figure, group[0], group[-1])
        if _says_something(text, figure, found):
            per, end = written_per(text, found.end)
            yield Mention(
                kind, found.start, _noun_end(text, figure, end) if per is None else end, figure.start, found.limit,
                unit=figure.unit, value=figure.value, min=figure.min, max=figure.max, per=per,
                series=figure.series, position=figure.position, size=figure.size,
            )  # fmt: skip


def _figure(match: re.Match[str]) -> Figure | None:
    value = number_value(match["number"])
    if value is None or (not value.is_integer() and match["unit"] not in _FRACTIONAL):
        return None
    if match["unit"] is None:
        return Figure(match.start(), match.end("number"), value, "", has_unit=False)
    return Figure(match.start(), match.end(), value, match["unit"])


def _says_something(text: str, figure: Figure, found: Bounds) -> bool:
    """A small Chinese numeral (三个方面, 一批) counts only where a limiting word bounds it."""
    if text[figure.start].isdigit() or found.limit is not Limit.EXACT or figure.unit == "倍":
        return text[max(0, figure.start - 1) : figure.start] not in tuple("第-—/")
    highest = figure.value if figure.value is not None else figure.max
    return highest is not None and highest >= _SMALL and len(text[figure.start : figure.end]) > 2


def _noun_end(text: str, figure: Figure, end: int) -> int:
    """Where the counted noun ends, when it follows at once and closes the phrase."""
    if figure.unit not in words("count.nouned") or end != figure.end:
        return end
    noun = _NOUN.match(text, end)
    return noun.end() if noun and not _NOT_NOUN.search(noun.group()) else end


def _english_count(text: str, match: re.Match[str]) -> Iterator[Mention]:
    written = match["number"].lower()
    value = float(_SPELT.index(written) + 2) if written in _SPELT else number_value(written)
    if value is None or (match["limit"] is None and (written in _SPELT or value < _SMALL)) or 1900 <= value <= 2100:
        return
    figure = Figure(match.start("number"), match.end(), value, match["noun"].lower())
    found = bounds(text, figure, figure, figure)
    per, end = trailing_per(text, found.end)
    yield Mention(
        ProvisionKind.COUNT, found.start, end, figure.start, found.limit, unit=figure.unit, value=value, per=per,
        series=figure.start,
    )  # fmt: skip
