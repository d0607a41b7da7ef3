"""Finds the clause of each text that speaks to a topic for itself, for a comparison of what they say of it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.clause_lists import ASIDE, holds
from assistant.compose.select import applies
from assistant.evidence.gather import covers
from assistant.evidence.views import ClauseView
from assistant.inquiry import Inquiry
from assistant.understanding.model import Term
from corpus.model import ClauseKind, Document
from corpus.scripts import to_simplified

_PARTLY = 0.4


def per_document(inquiry: Inquiry) -> dict[str, ClauseView]:
    """The clause of each document that speaks to the topic for itself, not in passing.

    What opens a chapter comes after: it counts up what its clauses then say (在资金扶持、金融支持等方面).
    """
    several = len(inquiry.understanding.documents) > 1 and bool(inquiry.topic)
    speaking = _most_own_first(inquiry, [ranked.view for ranked in inquiry.ranked if covers(ranked)])
    speaking += [statement.view for statement in inquiry.statements if applies(statement)]
    if several:
        by_score = sorted(inquiry.statements, key=lambda s: -s.score)
        speaking += [statement.view for statement in by_score if statement.match.score >= _PARTLY]
    found: dict[str, ClauseView] = {}
    for view in sorted(speaking, key=lambda v: v.clause.kind is ClauseKind.CHAPTER):
        found.setdefault(view.document.document_id, view)
    for document in inquiry.scope if several else ():
        if document.document_id not in found and (held := _holding(inquiry, document)) is not None:
            found[document.document_id] = held
    return found


def _most_own_first(inquiry: Inquiry, views: Sequence[ClauseView]) -> list[ClauseView]:
    """Clauses headed by the topic first, then those that print its very words."""
    written = _written_together(inquiry)

    def rank(view: ClauseView) -> tuple[bool, bool]:
        return not is_headed(view, inquiry.topic), not any(words in view.plain for words in written)

    return sorted(views, key=rank)


def _written_together(inquiry: Inquiry) -> list[str]:
    """The topic in the question's own words, those that stand together as one (海外并购); none in English.

    A clause that prints them speaks of that very thing, one on the topic perhaps only of its kin (云旅游 for 旅游业).
    """
    text = inquiry.understanding.text
    if inquiry.language == "en":
        return []
    spans = sorted((text.find(t.surface), len(t.surface)) for t in inquiry.topic if t.hard and t.surface in text)
    joined: list[tuple[int, int]] = []
    for start, length in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], start + length))
        else:
            joined.append((start, start + length))
    return [text[start:end] for start, end in joined]


def _holding(inquiry: Inquiry, document: Document) -> ClauseView | None:
    """The first clause of a document that prints what the question names, where none speaks to it for itself."""
    wanted = [t for t in inquiry.topic if t.hard]
    views = (v for v in inquiry.views.of_document(document.document_id) if v.clause.kind not in ASIDE)
    return next((v for v in views if wanted and all(holds(inquiry, t, v) for t in wanted)), None)


def is_headed(view: ClauseView, terms: tuple[Term, ...]) -> bool:
    """Whether the title of a clause says that it is about all that a side is called by."""
    title, wanted = to_simplified(view.clause.title or ""), [t for t in terms if t.hard]
    return bool(wanted) and all(t.key in view.title_concepts.closure or t.surface in title for t in wanted)
