"""Building a version of the index from a library's documents."""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np

import corpus.glossary
from corpus.errors import IndexCorruptError
from corpus.model import Document, Metadata
from index.analysis import ANALYSIS_VERSION, Analyzer, clean
from index.cues import cue_matches, cues_version
from index.embeddings import EmbeddingModel
from index.latent import LatentTerms, Weighted, latent_reader
from index.lexical import build_lexical
from index.model import Passage
from index.passages import passages_of
from index.reader import Reader
from index.vectors import Vectors, VectorStore, embed_missing, text_id
from index.versions import Layout, Manifest, write_manifest

SCHEMA = 3
Progress = Callable[[str, int, int], None]
"""Called with a stage (``words``, ``vectors``, ``latent``), how much of it is done, and how much there is."""

_log = logging.getLogger(__name__)


class Library(Protocol):
    """What the index needs of the corpus' library."""

    @property
    def documents(self) -> Collection[Document]:
        """Every document."""
        ...

    @property
    def metadata(self) -> Collection[Metadata]:
        """Every document's metadata."""
        ...

    def get(self, document_id: str) -> Document:
        """One document."""
        ...

    @property
    def version(self) -> str:
        """Changes whenever a document does."""
        ...


def expected_manifest(library: Library, model: EmbeddingModel | None) -> Manifest:
    """The manifest that an up-to-date index of this library has."""
    terms = Path(corpus.glossary.__file__).with_name("terms.tsv").read_bytes()
    parts = (str(SCHEMA), ANALYSIS_VERSION, cues_version(), hashlib.sha256(terms).hexdigest()[:12])
    return Manifest("-".join(parts), library.version, model.identity if model else None)


def build_version(
    library: Library, layout: Layout, model: EmbeddingModel | None, analyzer: Analyzer, progress: Progress,
    *, fresh: bool = False,
) -> Path:
    """A complete new version beside the current one; nothing of it is left when building fails.

    Vectors that were embedded before are used again, also those of a build that did not end;
    with ``fresh`` only those of a service, which are paid for.

    Raises:
        OSError: the home folder cannot be written.
        ConfigurationError: the embedding model cannot be used.
    """
    version = layout.new_version()
    try:
        _fill(version, library, layout, model, analyzer, progress, fresh=fresh)
    except BaseException:
        shutil.rmtree(version, ignore_errors=True)
        raise
    return version


def _fill(
    version: Path, library: Library, layout: Layout, model: EmbeddingModel | None, analyzer: Analyzer,
    progress: Progress, *, fresh: bool,
) -> None:
    passages = [passage for document in library.documents for passage in passages_of(document)]
    progress("words", 0, len(passages))
    folder = version / "lexical"
    folder.mkdir()
    build_lexical(folder, passages, analyzer)
    progress("words", len(passages), len(passages))
    ids = [text_id(passage.embedded_text) for passage in passages]
    _write_table(version, library, passages, ids)
    if model is not None:
        vectors = _vectors(passages, ids, layout, model, progress, fresh=fresh)
        np.save(version / "vectors.npy", vectors)
        latent = _latent(passages, ids, None if fresh else layout.current(), model, progress)
        if latent is not None:
            latent.save(version)
    expected = expected_manifest(library, model)
    write_manifest(version, Manifest(expected.schema, expected.corpus_version, expected.model, len(passages)))


def _write_table(version: Path, library: Library, passages: Sequence[Passage], ids: Sequence[str]) -> None:
    keys = list(dict.fromkeys((p.document_id, p.clause_id) for p in passages))
    place = {key: number for number, key in enumerate(keys)}
    clauses = {clause.key: clause for document in library.documents for clause in document.clauses}
    texts = [clean(clauses[key].text + "\n" + (clauses[key].rendering or "")) for key in keys]
    table = {
        "keys": keys,
        "kinds": [clauses[key].kind.value for key in keys],
        "lengths": [len(clauses[key].text) for key in keys],
        "clause": [place[p.document_id, p.clause_id] for p in passages],
        "start": [p.start for p in passages],
        "end": [p.end for p in passages],
        "english": [int(p.language == "en") for p in passages],
        "rendered": [int(p.end - p.start != len(p.text)) for p in passages],
        "id": ids,
    }
    (version / "table.json").write_text(json.dumps(table, separators=(",", ":")), encoding="utf-8")
    np.save(version / "cues.npy", cue_matches(texts))


def _vectors(
    passages: Sequence[Passage], ids: Sequence[str], layout: Layout, model: EmbeddingModel, progress: Progress,
    *, fresh: bool,
) -> Vectors:
    texts = {id_: passage.embedded_text for id_, passage in zip(ids, passages, strict=True)}
    store = VectorStore(layout.vectors, model)
    try:
        if fresh and not model.remote:
            store.forget()
        vectors = embed_missing(texts, store, model, lambda done, total: progress("vectors", done, total))
        store.keep_only(ids)
    finally:
        store.close()
    _log.info("%d passages, %d distinct texts", len(passages), len(texts))
    return np.stack([vectors[id_] for id_ in ids]) if ids else np.zeros((0, 1), np.float32)


def _latent(
    passages: Sequence[Passage], ids: Sequence[str], current: Path | None, model: EmbeddingModel, progress: Progress
) -> LatentTerms | None:
    """The latent terms of every clause that speaks one language only; those read before are used again."""
    read = latent_reader(model)
    if read is None:
        return None
    known = _latent_before(current, model)
    spoken: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for passage in passages:
        spoken[passage.document_id, passage.clause_id].add(passage.language)
    texts = {
        id_: passage.text
        for id_, passage in zip(ids, passages, strict=True)
        if len(spoken[passage.document_id, passage.clause_id]) == 1
    }
    missing = [id_ for id_ in texts if id_ not in known]
    for done, id_ in enumerate(missing):
        progress("latent", done, len(missing))
        known[id_] = read(texts[id_])
    progress("latent", len(missing), len(missing))
    return LatentTerms.of([known[id_] if id_ in texts else None for id_ in ids])


def _latent_before(current: Path | None, model: EmbeddingModel) -> dict[str, Weighted | None]:
    """What the current version holds for the texts it was built from, where the same model read them."""
    try:
        reader = Reader(current) if current is not None else None
    except IndexCorruptError:
        return {}
    if reader is None or reader.latent is None or reader.manifest.model != model.identity:
        return {}
    rows = ((id_, reader.latent.row(row)) for row, id_ in enumerate(reader.ids))
    return {id_: terms for id_, terms in rows if terms is not None}
