"""Steps 4 and 5, retrieve and select: from the topic to ranked clauses and statements."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.evidence.asked import AskedFigure
from assistant.evidence.counted import counted_in
from assistant.evidence.match import Match, StatementMatch
from assistant.evidence.modality import modality
from assistant.evidence.relevance import Judge, Judgement
from assistant.evidence.signals import PRICED, Candidate, Signals, holds_any, only_punishes
from assistant.evidence.views import ClauseView
from assistant.inquiry import Inquiry, RankedClause
from assistant.understanding.model import Term, Understanding
from assistant.understanding.terms import STRAY, WORD
from corpus.model import ClauseKind
from index import Hit

CANDIDATES = 24
_TOPIC_SHARE = 0.7
_ABOUT_SHARE = 0.8
_LIGHT = {
    ClauseKind.HEAD: 0.6,
    ClauseKind.IMPRINT: 0.6,
    ClauseKind.NOTICE: 0.75,
    ClauseKind.PREAMBLE: 0.85,
    ClauseKind.CHAPTER: 0.95,
}

_ASPIRES = 0.7
_FUNDS = 0.04
_FOCUSED = 0.85
_GENERAL = frozenset({"generic", "time", "condition"})
_TITLED = 0.08
_COUNTED = 0.5
_PUNISHES = 0.85
_FALL = 0.2
_RIVALS, _TIED = 3, 0.97

COVERS_SCORE = 0.5
COVERS_HARD = 0.45


def matches(match: Match) -> bool:
    """Whether most of a topic is found, and every hard term at least broadly."""
    return match.score >= COVERS_SCORE and not match.missing(COVERS_HARD)


def covers(ranked: RankedClause) -> bool:
    """Whether a clause speaks to the topic, as the learnt judgement has it."""
    return ranked.judgement.covers


def _holds_topic(match: Match, focus: float) -> bool:
    """Whether a clause holds all of the topic that matters.

    A word that the clause lacks and the glossary does not know is forgiven only where the rest of
    the topic is what the clause is about.
    """
    if not matches(match):
        return False
    concepts = [(term, strength) for term, strength in match.strengths if term.is_concept]
    known = [s for t, s in concepts if t.hard] or [
        s for t, s in concepts if t.category not in _GENERAL and s >= _FOCUSED
    ]
    strays = sum(term.category == STRAY for term, _ in match.strengths)
    lacking = any(t.category == WORD and s == 0.0 and not t.surface.isascii() for t, s in match.strengths)
    if not strays and not lacking:
        return True
    soft = not strays and not any(t.hard for t, _ in concepts)
    return bool(known) and (focus >= _FOCUSED or len(known) > 1 or soft)


def gather(inquiry: Inquiry, hits: Sequence[Hit], judge: Judge) -> Inquiry:
    """Rank the retrieved clauses and their statements by how they cover the topic."""
    counted = counted_in(inquiry.scope, inquiry.understanding.counts)
    hits = [*hits, *_unretrieved(counted, hits)]
    signals = Signals(inquiry, hits, judge.rarity)
    candidates = [c for hit in hits if (c := _candidate(inquiry, hit)) is not None]
    ranked = in_learnt_order([_ranked(inquiry, candidate, signals, judge) for candidate in candidates])
    ranked = [_found_by_count(r, inquiry) if r.view.clause.key in counted else r for r in ranked]
    ranked = more_of_the_topic_first(sorted(ranked, key=lambda r: -r.score))
    found = {c.view.clause.key: c.statements for c in candidates}
    statements = sorted(_statements(inquiry, ranked, found), key=lambda pair: -pair[0])
    return replace(inquiry, ranked=tuple(ranked), statements=tuple(s for _, s in statements))


def gathered_alike(understanding: Understanding) -> Hashable:
    """What ``gather`` looks at of the kinds asked for: the same clauses come first for two that share it."""
    return AskedFigure.of(understanding), bool(PRICED & set(understanding.asks))


def in_learnt_order(ranked: Sequence[RankedClause]) -> list[RankedClause]:
    """The same clauses in the order that was learnt, on the scale of the rules' scores.

    Composers ask how near a clause comes to the best one, so the first keeps the rules' best score
    and each other clause falls behind it by its distance in the order.
    """
    order = [r.judgement.order for r in ranked if r.judgement.order is not None]
    if len(order) < len(ranked) or not ranked:
        return list(ranked)
    best, first = max(r.score for r in ranked), max(order)
    return [replace(r, score=best * math.exp((own - first) * _FALL)) for r, own in zip(ranked, order, strict=True)]


def more_of_the_topic_first(ranked: Sequence[RankedClause]) -> list[RankedClause]:
    """The same clauses; of two that nearly tie for the first place, one that holds more of the topic takes it."""
    for place, rival in enumerate(ranked[1:_RIVALS], 1):
        if rival.score >= _TIED * ranked[0].score and _holds_more(rival.match, ranked[0].match):
            first = replace(rival, score=ranked[0].score)
            second = replace(ranked[0], score=rival.score)
            return [first, *ranked[1:place], second, *ranked[place + 1 :]]
    return list(ranked)


def _holds_more(one: Match, other: Match) -> bool:
    """Whether a clause holds every term of the topic at least as well as another, and a hard one that that lacks.

    Not told of clauses in different languages, of which each can be read for other terms.
    """
    known = dict(other.strengths)
    if known.keys() != dict(one.strengths).keys():
        return False
    more = any(term.hard and own >= _FOCUSED and known[term] < COVERS_HARD for term, own in one.strengths)
    return more and all(own >= known[term] for term, own in one.strengths)


def _unretrieved(keys: Iterable[tuple[str, str]], hits: Sequence[Hit]) -> list[Hit]:
    have = {(hit.document_id, hit.clause_id) for hit in hits}
    return [Hit(*key, start=0, end=0, score=0.0, lexical=0.0, dense=0.0) for key in sorted(keys) if key not in have]


def _found_by_count(ranked: RankedClause, inquiry: Inquiry) -> RankedClause:
    """A clause that fixes the very number of things the question names; a bare number needs some of the topic too."""
    measured = any(count.unit for count in inquiry.understanding.counts)
    if inquiry.topic and not measured and not any(strength >= COVERS_HARD for _, strength in ranked.match.strengths):
        return ranked
    return replace(ranked, score=ranked.score + _COUNTED, judgement=replace(ranked.judgement, covers=True))


def rematched(inquiry: Inquiry, terms: tuple[Term, ...]) -> Inquiry:
    """The same candidates matched anew with these terms alone, judged by the rules; for one side of a comparison."""
    alone = replace(inquiry, understanding=replace(inquiry.understanding, terms=terms, claims=()))
    candidates = [c for clause in inquiry.ranked if (c := _candidate(alone, _hit(clause))) is not None]
    ranked = [_judged_by_rules(alone, candidate) for candidate in candidates]
    ranked.sort(key=lambda r: -r.score)
    found = {c.view.clause.key: c.statements for c in candidates}
    statements = sorted(_statements(alone, ranked, found), key=lambda pair: -pair[0])
    return replace(alone, ranked=tuple(ranked), statements=tuple(s for _, s in statements))


def _hit(clause: RankedClause) -> Hit:
    return Hit(*clause.clause.key, start=0, end=0, score=clause.retrieval, lexical=0.0, dense=0.0)


def _judged_by_rules(inquiry: Inquiry, candidate: Candidate) -> RankedClause:
    score = _scored(inquiry, candidate)
    judgement = Judgement(score, candidate.holds_topic, {})
    return RankedClause(candidate.view, candidate.match, candidate.hit.score, score, candidate.focus, judgement)


def _weight(view: ClauseView) -> float:
    aspires = modality("aspiration").search(view.clause.title or "") is not None
    return _LIGHT.get(view.clause.kind, 1.0) * (_ASPIRES if aspires else 1.0)


def _candidate(inquiry: Inquiry, hit: Hit) -> Candidate | None:
    view = inquiry.views.get(hit.document_id, hit.clause_id)
    if view is None:
        return None
    match = inquiry.matcher.clause(inquiry.terms, view)
    sentence = max((inquiry.matcher.sentence(inquiry.terms, view, s) for s in view.sentences), default=0.0)
    focus = inquiry.matcher.focus(inquiry.terms, view)
    statements = tuple(inquiry.matcher.statement(inquiry.terms, view, s) for s in view.statements)
    return Candidate(view, hit, match, sentence, focus, statements, _holds_topic(match, focus))


def _ranked(inquiry: Inquiry, candidate: Candidate, signals: Signals, judge: Judge) -> RankedClause:
    judgement = judge.judge(signals.of(candidate), named=holds_any(candidate.match))
    score = _scored(inquiry, candidate)
    return RankedClause(candidate.view, candidate.match, candidate.hit.score, score, candidate.focus, judgement)


def _scored(inquiry: Inquiry, candidate: Candidate) -> float:
    """How far a clause is about the topic by the rules, joined with retrieval."""
    topic = 0.6 * candidate.match.score + 0.4 * candidate.sentence
    weight = 1.0 if candidate.focus >= _FOCUSED else _weight(candidate.view)
    if not modality("penalty").search(inquiry.understanding.text) and only_punishes(candidate.view):
        weight *= _PUNISHES
    retrieval = candidate.hit.score
    about = (_TOPIC_SHARE * topic + (1 - _TOPIC_SHARE) * retrieval) * weight + _TITLED * candidate.focus
    return _ABOUT_SHARE * about + (1 - _ABOUT_SHARE) * retrieval


def _statements(
    inquiry: Inquiry, ranked: Sequence[RankedClause], found: Mapping[tuple[str, str], Sequence[StatementMatch]]
) -> Iterable[tuple[float, StatementMatch]]:
    priced = inquiry.asks(*PRICED)
    for clause in ranked:
        for statement in found[clause.view.clause.key]:
            funds = priced and modality("funding").search(statement.statement.sentence.text) is not None
            score = 0.85 * statement.score + 0.15 * clause.retrieval + (_FUNDS if funds else 0.0)
            yield score * _weight(clause.view), statement
