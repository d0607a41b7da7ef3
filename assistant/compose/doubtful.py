"""Answers how much where a sum is near the question, but not surely the one asked for."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.draft import Draft
from assistant.compose.money import money
from assistant.compose.phrasing import addressing, beneficiary, clause_name, clause_title, evidence
from assistant.contract import AnswerStatus
from assistant.evidence.match import StatementMatch
from assistant.inquiry import Inquiry

_MOST = 2


def doubtful_amount(inquiry: Inquiry, doubtful: Sequence[StatementMatch]) -> Draft:
    """That no clause clearly fixes what was asked, then the nearest sums and for whom they are."""
    draft = Draft(AnswerStatus.NOT_SPECIFIED, sort="doubtful")
    draft.say(inquiry.words("gap.amount_doubtful"), evidence(doubtful[0].view, doubtful[0].statement.sentence))
    for found in doubtful[:_MOST]:
        if found.statement.provision is None:
            continue
        text = inquiry.words(
            f"gap.doubtful{addressing(found.statement)}",
            clause=clause_name(found.view.document, found.view.clause, inquiry.language),
            amount=money(found.statement.provision, inquiry.language),
            beneficiary=beneficiary(inquiry, found.view, found.statement),
            title=clause_title(found.view.clause, inquiry.language),
        )
        draft.paragraph().say(text, evidence(found.view, found.statement.sentence)).mention(found.view.document)
    return draft
