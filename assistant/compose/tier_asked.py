"""Of figures by tiers those of the tier into which the question's own figure falls, where another tier was picked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.evidence.tiers import asked_numbers, fits, intervals
from corpus.model import ProvisionKind
from corpus.scripts import to_simplified

if TYPE_CHECKING:
    from assistant.compose.figures import Figure

_GIVEN = (ProvisionKind.AMOUNT, ProvisionKind.RATE)
_DATES = re.compile(r"(?:19|20)\d\d(?:年度?|\b)|\d{1,2}月(?:\d{1,2}[日号])?", re.IGNORECASE)
"""A year or a day, which may not be put to a threshold that says no unit."""


def of_the_tier(question: str, figures: Sequence[Figure], picked: list[Figure]) -> list[Figure]:
    """两千立方米 is in 1000以上不足5000: that tier's figures in place of those of a tier that does not hold it.

    Each figure picked is replaced by its counterpart: of the same column, kind, limit and unit. Where a tier holds the
    question's figure in one respect and not in another, or no counterpart is there, what was picked stands.
    """
    picked = _by_place(question, figures, picked)
    found = fits([f.bounds for f in figures], _DATES.sub(" ", to_simplified(question)))
    missed = {f.provision.provision_id for f, fit in zip(figures, found, strict=True) if fit.outside and not fit.inside}
    if not picked or not all(f.provision.provision_id in missed for f in picked):
        return picked
    holding = [f for f, fit in zip(figures, found, strict=True) if fit.best == 1.0 and not fit.outside]
    counterparts = [f for f in holding if any(_is_counterpart(f, other) for other in picked)]
    return counterparts if len(counterparts) == len(picked) else picked


def _by_place(question: str, figures: Sequence[Figure], picked: list[Figure]) -> list[Figure]:
    """Of 200万-500万、500万以上的，分别奖励… the sum in the place of the threshold that holds the figure."""
    if len(picked) != 1:
        return picked
    series = [f for f in figures if f.period == picked[0].period and f.provision.kind in _GIVEN]
    cases = next((found for f in series if len(found := intervals(f.bounds)) == len(series) > 1), ())
    asked = asked_numbers(_DATES.sub(" ", to_simplified(question)))
    holding = [n for n, case in enumerate(cases) if any(one.value in case and case.may_hold(one) for one in asked)]
    in_order = len(holding) == 1 and not any(case.exact for case in cases)
    return [series[holding[0]]] if in_order else picked


def _is_counterpart(figure: Figure, other: Figure) -> bool:
    one, two = figure.provision, other.provision
    alike = one.kind is two.kind and one.limit is two.limit and one.currency == two.currency
    return alike and figure.head == other.head
