"""The index that the rest of the house uses: open it, search it, ask it about words."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from corpus.errors import IndexCorruptError, StorageError
from index.analysis import Analyzer
from index.build import Library, Progress, build_version, expected_manifest
from index.embeddings import (
    EmbeddingModel,
    EmbeddingService,
    EmbeddingServiceError,
    embedding_model,
    model_of_identity,
)
from index.files import exclusive
from index.lexical import Field
from index.model import Hit, Language
from index.reader import Reader
from index.search import Searcher
from index.vectors import Vectors
from index.versions import Layout, read_manifest

_log = logging.getLogger(__name__)

StandIn = Literal["never", "failed", "first"]


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Report nothing."""


class Index:
    """One version of the index of a library's documents, open for questions from any thread."""

    def __init__(
        self, library: Library, home: Path, reader: Reader, analyzer: Analyzer, model: EmbeddingModel | None
    ) -> None:
        """Use ``Index.open``."""
        self._analyzer = analyzer
        self._reader = reader
        self._searcher = Searcher(library, reader, analyzer, model, Layout(home))
        self.version = reader.manifest.corpus_version
        self.lexical_only = model is None
        self.bundled_embeddings = model is not None and model.bundled
        self.outdated = False
        """Whether this stands in for an index that is still to be built, because of its model's service."""

    @classmethod
    def open(
        cls,
        library: Library,
        home: Path,
        embeddings_name: str = "bundled",
        progress: Progress | None = None,
        *,
        repair: bool = True,
        service: EmbeddingService | None = None,
        stand_in: StandIn = "never",
        rebuild: bool = False,
    ) -> Index:
        """The index of ``library``, built when missing or stale, else reused as it is.

        ``progress`` is called with a stage's name, what is done and what there is. Opening an
        up-to-date index writes nothing. A damaged index is built again with ``repair``, any with
        ``rebuild``. ``service`` is where the embeddings of ``openai:<model>`` come from. Where that
        service has failed, and with ``first`` before it is asked at all, the index of another
        model or one of words alone stands in; it is ``outdated`` then.

        Raises:
            ConfigurationError: ``embeddings_name`` is unknown or its model cannot be used.
            IndexCorruptError: the current index is damaged and ``repair`` is false.
            StorageError: an index must be built and the home folder cannot be written.
        """
        model = embedding_model(embeddings_name, service)
        layout = Layout(home)
        analyzer = Analyzer(layout.root)
        reader = None if rebuild else _open_current(library, layout, model, repair=repair)
        if reader is not None:
            return cls(library, home, reader, analyzer, model)
        other = _standing_in(library, layout, service) if stand_in != "never" and model and model.remote else None
        if other is not None and stand_in == "first":
            return cls._outdated(library, home, *other, analyzer)
        try:
            return cls._build(library, layout, model, analyzer, progress or _silent, rebuild=rebuild)
        except EmbeddingServiceError as error:
            if stand_in == "never":
                raise
            _log.warning("%s. Another index stands in until the service works.", error)
            if other is None:
                other = _built(library, layout, None, analyzer, progress or _silent), None
            return cls._outdated(library, home, *other, analyzer)

    @classmethod
    def _build(
        cls, library: Library, layout: Layout, model: EmbeddingModel | None, analyzer: Analyzer, progress: Progress,
        *, rebuild: bool,
    ) -> Index:
        try:
            reader = _built(library, layout, model, analyzer, progress, rebuild=rebuild)
        except OSError as error:
            raise StorageError(
                str(layout.home), f"the index cannot be written ({error.strerror or error})",
                "Make the folder writable, or set TIAOWEN_HOME to one that is.",
            ) from error
        return cls(library, layout.home, reader, analyzer, model)

    @classmethod
    def _outdated(
        cls, library: Library, home: Path, reader: Reader, model: EmbeddingModel | None, analyzer: Analyzer
    ) -> Index:
        index = cls(library, home, reader, analyzer, model)
        index.outdated = True
        return index

    def search(
        self, query: str, *, k: int = 10, language: Language | None = None, documents: Collection[str] | None = None
    ) -> list[Hit]:
        """The ``k`` best clauses, best first, each once; fewer where the documents hold fewer.

        ``language`` is the question's and detected when None. ``documents`` limits the search
        to those ids. An empty question finds nothing.
        """
        return self._searcher.search(query, k, language, documents)

    def similarity(self, query: str, keys: Sequence[tuple[str, str]]) -> list[float]:
        """The cosine of the question and each clause (document id, clause id); 0.0 without embeddings.

        Raises:
            KeyError: a clause is not in the index.
        """
        return self._searcher.similarity(query, keys)

    def vector(self, query: str) -> Vectors | None:
        """The unit vector, (dimensions,), of a question by the bundled embeddings; None with other ones or none."""
        return self._searcher.embed(query) if self.bundled_embeddings else None

    def turned(self, query: str) -> Vectors | None:
        """The same vector turned towards what answers the question, as the search weighs it too."""
        vector = self.vector(query)
        return None if vector is None else self._searcher.turn(vector)

    def tokens(self, text: str) -> list[str]:
        """The words of a text as the index knows them, in order, without stop words."""
        return self._analyzer.words(text)

    def clause_tokens(self, document_id: str, clause_id: str) -> frozenset[str]:
        """The distinct words of a clause, of its headings, its document's title and its rendering.

        Raises:
            KeyError: the clause is not in the index.
        """
        return self._searcher.clause_tokens(document_id, clause_id)

    def idf(self, term: str) -> float:
        """How rare a word of ``tokens`` is: natural logarithm, highest for a word no passage holds."""
        lexical = self._reader.lexical
        return min(lexical.idf(Field.CHINESE, term), lexical.idf(Field.ENGLISH, term))

    def concept_idf(self, concept: str) -> float:
        """How rare a glossary concept is among the passages, on the same scale."""
        return self._reader.lexical.idf(Field.CONCEPTS, concept)


def _open_current(
    library: Library, layout: Layout, model: EmbeddingModel | None, *, repair: bool
) -> Reader | None:
    version = layout.current()
    if version is None:
        return None
    try:
        # An older version may lack what a reader needs: it is out of date, not damaged.
        manifest = read_manifest(version)
        return Reader(version, manifest) if manifest == expected_manifest(library, model) else None
    except IndexCorruptError as error:
        if not repair:
            raise
        _log.warning("%s. The index is built again.", error)
        return None


def _standing_in(
    library: Library, layout: Layout, service: EmbeddingService | None
) -> tuple[Reader, EmbeddingModel | None] | None:
    """The current version, if all that is wrong with it is the model; and its own model, if that is to be had."""
    version = layout.current()
    try:
        reader = Reader(version) if version is not None else None
    except IndexCorruptError:
        return None
    if reader is None or replace(reader.manifest, model=None) != expected_manifest(library, None):
        return None
    identity = reader.manifest.model
    return reader, model_of_identity(identity, service) if identity else None


def _built(
    library: Library, layout: Layout, model: EmbeddingModel | None, analyzer: Analyzer, progress: Progress,
    *, rebuild: bool = False,
) -> Reader:
    with exclusive(layout.lock):
        # Another process may have built it while this one waited.
        reader = None if rebuild else _open_current(library, layout, model, repair=True)
        if reader is None:
            version = build_version(library, layout, model, analyzer, progress, fresh=rebuild)
            reader = Reader(version)
            layout.publish(version)
    return reader
