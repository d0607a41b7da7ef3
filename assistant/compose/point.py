"""Answers what a clause that is named by number says on one point."""

from __future__ import annotations

from assistant.compose.draft import Draft
from assistant.compose.facts import gap
from assistant.compose.named import resolved_views
from assistant.compose.phrasing import clause_name, evidence, quotation
from assistant.compose.select import best_sentence
from assistant.compose.support import TENTATIVE
from assistant.contract import AnswerStatus
from assistant.inquiry import Inquiry
from assistant.understanding.terms import HARD_CATEGORIES

_ON_THE_POINT = 0.5
_NAMED = 0.8
_SAYING = HARD_CATEGORIES | {"instrument", "authority", "condition"}


def compose_point(inquiry: Inquiry) -> Draft | None:
    """The sentence on the point, or that the clause is silent on it; None where the whole clause is wanted."""
    views = resolved_views(inquiry)
    if len(views) != 1 or any(r.several or r.item for r in inquiry.understanding.refs):
        return None
    view = views[0]
    match = inquiry.matcher.clause(inquiry.terms, view)
    wanted = [strength for term, strength in match.strengths if term.is_concept and term.category in _SAYING]
    if wanted and min(wanted) < _NAMED:
        return gap(inquiry, "gap.general") if inquiry.understanding.yes_no else None
    sentence = best_sentence(inquiry, view)
    if not wanted or inquiry.matcher.sentence(inquiry.terms, view, sentence) < _ON_THE_POINT:
        return None
    name = clause_name(view.document, view.clause, inquiry.language)
    text = inquiry.words("support.direct_plain", clause=name, quote=quotation(inquiry, view, sentence))
    draft = Draft(AnswerStatus.ANSWERED).say(text, evidence(view, sentence)).mention(view.document)
    if inquiry.understanding.yes_no and (tentative := TENTATIVE.search(sentence.text)):
        draft.say(inquiry.words("support.explores", word=tentative.group()), evidence(view, sentence))
    return draft
