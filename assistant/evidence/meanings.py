"""How near the meaning of a question comes to parts of a clause, which the index does not hold for themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]
Embed = Callable[[str], Vector | None]

_KEPT = 8192


class Meanings:
    """Embeds parts of clauses when they are first compared, and keeps their vectors."""

    def __init__(self, embed: Embed, turned: Embed) -> None:
        """``embed`` gives the unit vector of a text, ``turned`` that of a question turned towards its answers."""
        self._embed, self._turned = embed, turned
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
