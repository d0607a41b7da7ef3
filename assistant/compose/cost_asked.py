"""Answers whether a support covers a cost that no text prints: that its clause does not say so."""

from __future__ import annotations

from assistant.compose.draft import Draft
from assistant.compose.named import resolved_views
from assistant.compose.phrasing import clause_name, evidence, quotation
from assistant.compose.select import best_sentence
from assistant.contract import AnswerStatus
from assistant.inquiry import Inquiry


def compose_cost(inquiry: Inquiry) -> Draft | None:
    """That the clause just told of does not mention the cost, then what it says."""
    cost = inquiry.understanding.filters.get("cost_beside")
    view = next(iter(resolved_views(inquiry)), None)
    if cost is None or view is None:
        return None
    name, sentence = clause_name(view.document, view.clause, inquiry.language), best_sentence(inquiry, view)
    span = evidence(view, sentence)
    draft = Draft(AnswerStatus.NOT_SPECIFIED, settled=True).mention(view.document)
    draft.say(inquiry.words("gap.cost", clause=name, subject=cost), span, derived=inquiry.repeated())
    quote = quotation(inquiry, view, sentence)
    return draft.paragraph().say(inquiry.words("quote.says", clause=name, quote=quote), span)
