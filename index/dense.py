"""The dense side: cosines of a question and the passages."""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict, defaultdict

import numpy as np
from numpy.typing import NDArray

from index.adapter import Adapter, load_adapter
from index.embeddings import EmbeddingModel, EmbeddingServiceError
from index.reader import Reader
from index.vectors import Vectors, VectorStore, unit
from index.versions import Layout

_log = logging.getLogger(__name__)

EXACT_UP_TO = 20_000
"""Passages up to which every cosine is computed; beyond, Chroma names the nearest."""

_NEAREST = 600
_KEPT_QUESTIONS = 512
_PAUSE = 30.0
"""Seconds for which a service that failed is not asked again: a question embeds more than once."""


class DenseIndex:
    """Embeds questions, keeps the vectors of recent ones, and compares."""

    def __init__(self, reader: Reader, model: EmbeddingModel | None, layout: Layout) -> None:
        """Nothing is loaded before the first question."""
        self._reader, self._model, self._layout = reader, model, layout
        self._adapter: Adapter | None = load_adapter() if model is not None and model.bundled else None
        self._recent: OrderedDict[str, Vectors | None] = OrderedDict()
        self._lock = threading.Lock()
        self._store: VectorStore | None = None
        self._rows_by_id: dict[str, list[int]] = {}
        self._quiet_until = 0.0

    def cosines(self, query: str, rows: NDArray[np.intp] | None = None) -> NDArray[np.float32]:
        """The cosine of every passage (by row); 0 for those not compared.

        ``rows`` limits the comparison. Zeros throughout without a model, or while its service
        does not answer.
        """
        result = np.zeros(len(self._reader.ids), np.float32)
        vectors, question = self._reader.vectors, self.embed(query)
        if vectors is None or question is None or not len(result):
            return result
        if vectors.shape[1] != len(question):
            _log.warning("The embedding model gives vectors of another dimension than the index; run: tiaowen index")
            return result
        if rows is not None:
            result[rows] = vectors[rows] @ question
        elif len(vectors) <= EXACT_UP_TO:
            result = np.asarray(vectors @ question)
        else:
            self._fill_nearest(result, question)
        return result

    def adapted(self, query: str, cosines: NDArray[np.float32]) -> NDArray[np.float32]:
        """The same for the question as the adapter turns it, where ``cosines`` were computed; else those."""
        vectors, question = self._reader.vectors, self.embed(query)
        if self._adapter is None or vectors is None or question is None or not cosines.any():
            return cosines
        turned = self.turn(question)
        compared = np.flatnonzero(cosines)
        if len(compared) == len(cosines):
            return np.asarray(vectors @ turned)
        result = np.zeros_like(cosines)
        result[compared] = vectors[compared] @ turned
        return result

    def turn(self, question: Vectors) -> Vectors:
        """A question's vector as the adapter turns it; as it is without one."""
        return question if self._adapter is None else self._adapter(question)

    def embed(self, query: str) -> Vectors | None:
        """The question's unit vector, None without a model or while its service does not answer."""
        if self._model is None:
            return None
        with self._lock:
            if query in self._recent:
                self._recent.move_to_end(query)
                return self._recent[query]
            if time.monotonic() < self._quiet_until:
                return None
        try:
            vector = unit(np.asarray(self._model.embeddings.embed_query(query), np.float32))
        except (OSError, EmbeddingServiceError) as error:
            _log.warning("The embedding service does not answer (%s); searching by words alone.", error)
            with self._lock:
                self._quiet_until = time.monotonic() + _PAUSE
            return None
        with self._lock:
            self._recent[query] = vector
            while len(self._recent) > _KEPT_QUESTIONS:
                self._recent.popitem(last=False)
        return vector

    def _fill_nearest(self, result: NDArray[np.float32], question: Vectors) -> None:
        assert self._model is not None
        with self._lock:
            if self._store is None:
                self._store = VectorStore(self._layout.vectors, self._model)
                rows: defaultdict[str, list[int]] = defaultdict(list)
                for row, id_ in enumerate(self._reader.ids):
                    rows[id_].append(row)
                self._rows_by_id = rows
            ids, cosines = self._store.nearest(question, _NEAREST)
        for id_, cosine in zip(ids, cosines, strict=True):
            for row in self._rows_by_id.get(id_, ()):
                result[row] = cosine
