"""From a question to ranked clauses."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.model import Clause
from index.analysis import Analyzer, clean
from index.build import Library
from index.cues import defined_term, defines, load_cues
from index.dense import DenseIndex
from index.embeddings import EmbeddingModel
from index.fusion import Floats, by_clause, fused, joined, order, over_best, over_spread, weighted_sum
from index.latent import LatentIndex
from index.lexical import Field, counted
from index.model import Hit, Language
from index.passages import text_language
from index.question import DocumentNames, clause_ids_named
from index.reader import Reader
from index.vectors import Vectors
from index.versions import Layout

_LONGEST_QUERY = 2000
_LEXICAL_ROWS = 400
_READ_FOR_DEFINITION = 80
_SIDE: dict[Language, Field] = {"zh": Field.CHINESE, "en": Field.ENGLISH}
_NOT_ABOUT_CONTENT = ("ask", "generic")


@cache
def load_weights() -> dict[Language, dict[str, float]]:
    """The fusion's weights by language."""
    tables = tomllib.loads(Path(__file__).with_name("weights.toml").read_text(encoding="utf-8"))
    return {"zh": tables["zh"], "en": tables["en"]}


class _Rows(NamedTuple):
    """What the two sides say of each passage; ``possible`` is the highest lexical score there could be."""

    lexical: NDArray[np.float32]
    possible: float
    cosines: NDArray[np.float32]
    adapted: NDArray[np.float32]


class Searcher:
    """Ranks the clauses of one version of the index."""

    def __init__(
        self, library: Library, reader: Reader, analyzer: Analyzer, model: EmbeddingModel | None, layout: Layout
    ) -> None:
        """Everything heavy waits for the first question."""
        self._library = library
        self._reader = reader
        self._analyzer = analyzer
        self._dense = DenseIndex(reader, model, layout)
        self._latent = LatentIndex(reader.latent, model)
        self._document_of = np.array([document_id for document_id, _ in reader.keys], object)
        self._texts: dict[int, str] = {}
        self._token_sets: dict[tuple[str, str], frozenset[str]] = {}

    def search(
        self, query: str, k: int, language: Language | None, documents: Collection[str] | None
    ) -> list[Hit]:
        """See ``Index.search``."""
        query = query[:_LONGEST_QUERY]
        allowed = self._allowed(documents)
        if k <= 0 or not query.strip() or not allowed.any():
            return []
        language = language or text_language(query)
        rows = self._rows(query, language, allowed)
        features = self._features(query, rows, allowed, load_weights()[language])
        scores = np.where(allowed, fused(features, load_weights()[language]), -np.inf)
        latent = self._latent_by_clause(query, language, rows, allowed)
        places = joined([p for p in order(scores, k) if np.isfinite(scores[p])], latent, k)
        return [self._hit(place, scores[place], rows, float(latent[place])) for place in places]

    def features(self, query: str, language: Language) -> dict[str, Floats]:
        """What the fusion weighs, by name, for every clause; for measuring and fitting."""
        allowed = self._allowed(None)
        return self._features(query, self._rows(query, language, allowed), allowed, load_weights()[language])

    def embed(self, query: str) -> Vectors | None:
        """The question's unit vector, as it is searched for; None without a model or while its service is silent."""
        return self._dense.embed(query[:_LONGEST_QUERY])

    def turn(self, vector: Vectors) -> Vectors:
        """A question's vector as its learnt adapter turns it."""
        return self._dense.turn(vector)

    def similarity(self, query: str, keys: Sequence[tuple[str, str]]) -> list[float]:
        """See ``Index.similarity``."""
        places = [self._reader.place[key] for key in keys]
        rows = [self._reader.rows_of(place) for place in places]
        wanted = np.array(sorted({row for group in rows for row in group}), np.intp)
        cosines = self._dense.cosines(query[:_LONGEST_QUERY], wanted)
        return [float(cosines[group.start : group.stop].max(initial=0.0)) for group in rows]

    def clause_tokens(self, document_id: str, clause_id: str) -> frozenset[str]:
        """See ``Index.clause_tokens``."""
        key = (document_id, clause_id)
        if key not in self._token_sets:
            clause = self._clause(self._reader.place[key])
            metadata = self._library.get(document_id).metadata
            parts = (metadata.title, *clause.heading_path, clause.text, clause.rendering or "", metadata.title_en or "")
            self._token_sets[key] = frozenset(self._analyzer.words("\n".join(parts)))
        return self._token_sets[key]

    @cached_property
    def _names(self) -> DocumentNames:
        return DocumentNames(self._library.metadata)

    @cached_property
    def _without(self) -> dict[Language, NDArray[np.bool_]]:
        """Which clauses have no passage in a language."""
        english, first = self._reader.english, self._reader.first_row
        return {"zh": np.logical_and.reduceat(english, first), "en": ~np.logical_or.reduceat(english, first)}

    def _clause(self, place: int) -> Clause:
        document_id, clause_id = self._reader.keys[place]
        clause = self._library.get(document_id).clause(clause_id)
        if clause is None:
            raise KeyError(f"{document_id} has no clause {clause_id}")
        return clause

    @cached_property
    def _ids_without_prefix(self) -> NDArray[np.object_]:
        return np.array([clause_id.rpartition(".")[2] for _, clause_id in self._reader.keys], object)

    @cached_property
    def _ids(self) -> NDArray[np.object_]:
        return np.array([clause_id for _, clause_id in self._reader.keys], object)

    def _allowed(self, documents: Collection[str] | None) -> NDArray[np.bool_]:
        if documents is None:
            return np.ones(len(self._reader.keys), np.bool_)
        return _among(self._document_of, documents)

    def _by_row(self, by_clause_: NDArray[np.bool_]) -> NDArray[np.bool_]:
        return np.asarray(by_clause_[self._reader.clause_of])

    def _best(self, rows: NDArray[np.float32], allowed: NDArray[np.bool_]) -> Floats:
        return np.where(allowed, by_clause(rows, self._reader.first_row), 0.0)

    def _rows(self, query: str, language: Language, allowed: NDArray[np.bool_]) -> _Rows:
        tokens = self._analyzer.chinese(query) if language == "zh" else self._analyzer.english(query)
        terms, field = counted(tokens), _SIDE[language]
        lexical = self._reader.lexical
        compared = None if allowed.all() else np.flatnonzero(self._by_row(allowed))
        cosines = self._dense.cosines(query, compared)
        return _Rows(
            lexical.scores(field, terms, _LEXICAL_ROWS),
            lexical.best_possible(field, terms) or 1.0,
            cosines,
            self._dense.adapted(query, cosines),
        )

    def _features(
        self, query: str, rows: _Rows, allowed: NDArray[np.bool_], weights: dict[str, float]
    ) -> dict[str, Floats]:
        base = self._sides(query, rows, allowed, weights.get("adapted", 0.0))
        plain = clean(query)
        reader = self._reader
        features = base | {
            "numbered": self._numbered(plain),
            "named": _among(self._document_of, self._names.named(query)).astype(np.float64),
            "hinted": _among(self._document_of, self._names.hinted(query)).astype(np.float64),
            "length": np.clip(np.log(np.maximum(reader.lengths, 1.0) / 100), -2.0, 1.5),
            "aside": reader.aside.astype(np.float64),
            "definition": self._defining(plain, weighted_sum(base, weights)),
        }
        for column, cue in enumerate(load_cues()):
            if cue.asked_by(plain):
                features[cue.name] = reader.cues[:, column].astype(np.float64)
        return features

    def _sides(self, query: str, rows: _Rows, allowed: NDArray[np.bool_], adapted: float) -> dict[str, Floats]:
        """``adapted`` is the share of the adapted question in the dense side."""
        terms = counted(self._analyzer.concepts(query, skip=_NOT_ABOUT_CONTENT))
        concepts = self._reader.lexical.scores(Field.CONCEPTS, terms, _LEXICAL_ROWS)
        plain, turned = self._spread(rows.cosines, allowed), self._spread(rows.adapted, allowed)
        return {
            "lexical": over_best(self._best(rows.lexical, allowed)),
            "dense": (1.0 - adapted) * plain + adapted * turned,
            "concepts": over_best(self._best(concepts, allowed)),
        }

    def _spread(self, rows: NDArray[np.float32], allowed: NDArray[np.bool_]) -> Floats:
        cosines = self._best(rows, allowed)
        spread = np.zeros_like(cosines)
        if cosines.any():
            spread[allowed] = over_spread(cosines[allowed])
        return spread

    def _numbered(self, plain: str) -> Floats:
        named = clause_ids_named(plain)
        exact = _among(self._ids, named).astype(np.float64)
        return np.asarray(np.maximum(exact, 0.5 * _among(self._ids_without_prefix, named)), np.float64)

    def _defining(self, plain: str, base: Floats) -> Floats:
        result = np.zeros_like(base)
        term = defined_term(plain)
        if term:
            for place in order(base, _READ_FOR_DEFINITION):
                result[place] = defines(term, self._text(place))
        return result

    def _text(self, place: int) -> str:
        if place not in self._texts:
            clause = self._clause(place)
            self._texts[place] = clean(clause.text + "\n" + (clause.rendering or ""))
        return self._texts[place]

    def _latent_by_clause(self, query: str, language: Language, rows: _Rows, allowed: NDArray[np.bool_]) -> Floats:
        """For each clause without a passage in the question's language the cosine of latent terms, else 0."""
        result = np.zeros(len(self._reader.ids), np.float32)
        if self._reader.latent is None:
            return by_clause(result, self._reader.first_row)
        strange = self._by_row(allowed & self._without[language])
        compared = np.flatnonzero(strange & (rows.cosines != 0.0))
        result[compared] = self._latent.cosines(query, compared)
        return by_clause(result, self._reader.first_row)

    def _hit(self, place: int, score: float, rows: _Rows, latent: float) -> Hit:
        reader = self._reader
        all_rows = reader.rows_of(place)
        own = [row for row in all_rows if not reader.rendered[row]] or list(all_rows)
        best = max(own, key=lambda row: (float(rows.lexical[row]), float(rows.cosines[row])))
        span = slice(all_rows.start, all_rows.stop)
        share = float(rows.lexical[span].max()) / rows.possible
        document_id, clause_id = reader.keys[place]
        return Hit(
            document_id, clause_id, int(reader.start[best]), int(reader.end[best]),
            float(np.clip(score, 0.0, 1.0)), float(np.clip(share, 0.0, 1.0)), float(rows.cosines[span].max()),
            float(rows.adapted[span].max()), latent,
        )


def _among(values: NDArray[np.object_], wanted: Collection[str]) -> NDArray[np.bool_]:
    if not wanted:
        return np.zeros(len(values), np.bool_)
    chosen = frozenset(wanted)
    return np.fromiter((value in chosen for value in values), np.bool_, len(values))
