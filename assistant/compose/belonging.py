"""Answers which clause something belongs to (动漫归哪条管): the one whose title is about it and about least besides."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.draft import Draft
from assistant.compose.facts import Found, say_found
from assistant.compose.select import best_sentence
from assistant.contract import AnswerStatus
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView, StatementKind
from assistant.inquiry import Inquiry
from assistant.understanding.model import Term
from assistant.understanding.vocabulary import phrases
from corpus.model import ClauseKind
from corpus.scripts import to_simplified

_OF_A_TITLE = frozenset({"sector", "subject", "object"})
_MOST = 2


def compose_belonging(inquiry: Inquiry) -> Draft | None:
    """The clause that is titled so; None where none is, or the question asks of nothing known."""
    text = inquiry.understanding.text
    topic = tuple(t for t in inquiry.topic if t.hard)
    if phrases("belongs_asked").search(text) is None or inquiry.understanding.refs or not topic or inquiry.strays:
        return None
    found = [Found(view, _telling(inquiry, view, topic), 1.0) for view in _titled(inquiry, topic)[:_MOST]]
    if not found:
        return None
    draft = say_found(inquiry, found, "support.direct_plain")
    draft.status, draft.settled = AnswerStatus.ANSWERED, True
    return draft


def _titled(inquiry: Inquiry, topic: Sequence[Term]) -> list[ClauseView]:
    """The clauses whose titles name all of the topic, and of these those that name least besides."""
    views = inquiry.views_in_scope()
    titled = [v for v in views if v.clause.kind is ClauseKind.CLAUSE and all(_names(v, t) for t in topic)]
    besides = {v: _besides(inquiry, v, topic) for v in titled}
    least = min(besides.values(), default=0)
    return [v for v in titled if besides[v] == least]


def _names(view: ClauseView, term: Term) -> bool:
    """Whether the title of a clause names the very thing, not only its kin."""
    title = f"{to_simplified(view.clause.title or '')} {view.title_rendering}".lower()
    return term.key in view.title_concepts.named or term.surface.lower() in title


def _besides(inquiry: Inquiry, view: ClauseView, topic: Sequence[Term]) -> int:
    asked = {t.key for t in topic}
    named = view.title_concepts.named
    return sum(inquiry.glossary.get(c).category in _OF_A_TITLE for c in named if c not in asked)


def _telling(inquiry: Inquiry, view: ClauseView, topic: tuple[Term, ...]) -> Sentence:
    given = [s for s in view.statements if s.kind is not StatementKind.SUPPORT]
    return given[0].sentence if given else best_sentence(inquiry, view, topic)
