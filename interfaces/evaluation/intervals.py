"""Shares with their 95 % Wilson intervals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Share:
    """``hits`` of ``n``; ``value`` is None where nothing was judged."""

    hits: int
    n: int

    @classmethod
    def of(cls, judgements: Iterable[bool | None]) -> Share:
        """The share of True among the judged; None is not judged."""
        judged = [judgement for judgement in judgements if judgement is not None]
        return cls(sum(judged), len(judged))

    @property
    def value(self) -> float | None:
        """The share as a fraction."""
        return self.hits / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % Wilson score interval."""
        if not self.n:
            return None
        share, z2 = self.hits / self.n, _Z * _Z
        centre = (share + z2 / (2 * self.n)) / (1 + z2 / self.n)
        spread = _Z * sqrt(share * (1 - share) / self.n + z2 / (4 * self.n * self.n)) / (1 + z2 / self.n)
        return (max(0.0, centre - spread), min(1.0, centre + spread))
