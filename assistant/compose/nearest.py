"""Answers with the sentence nearest to the question where no rule understands its words."""

from __future__ import annotations

from assistant.compose.amount import amounts_answer
from assistant.compose.draft import Draft
from assistant.compose.facts import Found, say_found
from assistant.contract import AnswerStatus
from assistant.evidence.match import StatementMatch
from assistant.evidence.nearest import Nearest, nearest
from assistant.evidence.views import StatementKind
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask

_SURE_OF_SUM = 0.6
_SURE_DESPITE = 0.68


def compose_nearest(inquiry: Inquiry) -> Draft | None:
    """The nearest sentence where it likely answers; None where the question names what the library lacks."""
    understanding = inquiry.understanding
    if understanding.refs or understanding.foreign_place or understanding.foreign_rule:
        return None
    found = nearest(inquiry)
    return told(inquiry, found) if found is not None and found.speaks else None


def compose_unread(inquiry: Inquiry, draft: Draft) -> Draft | None:
    """The nearest sentence in place of a gap that ``draft`` claims, where words of the question were not understood.

    That a text is silent on something can only be said of what was read whole.
    """
    understanding = inquiry.understanding
    if draft.status is not AnswerStatus.NOT_SPECIFIED or inquiry.asks(Ask.APPLY):
        return None
    if understanding.refs or understanding.claims:
        return None
    unread = [t.surface for t in inquiry.strays if not t.hard] + list(understanding.dropped)
    found = nearest(inquiry) if unread else None
    if found is None or found.probability < _SURE_DESPITE or found.features["untyped"]:
        return None
    return told(inquiry, found)


def told(inquiry: Inquiry, found: Nearest) -> Draft:
    """The sentence quoted; its sums as amounts where a sum was asked for and the sentence surely is the one."""
    sums = _sums(inquiry, found)
    if sums and found.probability >= _SURE_OF_SUM:
        return amounts_answer(inquiry, sums)
    draft = say_found(inquiry, [Found(found.view, found.sentence, found.probability)], "support.direct_plain")
    draft.status = AnswerStatus.ANSWERED
    return draft


def _sums(inquiry: Inquiry, found: Nearest) -> tuple[StatementMatch, ...]:
    if not inquiry.asks(Ask.AMOUNT):
        return ()
    return tuple(
        inquiry.matcher.statement(inquiry.terms, found.view, statement)
        for statement in found.view.statements
        if statement.kind is StatementKind.AMOUNT and statement.sentence == found.sentence
    )
