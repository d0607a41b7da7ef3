"""Answers with the sentence nearest to the question where the rules refuse one that it likely answers."""

from __future__ import annotations

from assistant.compose.amount import amounts_answer
from assistant.compose.draft import Draft
from assistant.compose.facts import Found, say_found
from assistant.compose.sums import seconded_sums
from assistant.contract import AnswerStatus
from assistant.evidence.match import StatementMatch
from assistant.evidence.nearest import Nearest
from assistant.evidence.second_look import Refusal, second_look
from assistant.evidence.views import StatementKind
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask

_NEAR = 0.05
_REFUSES = (AnswerStatus.NOT_FOUND, AnswerStatus.NOT_SPECIFIED)


def compose_second_look(inquiry: Inquiry, draft: Draft, source: str) -> Draft | None:
    """The nearest sentence in place of a refusal by a composer of the sort ``source``, where it likely answers."""
    refusal = refusal_of(inquiry, draft, source)
    found = second_look(inquiry, refusal) if refusal is not None else None
    return told(inquiry, found.nearest) if found is not None else None


def refusal_of(inquiry: Inquiry, draft: Draft, source: str) -> Refusal | None:
    """A refusal that may be looked at again; None where the draft answers, or what the rules say must stand.

    It stands where the question names what the library lacks, a clause, a claim to be checked, or asks how to apply.
    """
    understanding = inquiry.understanding
    if draft.status not in _REFUSES or draft.settled or inquiry.asks(Ask.APPLY):
        return None
    if understanding.refs or understanding.claims or understanding.foreign_place or understanding.foreign_rule:
        return None
    return Refusal(source, frozenset(span.clause.key for line in draft.lines for span in line.evidence))


def told(inquiry: Inquiry, found: Nearest) -> Draft | None:
    """The sentence quoted; its sums as amounts where a sum was asked for, and None where it has none to tell.

    A sum is told only if the judge of sums agrees.
    """
    if sums := _sums(inquiry, found):
        seconded = seconded_sums(inquiry, sums)
        return amounts_answer(inquiry, seconded) if seconded else None
    if inquiry.understanding.ask is Ask.AMOUNT and not found.features["typed"]:
        return None
    return say_found(inquiry, [Found(found.view, found.sentence, 1.0)], "support.direct_plain")


def _sums(inquiry: Inquiry, found: Nearest) -> tuple[StatementMatch, ...]:
    """The sums of the sentence, else those that its clause gives without naming anybody; the best fitting of them."""
    if not inquiry.asks(Ask.AMOUNT):
        return ()
    sums = [
        inquiry.matcher.statement(inquiry.terms, found.view, statement)
        for statement in found.view.statements
        if statement.kind is StatementKind.AMOUNT and statement.provision is not None
    ]
    own = [s for s in sums if s.statement.sentence == found.sentence]
    own = own or [s for s in sums if not s.statement.names_subject]
    best = max((s.match.score for s in own), default=0.0)
    return tuple(s for s in own if s.match.score >= best - _NEAR)
