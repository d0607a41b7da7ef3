"""Ages: 年满18周岁, 45周岁以下, below age 12, 18 years of age."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.model import Limit, ProvisionKind
from corpus.provisions.limits import bounds
from corpus.provisions.mention import Mention
from corpus.provisions.reading import Reading
from corpus.provisions.series import NUMBER, Figure, by_series, chain, number_value, scan


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<age>(?i:\b(?:aged?|ages)\s(?:of\s|between\s|under\s|over\s|below\s|above\s)?))?(?P<number>{NUMBER})"
        r"(?:\s?(?P<unit>周岁|岁|years\sof\sage|years\sold|-year-olds?))?"
    )


def find_ages(reading: Reading) -> Iterator[Mention]:
    """Every age, in years."""
    text = reading.figures
    figures = chain(text, scan(_pattern(), text, _figure))
    series = by_series(figures)
    for figure in figures:
        group = series[figure.series]
        found = bounds(text, figure, group[0], group[-1])
        start = found.start - 1 if text[found.start - 1 : found.start + 1] == "年满" else found.start
        limit = Limit.FLOOR if text[start:].startswith("年满") else found.limit
        yield Mention(
            ProvisionKind.AGE, start, found.end, figure.start, limit, unit="years",
            value=figure.value, min=figure.min, max=figure.max,
            series=figure.series, position=figure.position, size=figure.size,
        )  # fmt: skip


def _figure(match: re.Match[str]) -> Figure | None:
    value = number_value(match["number"])
    if value is None or value > 150:
        return None
    known = bool(match["unit"] or match["age"])
    return Figure(match.start(), match.end(), value, "years" if known else "", has_unit=known)
