"""Answers which of several clauses that were spoken of names something."""

from __future__ import annotations

from assistant.compose.draft import Draft
from assistant.compose.named import resolved_views
from assistant.compose.phrasing import clause_name, evidence, quotation
from assistant.compose.select import best_sentence
from assistant.contract import AnswerStatus
from assistant.inquiry import Inquiry
from assistant.understanding.vocabulary import phrases

_NAMED = 0.8


def compose_among(inquiry: Inquiry) -> Draft | None:
    """The clauses, among several named, that hold all of the topic; None where that is not asked or none does."""
    views = resolved_views(inquiry)
    ranged = any(r.several for r in inquiry.understanding.refs)
    if len(views) < 2 or ranged or not inquiry.topic or not phrases("which_of").search(inquiry.understanding.text):
        return None
    naming = [v for v in views if not inquiry.matcher.clause(inquiry.topic, v).missing(_NAMED)]
    draft = Draft(AnswerStatus.ANSWERED)
    for view in naming if len(naming) < len(views) else []:
        sentence = best_sentence(inquiry, view)
        name = clause_name(view.document, view.clause, inquiry.language)
        text = inquiry.words("support.direct_plain", clause=name, quote=quotation(inquiry, view, sentence))
        draft.say(text, evidence(view, sentence)).paragraph().mention(view.document)
    return draft if draft.lines else None
