"""Answers whether the clause just told of takes something in (包括会展推广吗, 国外的公司也算吗)."""

from __future__ import annotations

from assistant.compose.draft import Draft
from assistant.compose.facts import gap
from assistant.compose.named import resolved_views
from assistant.compose.phrasing import clause_name, evidence, quotation
from assistant.compose.select import best_sentence
from assistant.contract import AnswerStatus
from assistant.inquiry import Inquiry

_NAMED = 0.6


def compose_in_focus(inquiry: Inquiry) -> Draft | None:
    """The sentence of the clause that names all of the topic, else that the clause does not say so."""
    views = resolved_views(inquiry)
    if not inquiry.understanding.focused or not views or not inquiry.topic:
        return None
    view = views[0]
    if inquiry.matcher.clause(inquiry.topic, view).missing(_NAMED):
        return gap(inquiry, "gap.general")
    sentence = best_sentence(inquiry, view)
    name = clause_name(view.document, view.clause, inquiry.language)
    text = inquiry.words("support.direct_plain", clause=name, quote=quotation(inquiry, view, sentence))
    return Draft(AnswerStatus.ANSWERED).say(text, evidence(view, sentence)).mention(view.document)
