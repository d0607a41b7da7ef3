"""Vectors in Chroma, named by the text they stand for: what is unchanged is not embedded again."""

from __future__ import annotations

import hashlib
import logging
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import ConfigurationError, TiaowenError
from index.embeddings import EmbeddingModel

Vectors = NDArray[np.float32]

_log = logging.getLogger(__name__)
_EMBED_BATCH, _STORE_BATCH = 32, 2000


def text_id(text: str) -> str:
    """The name under which a text's vector is kept."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class VectorStore:
    """One Chroma collection for each embedding model, in one folder. Not for two writers at once."""

    def __init__(self, folder: Path, model: EmbeddingModel) -> None:
        """Open or create; a folder that Chroma cannot open is set aside and begun anew."""
        self._folder = folder
        try:
            self._open(model)
        except Exception as error:  # Chroma raises whatever its storage engine raises.
            _log.warning("The vector store %s cannot be opened (%s); it is built again.", folder, error)
            _forget_clients()
            shutil.rmtree(folder, ignore_errors=True)
            self._open(model)

    def _open(self, model: EmbeddingModel) -> None:
        import chromadb
        from chromadb.config import Settings

        self._folder.mkdir(parents=True, exist_ok=True)
        self._client = chromadb.PersistentClient(str(self._folder), Settings(anonymized_telemetry=False))
        self._identity = model.identity
        self._create()

    def _create(self) -> None:
        self._collection: Any = self._client.get_or_create_collection(
            f"passages-{text_id(self._identity)[:16]}",
            metadata={"hnsw:space": "cosine", "model": self._identity},
            embedding_function=None,
        )
        self._collection.count()

    def __len__(self) -> int:
        return int(self._collection.count())

    def get(self, ids: Sequence[str]) -> dict[str, Vectors]:
        """The vectors that are kept, by id; the others are left out."""
        found: dict[str, Vectors] = {}
        for batch in _batches(ids, _STORE_BATCH):
            got = self._collection.get(ids=list(batch), include=["embeddings"])
            found.update(zip(got["ids"], np.asarray(got["embeddings"], np.float32), strict=True))
        return found

    def add(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Keep vectors; an id that is there already keeps its own."""
        for start in range(0, len(ids), _STORE_BATCH):
            stop = start + _STORE_BATCH
            self._collection.add(ids=list(ids[start:stop]), embeddings=vectors[start:stop])

    def keep_only(self, ids: Sequence[str]) -> None:
        """Drop every vector of this model whose id is not among ``ids``."""
        wanted = frozenset(ids)
        stale = [id_ for id_ in self._collection.get(include=[])["ids"] if id_ not in wanted]
        for batch in _batches(stale, _STORE_BATCH):
            self._collection.delete(ids=list(batch))

    def forget(self) -> None:
        """Drop every vector of this model, and with them their dimension."""
        self._client.delete_collection(self._collection.name)
        self._create()

    def nearest(self, vector: Vectors, count: int) -> tuple[list[str], Vectors]:
        """Ids and cosines of the ``count`` nearest vectors, nearest first."""
        found = self._collection.query(query_embeddings=[vector], n_results=count, include=["distances"])
        return list(found["ids"][0]), 1.0 - np.asarray(found["distances"][0], np.float32)

    def close(self) -> None:
        """Let go of the files."""
        close = getattr(self._client, "close", None)
        if close is not None:
            close()


def _forget_clients() -> None:
    from chromadb.api.shared_system_client import SharedSystemClient

    SharedSystemClient.clear_system_cache()


def _batches(ids: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (ids[start : start + size] for start in range(0, len(ids), size))


def embed_missing(
    texts: dict[str, str], store: VectorStore, model: EmbeddingModel, report: Callable[[int, int], None]
) -> dict[str, Vectors]:
    """The vector of every text (id → text), unit length; only those the store lacks are embedded.

    Raises:
        ConfigurationError: the model cannot be loaded or its service fails.
    """
    vectors = store.get(list(texts))
    missing = [id_ for id_ in texts if id_ not in vectors]
    report(0, len(missing))
    for start in range(0, len(missing), _EMBED_BATCH):
        batch = missing[start : start + _EMBED_BATCH]
        fresh = _embed([texts[id_] for id_ in batch], model)
        kept = next(iter(vectors.values()), None)
        if kept is not None and len(kept) != fresh.shape[1]:
            _log.warning("%s gives vectors of another dimension than before; all are made anew.", model.identity)
            store.forget()
            return embed_missing(texts, store, model, report)
        store.add(batch, fresh)
        vectors.update(zip(batch, fresh, strict=True))
        report(start + len(batch), len(missing))
    return vectors


def _embed(texts: list[str], model: EmbeddingModel) -> Vectors:
    embeddings = model.embeddings
    try:
        return unit(np.asarray(embeddings.embed_documents(texts), np.float32))
    except TiaowenError:
        raise
    except Exception as error:
        raise ConfigurationError(
            model.identity, f"embedding failed ({error})",
            "Check the service, or set TIAOWEN_EMBEDDINGS to bundled or none.",
        ) from error


def unit(vectors: Vectors) -> Vectors:
    """The same rows at length one; a zero row stays zero."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), np.float32)
