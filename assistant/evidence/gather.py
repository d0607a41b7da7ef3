"""Steps 4 and 5, retrieve and select: from the topic to ranked clauses and statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.evidence.counted import counted_in
from assistant.evidence.match import Match, StatementMatch
from assistant.evidence.modality import modality
from assistant.evidence.relevance import Judge, Judgement
from assistant.evidence.views import ClauseView
from assistant.inquiry import Inquiry, RankedClause
from assistant.understanding.model import Ask, Term
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
    ranked = [clause for hit in hits if (clause := _rank(inquiry, hit, hits, judge)) is not None]
    ranked = [_found_by_count(r, inquiry) if r.view.clause.key in counted else r for r in ranked]
    ranked.sort(key=lambda r: -r.score)
    statements = sorted(_statements(inquiry, ranked), key=lambda pair: -pair[0])
    return replace(inquiry, ranked=tuple(ranked), statements=tuple(s for _, s in statements))


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
    ranked = sorted((_reranked(alone, clause) for clause in inquiry.ranked), key=lambda r: -r.score)
    statements = sorted(_statements(alone, ranked), key=lambda pair: -pair[0])
    return replace(alone, ranked=tuple(ranked), statements=tuple(s for _, s in statements))


def _reranked(inquiry: Inquiry, clause: RankedClause) -> RankedClause:
    match, focus, score = _scored(inquiry, clause.view, clause.retrieval)
    return replace(
        clause, match=match, focus=focus, score=score, judgement=Judgement(score, _holds_topic(match, focus), {})
    )


def _weight(view: ClauseView) -> float:
    aspires = modality("aspiration").search(view.clause.title or "") is not None
    return _LIGHT.get(view.clause.kind, 1.0) * (_ASPIRES if aspires else 1.0)


def _is_abroad(inquiry: Inquiry, view: ClauseView) -> bool:
    """Whether question and text share no language: words and cosines then lie elsewhere than those learnt from."""
    spoken = view.document.metadata.language
    return inquiry.language != spoken and not view.clause.rendering


def _only_punishes(view: ClauseView) -> bool:
    """Whether a clause lists breaches of other clauses (违反本法第三十八条第二款规定) and their penalties."""
    return modality("breach").search(view.clause.text) is not None and (
        modality("penalty").search(view.clause.text) is not None
    )


def _rank(inquiry: Inquiry, hit: Hit, hits: Sequence[Hit], judge: Judge) -> RankedClause | None:
    view = inquiry.views.get(hit.document_id, hit.clause_id)
    if view is None:
        return None
    match, focus, score = _scored(inquiry, view, hit.score)
    holds_topic = _holds_topic(match, focus)
    judgement = judge.judge(match, hit, focus, hits, holds_topic=holds_topic)
    if _is_abroad(inquiry, view):
        judgement = replace(judgement, covers=holds_topic)
    return RankedClause(view, match, hit.score, score, focus, judgement)


def _scored(inquiry: Inquiry, view: ClauseView, retrieval: float) -> tuple[Match, float, float]:
    """The match of a clause with the topic, how far it is about it, and the score joined with retrieval's."""
    match = inquiry.matcher.clause(inquiry.terms, view)
    best = max((inquiry.matcher.sentence(inquiry.terms, view, s) for s in view.sentences), default=0.0)
    topic = 0.6 * match.score + 0.4 * best
    focus = inquiry.matcher.focus(inquiry.terms, view)
    weight = 1.0 if focus >= _FOCUSED else _weight(view)
    if _only_punishes(view) and not modality("penalty").search(inquiry.understanding.text):
        weight *= _PUNISHES
    about = (_TOPIC_SHARE * topic + (1 - _TOPIC_SHARE) * retrieval) * weight + _TITLED * focus
    return match, focus, _ABOUT_SHARE * about + (1 - _ABOUT_SHARE) * retrieval


def _statements(inquiry: Inquiry, ranked: Sequence[RankedClause]) -> Iterable[tuple[float, StatementMatch]]:
    for clause in ranked:
        for statement in clause.view.statements:
            found = inquiry.matcher.statement(inquiry.terms, clause.view, statement)
            funds = (
                inquiry.asks(Ask.AMOUNT, Ask.COMPARE, Ask.PROFILE)
                and modality("funding").search(statement.sentence.text) is not None
            )
            score = 0.85 * found.score + 0.15 * clause.retrieval + (_FUNDS if funds else 0.0)
            yield score * _weight(clause.view), found
