"""The lexical side: BM25 by tantivy over tokens that our own analysis made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.analysis import Analyzer
from index.model import Passage

_TITLE_WEIGHT = 2
_BM25_MAX_TERM_FACTOR = 2.2
_WRITER_BYTES = 50_000_000


class Field(StrEnum):
    """The searchable fields."""

    CHINESE = "chinese"
    ENGLISH = "english"
    CONCEPTS = "concepts"


def _schema() -> Any:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("row", indexed=True, fast=True)
    for name in ("document_id", "clause_id"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    for field in Field:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def build_lexical(folder: Path, passages: Sequence[Passage], analyzer: Analyzer) -> None:
    """Write an index of the passages, numbered by their places, into an existing empty folder."""
    import tantivy

    index = tantivy.Index(_schema(), path=str(folder))
    writer = index.writer(_WRITER_BYTES, 1)
    for row, passage in enumerate(passages):
        document = tantivy.Document()
        document.add_unsigned("row", row)
        document.add_text("document_id", passage.document_id)
        document.add_text("clause_id", passage.clause_id)
        for field, tokens in _tokens(passage, analyzer).items():
            document.add_text(field, " ".join(tokens))
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def _tokens(passage: Passage, analyzer: Analyzer) -> dict[Field, list[str]]:
    # The context stands before the text, so that a word of the title counts in every clause of
    # the document and does not draw its one clause that repeats the title to the top.
    tokenize = analyzer.chinese if passage.language == "zh" else analyzer.english
    field = Field.CHINESE if passage.language == "zh" else Field.ENGLISH
    tokens = tokenize(passage.context) * _TITLE_WEIGHT + tokenize(passage.text)
    return {
        field: tokens,
        Field.CONCEPTS: analyzer.concepts(f"{passage.context}\n{passage.text}", broader=True),
    }


class LexicalIndex:
    """A stored lexical index, open for reading; safe from several threads."""

    def __init__(self, folder: Path) -> None:
        """Open it.

        Raises:
            ValueError: it is missing or damaged.
        """
        import tantivy

        self._tantivy = tantivy
        self._schema = _schema()
        index = tantivy.Index(self._schema, path=str(folder), reuse=True)
        self._searcher = index.searcher()
        self.size = int(self._searcher.num_docs)

    def scores(self, field: Field, terms: Mapping[str, float], limit: int) -> NDArray[np.float32]:
        """BM25 of every passage (by row) for weighted terms; 0 beyond the best ``limit`` rows."""
        scores = np.zeros(self.size, np.float32)
        query = self._query(field, terms)
        if query is not None and self.size:
            hits = self._searcher.search(query, limit, count=False).hits
            rows = self._searcher.fast_field_values("row", [address for _, address in hits])
            scores[np.array(rows, np.intp)] = [score for score, _ in hits]
        return scores

    def best_possible(self, field: Field, terms: Mapping[str, float]) -> float:
        """The score that no passage can exceed for these terms, unknown terms included."""
        return _BM25_MAX_TERM_FACTOR * sum(weight * self.idf(field, term) for term, weight in terms.items())

    def idf(self, field: Field, term: str) -> float:
        """Inverse document frequency over passages, natural logarithm; highest for an unknown term."""
        frequency = self._searcher.doc_freq(field, term) if term else 0
        return float(np.log(1 + (self.size - frequency + 0.5) / (frequency + 0.5)))

    def _query(self, field: Field, terms: Mapping[str, float]) -> Any:
        tantivy = self._tantivy
        clauses = []
        for term, weight in terms.items():
            query = tantivy.Query.term_query(self._schema, field, term, "freq")
            if weight != 1.0:
                query = tantivy.Query.boost_query(query, weight)
            clauses.append((tantivy.Occur.Should, query))
        return tantivy.Query.boolean_query(clauses) if clauses else None


def counted(tokens: Iterable[str]) -> dict[str, float]:
    """Each distinct token once, at weight one, in order."""
    return dict.fromkeys(tokens, 1.0)
