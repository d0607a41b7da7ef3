"""The sentence nearest to a question by retrieval, wording and the sort of figure asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.evidence.echo import Echoes
from assistant.evidence.measures import Measure, asked_measures, states
from assistant.evidence.sentences import Sentence, sentence_at
from assistant.evidence.views import ClauseView, body_sentences
from assistant.inquiry import Inquiry, RankedClause
from assistant.understanding.model import Ask, Understanding
from corpus.model import ClauseKind, ProvisionKind

_READ = 6
_TYPED, _BY_CHARACTERS = 0.25, 0.3
_ASIDE = frozenset({ClauseKind.HEAD, ClauseKind.IMPRINT, ClauseKind.NOTICE, ClauseKind.PREAMBLE})
_WHEN = re.compile(
    r"什么时候|何时|几时|哪天|哪一天|哪年|几月|几号|截止|\bwhen\b|\bwhat (?:date|day)\b|\bdeadline", re.IGNORECASE
)
_KINDS: Mapping[Ask, frozenset[ProvisionKind]] = {
    Ask.AMOUNT: frozenset({ProvisionKind.AMOUNT, ProvisionKind.RATE}),
    Ask.TERM: frozenset({ProvisionKind.TERM}),
    Ask.DATE: frozenset({ProvisionKind.DATE, ProvisionKind.TERM}),
    Ask.COUNT: frozenset({ProvisionKind.COUNT, ProvisionKind.OTHER, ProvisionKind.RATE, ProvisionKind.AGE}),
}


@dataclass(frozen=True, slots=True)
class Nearest:
    """The sentence of a clause that is nearest to the question, with named measures of how near it is."""

    clause: RankedClause
    sentence: Sentence
    features: Mapping[str, float]

    @property
    def view(self) -> ClauseView:
        """The clause as it is read."""
        return self.clause.view


def candidates(inquiry: Inquiry) -> list[Nearest]:
    """The best sentence of each of the clauses that retrieval puts first."""
    echoes = inquiry.echoes
    if echoes is None:
        return []
    ranked = sorted(inquiry.ranked, key=lambda r: -r.retrieval)[:_READ]
    words = echoes.words(_asked(inquiry.understanding))
    tells = _teller(inquiry.understanding)
    return [_candidate(clause, ranked, echoes, words, tells) for clause in ranked]


def _asked(understanding: Understanding) -> str:
    missing = [t.surface for t in understanding.terms if t.surface not in understanding.text]
    return " ".join([understanding.text, *missing])


Teller = Callable[[ClauseView, Sentence], float]


def _teller(understanding: Understanding) -> Teller | None:
    """Whether a sentence has the sort of figure asked for; None where no figure is asked for."""
    kinds = frozenset[ProvisionKind]().union(*(_KINDS.get(ask, frozenset()) for ask in understanding.asks))
    if _WHEN.search(understanding.text):
        kinds |= _KINDS[Ask.DATE]
    measures = asked_measures(understanding.text)
    if not kinds and not measures:
        return None

    def tells(view: ClauseView, sentence: Sentence) -> float:
        return float(_states(view, sentence, kinds, measures))

    return tells


def _states(
    view: ClauseView, sentence: Sentence, kinds: frozenset[ProvisionKind], measures: tuple[Measure, ...]
) -> bool:
    if measures and states(measures, view.plain[sentence.start : sentence.end]):
        return True
    return any(p.kind in kinds and sentence_at(view.sentences, p.start) is sentence for p in view.clause.provisions)


def _candidate(
    clause: RankedClause, ranked: Sequence[RankedClause], echoes: Echoes, words: Sequence[str], tells: Teller | None
) -> Nearest:
    view = clause.view
    scored = []
    for sentence in body_sentences(view):
        leads = " ".join(view.plain[s.start : s.end] for s in view.leads.get(sentence.start, ()))
        echo = echoes.of(words, f"{leads} {view.plain[sentence.start : sentence.end]}")
        typed = tells(view, sentence) if tells else 0.0
        scored.append((echo.words + _BY_CHARACTERS * echo.characters + _TYPED * typed, sentence, echo, typed))
    _, sentence, echo, typed = max(scored, key=lambda found: found[0])
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
        "untyped": float(tells is not None and not typed),
        "silent": float(not words),
        "aside": float(view.clause.kind in _ASIDE),
    }
    return Nearest(clause, sentence, features)
