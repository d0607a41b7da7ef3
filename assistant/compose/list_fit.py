"""Whether a list of clauses answers at all: surely, by the one clause that names it all, or not, by what all are on."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence.views import ClauseView
from assistant.inquiry import Inquiry
from assistant.understanding.model import Term
from assistant.understanding.vocabulary import phrases
from corpus.scripts import to_simplified

_SEVERAL = 8
_SURE, _NAMES_IT = 0.95, 0.75


def is_surely_meant(inquiry: Inquiry, view: ClauseView) -> bool:
    """Whether a clause comes first, speaks to the question and names all that it does."""
    first = inquiry.ranked[0] if inquiry.ranked else None
    if first is None or first.view is not view or inquiry.strays or inquiry.understanding.dropped:
        return False
    known = any(t.hard and t.is_concept for t in inquiry.topic)
    return known and first.judgement.probability >= _SURE and not first.match.missing(_NAMES_IT)


def selects_nothing(inquiry: Inquiry, topic: Sequence[Term], clauses: int) -> bool:
    """Whether so many clauses are chosen only by what the one text asked about is on, and no clauses asked for."""
    if len(inquiry.scope) != 1 or clauses <= _SEVERAL or phrases("clauses_wanted").search(inquiry.understanding.text):
        return False
    about = inquiry.views.concepts(to_simplified(inquiry.scope[0].metadata.title)).closure
    return all(t.key in about for t in topic if t.hard) and any(t.hard for t in topic)
