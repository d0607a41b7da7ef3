"""The sentence nearest to a question by the order of clauses, wording and the sort of figure asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.evidence.asked import AskedFigure, asked_text
from assistant.evidence.echo import Echoes
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView, body_sentences
from assistant.inquiry import Inquiry, RankedClause
from corpus.model import ClauseKind

_READ = 6
_TYPED, _BY_CHARACTERS = 0.25, 0.3
_ASIDE = frozenset({ClauseKind.HEAD, ClauseKind.IMPRINT, ClauseKind.NOTICE, ClauseKind.PREAMBLE})


@dataclass(frozen=True, slots=True)
class Nearest:
    """The sentence of a clause that is nearest to the question, with named measures of how near it is.

    ``stating`` is the nearest of those that state the sort of figure asked for; None where none does.
    """

    clause: RankedClause
    sentence: Sentence
    features: Mapping[str, float]
    stating: Sentence | None = None

    @property
    def view(self) -> ClauseView:
        """The clause as it is read."""
        return self.clause.view


def candidates(inquiry: Inquiry) -> list[Nearest]:
    """The best sentence of each of the clauses that come first."""
    echoes = inquiry.echoes
    if echoes is None:
        return []
    ranked = read_clauses(inquiry)
    words = echoes.words(asked_text(inquiry.understanding))
    figure = AskedFigure.of(inquiry.understanding)
    return [_candidate(clause, ranked, echoes, words, figure) for clause in ranked]


def nearest_in(inquiry: Inquiry, clause: RankedClause) -> Nearest | None:
    """The best sentence of one clause; None where words cannot be compared."""
    echoes = inquiry.echoes
    if echoes is None:
        return None
    words = echoes.words(asked_text(inquiry.understanding))
    return _candidate(clause, inquiry.ranked, echoes, words, AskedFigure.of(inquiry.understanding))


def read_clauses(inquiry: Inquiry) -> Sequence[RankedClause]:
    """The clauses that come first, of which each is looked at."""
    return inquiry.ranked[:_READ]


def _candidate(
    clause: RankedClause, ranked: Sequence[RankedClause], echoes: Echoes, words: Sequence[str], figure: AskedFigure
) -> Nearest:
    view = clause.view
    scored = []
    for sentence in body_sentences(view):
        leads = " ".join(view.plain[s.start : s.end] for s in view.leads.get(sentence.start, ()))
        echo = echoes.of(words, f"{leads} {view.plain[sentence.start : sentence.end]}")
        typed = float(figure.is_stated_in(view, sentence))
        scored.append((echo.words + _BY_CHARACTERS * echo.characters + _TYPED * typed, sentence, echo, typed))
    _, sentence, echo, typed = max(scored, key=lambda found: found[0])
    stating = max((found for found in scored if found[3]), key=lambda found: found[0], default=None)
    whole = echoes.of(words, view.plain)
    features = {
        "covers": float(clause.judgement.covers),
        "relevance": clause.judgement.probability,
        "match": clause.match.score,
        "retrieval": clause.retrieval,
        "first": float(clause is ranked[0]),
        "words": echo.words,
        "characters": echo.characters,
        "clause_words": whole.words,
        "lost": whole.lost,
        "typed": typed,
        "untyped": float(figure.is_asked and not typed),
        "stating": float(stating is not None),
        "silent": float(not words),
        "aside": float(view.clause.kind in _ASIDE),
    }
    return Nearest(clause, sentence, features, stating[1] if stating else None)
