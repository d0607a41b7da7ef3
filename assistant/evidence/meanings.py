"""How near the meaning of a question comes to parts of a clause, which the index does not hold for themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.spans import Segment, spans_of, telling_spans

Vector = NDArray[np.float32]
Embed = Callable[[str], Vector | None]

_KEPT = 8192
_MOST_OF_A_PART = 8


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near the spans that tell a part from its siblings come to their nearest span of a question.

    ``best`` and ``mean`` are cosines over those spans, those of the farthest sibling where the part has none of its
    own; ``bare`` says that.
    """

    best: float
    mean: float
    bare: bool


class Meanings:
    """Embeds parts of clauses when they are first compared, and keeps their vectors."""

    def __init__(self, embed: Embed, turned: Embed, segment: Segment) -> None:
        """``embed`` gives the unit vector of a text, ``turned`` that of a question turned towards its answers.

        ``segment`` cuts Chinese text into content words.
        """
        self._embed, self._turned, self._segment = embed, turned, segment
        self._part = lru_cache(maxsize=_KEPT)(embed)

    def cosines(self, question: str, parts: Sequence[str]) -> list[tuple[float, float]]:
        """For each part its cosine with the question and with the question turned; zeros without vectors."""
        plain, turned = self._embed(question), self._turned(question)
        if plain is None or turned is None:
            return [(0.0, 0.0)] * len(parts)
        found = []
        for part in parts:
            vector = self._part(part)
            found.append((0.0, 0.0) if vector is None else (float(plain @ vector), float(turned @ vector)))
        return found

    def by_spans(self, question: str, parts: Sequence[str]) -> list[Nearness]:
        """For each part how near what tells it from its siblings comes to the question; zeros without vectors."""
        asked = self._vectors(spans_of(question, self._segment))
        own = [self._vectors(spans[:_MOST_OF_A_PART]) for spans in telling_spans(parts, self._segment)]
        near = [(vectors @ asked.T).max(axis=1) if len(vectors) and len(asked) else None for vectors in own]
        best = [float(found.max()) for found in near if found is not None]
        mean = [float(found.mean()) for found in near if found is not None]
        farthest = Nearness(min(best, default=0.0), min(mean, default=0.0), bare=True)
        return [
            farthest if found is None else Nearness(float(found.max()), float(found.mean()), bare=False)
            for found in near
        ]

    def _vectors(self, spans: Sequence[str]) -> Vector:
        found = [vector for vector in map(self._part, spans) if vector is not None]
        return np.stack(found) if found else np.zeros((0, 0), np.float32)
