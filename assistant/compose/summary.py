"""Answers what a clause says in short: its sums, then its text."""

from __future__ import annotations

from assistant.compose.amount import amounts_answer
from assistant.compose.draft import Draft
from assistant.compose.lookup import say_clause
from assistant.compose.select import covering
from assistant.compose.sums import as_statement
from assistant.contract import AnswerStatus
from assistant.evidence.views import StatementKind
from assistant.inquiry import Inquiry
from assistant.understanding.vocabulary import phrases

_IS_ITS_SUBJECT = 0.85


def compose_summary(inquiry: Inquiry) -> Draft | None:
    """The clause that is asked for by its subject, whole; None where no clause is about it."""
    text = inquiry.understanding.text
    if inquiry.understanding.refs or not all(phrases(name).search(text) for name in ("in_short", "a_clause")):
        return None
    clause = next((r for r in covering(inquiry, limit=1) if r.focus >= _IS_ITS_SUBJECT), None)
    if clause is None:
        return None
    provisions = [s.provision for s in clause.view.statements if s.kind is StatementKind.AMOUNT and s.provision]
    sums = tuple(as_statement(inquiry, clause.view, p) for p in provisions)
    draft = amounts_answer(inquiry, sums).paragraph() if sums else Draft(AnswerStatus.ANSWERED)
    say_clause(inquiry, draft, clause.document, clause.clause)
    return draft
