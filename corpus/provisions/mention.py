"""A figure as found in a text, before it is known what it is for."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.model import Limit, ProvisionKind


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure with its limiting words.

    ``start:end`` is the span with the limiting words, ``core`` where the number itself begins.
    A list of figures that share a unit or a limiting word (10万元、20万元和50万元) is one
    series: ``series`` is where its first figure begins, ``position`` counts from 0 to ``size`` - 1.
    """

    kind: ProvisionKind
    start: int
    end: int
    core: int
    limit: Limit
    unit: str
    value: float | None = None
    min: float | None = None
    max: float | None = None
    currency: str | None = None
    date: str | None = None
    per: str | None = None
    condition: str | None = None
    series: int = 0
    position: int = 0
    size: int = 1

    @property
    def span(self) -> tuple[int, int]:
        """Start and end, limiting words included."""
        return self.start, self.end
