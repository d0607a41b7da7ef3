"""Figures that share a unit: lists (5%、6%、7%) and ranges (200万-500万元)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from corpus.numerals import CHINESE_DIGITS, parse_quantity
from corpus.provisions.vocabulary import either

ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!,?\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
NUMBER = (
    rf"(?<![\d.第A-Za-z])(?:{ARABIC}(?:\s?[百千]?[万亿]{{1,2}})?"
    rf"|[{CHINESE_DIGITS}][{CHINESE_DIGITS}万亿]{{0,22}}(?:点[{CHINESE_DIGITS}]{{1,8}}[万亿]?)?)"
)
"""A number in digits or Chinese numerals, units of ten thousand included."""

_LONGEST = 24
_MAGNITUDE = re.compile(r"[百千]?[万亿]+$")
_QUALIFIER = r"(?:\s*[（(]不?含[^（()）]{0,8}[）)])?"
_UPWARDS = r"(?:及?以上|\s*以上)"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number or range; ``value``, ``min`` and ``max`` already include ``scale``.

    ``unit`` is empty until known, ``plain`` where it is written in a word (元) that a foreign
    currency named earlier in the list overrides, ``leading`` where it stands before the number.
    """

    start: int
    end: int
    value: float | None
    unit: str
    scale: float = 1
    min: float | None = None
    max: float | None = None
    series: int = 0
    position: int = 0
    size: int = 1
    has_unit: bool = True
    plain: bool = False
    leading: bool = False


@cache
def _joint() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    limits = either("limit.before.cap", "limit.before.floor", "limit.en.cap", "limit.en.floor")
    after = either("limit.after.cap", "limit.after.floor", "limit.after.about")
    per = r"(?:/[^\s、，,/]{1,6})?"
    listing = re.compile(
        rf"{_QUALIFIER}{per}\s*(?:{after})?\s*(?:、|和|及|以及|或者|或|与|,\s+and\s|,\s|\s+and\s+|\s+or\s+)\s*{limits}?\s*"
    )
    ranging = re.compile(rf"{_QUALIFIER}{_UPWARDS}?\s*(?:-{{1,2}}|—{{1,2}}|–|~|至|到|\s+to\s+|\s+and\s+)\s*")
    return listing, ranging, re.compile(rf"{_QUALIFIER}\s*{_UPWARDS}(?:、|，)?\s*(?:不满|不足)?\s*")


def number_value(written: str) -> float | None:
    """The value of a match of ``NUMBER``, or None where it is no number that a text would mean."""
    return parse_quantity(written) if len(written) <= _LONGEST else None


def chain(text: str, tokens: Sequence[Figure]) -> list[Figure]:
    """``tokens`` joined into ranges and lists; those that get no unit from a neighbour are dropped."""
    figures: list[Figure] = []
    for group in _groups(text, tokens):
        figures += _numbered(_ranged(text, _with_units(group)))
    return figures


def _groups(text: str, tokens: Sequence[Figure]) -> list[list[Figure]]:
    groups: list[list[Figure]] = []
    for token in tokens:
        if groups and _joined(text, groups[-1][-1], token):
            groups[-1].append(token)
        else:
            groups.append([token])
    return groups


def _joined(text: str, left: Figure, right: Figure) -> bool:
    between = text[left.end : right.start]
    if len(between) > 40 or (left.has_unit and right.has_unit and left.unit != right.unit and not right.plain):
        return False
    if not left.has_unit and re.search("[a-z]{3}", between):
        return False
    return any(joint.fullmatch(between) for joint in _joint())


def _with_units(group: list[Figure]) -> list[Figure]:
    """Units flow from a figure that has one back to those before it (5、10万元; RMB 1-2 million)."""
    group = _led(group)
    done: list[Figure] = []
    source: Figure | None = None
    for figure in reversed(group):
        if figure.has_unit:
            source = figure
        elif source is not None and not source.leading:  # under 65, EUR 71: the currency leads what follows it
            scale = source.scale if figure.scale == 1 else figure.scale
            figure = _rescaled(replace(figure, unit=source.unit, has_unit=True), scale)
        else:
            continue
        done.append(figure)
    named = next((figure.unit for figure in group if figure.has_unit and not figure.plain), None)
    return [replace(figure, unit=named) if named and figure.plain else figure for figure in reversed(done)]


def _led(group: list[Figure]) -> list[Figure]:
    """A currency in front of a list holds for what follows, the million at its end for what precedes."""
    if not group[0].leading:
        return group
    led = [replace(f, unit=group[0].unit, has_unit=True) if not f.has_unit and f.scale > 1 else f for f in group]
    if led[0].scale == 1 and len(led) > 1 and led[1].scale > 1 and led[1].has_unit and not group[1].has_unit:
        led[0] = _rescaled(led[0], led[1].scale)
    return led


def _rescaled(figure: Figure, scale: float) -> Figure:
    value = figure.value
    return replace(figure, value=None if value is None else value * scale / figure.scale, scale=scale)


def _ranged(text: str, group: list[Figure]) -> list[Figure]:
    figures: list[Figure] = []
    for figure in group:
        if figures and _is_range(text, figures[-1], figure):
            low = figures.pop()
            figure = replace(figure, start=low.start, value=None, min=low.value, max=figure.value)
        figures.append(figure)
    return figures


def _is_range(text: str, low: Figure, high: Figure) -> bool:
    if low.value is None or high.value is None or low.value >= high.value:
        return False
    between = text[low.end : high.start]
    _, ranging, upwards = _joint()
    after = text[high.end : high.end + 6].lstrip()
    if upwards.fullmatch(between):
        return after.startswith(("以下", "以内", "及以下")) or re.search("不满|不足", between) is not None
    if between.strip() == "and":
        return re.search(r"\bbetween\s+\S*\s*$", text[: low.start]) is not None
    return ranging.fullmatch(between) is not None


def _numbered(group: list[Figure]) -> list[Figure]:
    return [
        replace(figure, series=group[0].start, position=position, size=len(group))
        for position, figure in enumerate(group)
    ]


def by_series(figures: Sequence[Figure]) -> dict[int, list[Figure]]:
    """The figures grouped by the series they belong to."""
    groups: dict[int, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(figure.series, []).append(figure)
    return groups


def scan(pattern: re.Pattern[str], text: str, make: Callable[[re.Match[str]], Figure | None]) -> list[Figure]:
    """The figures that ``make`` reads from the matches of ``pattern``, Nones left out."""
    return [figure for match in pattern.finditer(text) if (figure := make(match)) is not None]


def magnitude(written: str) -> float:
    """The factor of the 万 or 亿 that a Chinese figure carries, 1 without."""
    found = _MAGNITUDE.search(written.replace(" ", ""))
    return (parse_quantity("1" + found.group()) or 1) if found else 1
