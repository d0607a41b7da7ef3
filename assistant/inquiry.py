"""What travels along the answering path: the question understood and the evidence found for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assistant.contract import Language
from assistant.evidence.echo import Echoes
from assistant.evidence.match import Match, Matcher, StatementMatch
from assistant.evidence.meanings import Meanings
from assistant.evidence.relevance import Judgement, RelevanceModel
from assistant.evidence.views import ClauseView, ClauseViews
from assistant.grounding import numbers_in, supported_numbers
from assistant.understanding.model import Ask, Term, Understanding
from assistant.understanding.terms import STRAY
from assistant.wording import Words
from corpus.glossary import Glossary
from corpus.library import Library
from corpus.model import Clause, Document
from index import Hit


@dataclass(frozen=True, slots=True)
class RankedClause:
    """A candidate clause with how well it covers the topic.

    ``score`` joins that with retrieval; ``focus`` says how far its title or what it funds is the topic.
    ``judgement`` says whether it speaks to the question at all.
    """

    view: ClauseView
    match: Match
    retrieval: float
    score: float
    focus: float = 0.0
    judgement: Judgement = Judgement(1.0, True, {})

    @property
    def clause(self) -> Clause:
        """The clause itself."""
        return self.view.clause

    @property
    def document(self) -> Document:
        """The document it belongs to."""
        return self.view.document


@dataclass(frozen=True, slots=True)
class FigureModels:
    """The rank of the figures of a clause, and what is told beside the first."""

    rank: RelevanceModel
    beside: RelevanceModel


@dataclass(frozen=True, slots=True)
class SumModels:
    """What judges whether the sums of a clause answer, and which of its figures."""

    clause: RelevanceModel
    figures: FigureModels


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One question on its way: understood, with the clauses and statements that may answer it.

    ``scope`` are the documents asked about; ``ranked`` and ``statements`` are best first. ``bundled_embeddings``
    says whether the cosines in it are those of the bundled embeddings, which the learnt models weigh. Without
    ``sum_models`` the rules alone say which sum answers. ``meanings`` compares the question with parts of clauses,
    ``vector`` is its embedding; both are None without the bundled embeddings. ``hits`` are what was retrieved for it.
    """

    understanding: Understanding
    language: Language
    library: Library
    glossary: Glossary
    views: ClauseViews
    matcher: Matcher
    scope: tuple[Document, ...]
    ranked: tuple[RankedClause, ...] = ()
    statements: tuple[StatementMatch, ...] = ()
    echoes: Echoes | None = None
    bundled_embeddings: bool = True
    sum_models: SumModels | None = None
    meanings: Meanings | None = None
    vector: NDArray[np.float32] | None = None
    hits: tuple[Hit, ...] = ()

    @property
    def words(self) -> Words:
        """The wording of the answer's language."""
        return Words(self.language)

    @property
    def terms(self) -> tuple[Term, ...]:
        """The topic of the question."""
        return self.understanding.terms

    @property
    def topic(self) -> tuple[Term, ...]:
        """The topic without words so general that they choose nothing, without strays and what is only told of."""
        asked = (t for t in self.terms if not t.aside)
        return tuple(t for t in asked if t.category != "generic" and (t.category != STRAY or t.hard))

    @property
    def strays(self) -> tuple[Term, ...]:
        """The things that the question names and no clause of the library does."""
        return tuple(t for t in self.terms if t.category == STRAY)

    def topic_beyond(self, *categories: str) -> tuple[Term, ...]:
        """The topic without the terms of these categories."""
        return tuple(t for t in self.topic if t.category not in categories)

    def views_in_scope(self) -> list[ClauseView]:
        """All clauses of the documents asked about, in their order."""
        return [view for document in self.scope for view in self.views.of_document(document.document_id)]

    def asks(self, *kinds: Ask) -> bool:
        """Whether the question asks for one of these kinds."""
        return any(kind in self.understanding.asks for kind in kinds)

    def subject(self) -> str:
        """The topic in the reader's words."""
        chosen = self.topic_beyond("instrument", "time") or self.topic or self.terms
        unnamed = self.words("gap.unnamed") if self.understanding.refs else self.understanding.text
        return self.named(chosen) or unnamed

    def repeated(self) -> frozenset[float]:
        """The numbers that naming the topic repeats from the question."""
        return numbers_in(self.subject()) | supported_numbers([self.understanding.text])

    def narrowed(self, documents: Sequence[Document]) -> Inquiry:
        """The same inquiry over fewer documents."""
        ids = {d.document_id for d in documents}
        return replace(
            self,
            scope=tuple(documents),
            ranked=tuple(r for r in self.ranked if r.document.document_id in ids),
            statements=tuple(s for s in self.statements if s.view.document.document_id in ids),
        )

    def named(self, terms: Sequence[Term]) -> str:
        """These terms in the reader's language, joined."""
        joint = "、" if self.language == "zh" else ", "
        return joint.join(dict.fromkeys(self._preferred(t) for t in terms))

    def _preferred(self, term: Term) -> str:
        is_native = term.surface.isascii() == (self.language == "en")
        if is_native or not term.is_concept:
            return term.surface
        concept = self.glossary.get(term.key)
        return (concept.zh if self.language == "zh" else concept.en)[0]
