"""Answers where a clause is about part of the question and silent on the rest of it."""

from __future__ import annotations

from assistant.compose.draft import Draft
from assistant.compose.phrasing import clause_name, evidence, quotation
from assistant.compose.select import best_sentence
from assistant.contract import AnswerStatus
from assistant.evidence.views import ClauseView
from assistant.inquiry import Inquiry
from assistant.understanding.model import Term

_MOST_HOMES = 3


def compose_partial(inquiry: Inquiry) -> Draft | None:
    """That the clause on the topic does not mention what else was asked.

    A term counts as the topic only where few clauses are about it; a word that many clauses are
    about (游戏 in a plan for games) does not make any of them an answer.
    """
    homes = {term: _homes(inquiry, term) for term in inquiry.topic if term.is_concept and term.hard}
    subjects = [term for term, views in homes.items() if 0 < len(views) <= _MOST_HOMES]
    if not subjects:
        return None
    view = max((v for s in subjects for v in homes[s]), key=lambda v: sum(v in homes[s] for s in subjects))
    own = [s for s in subjects if view in homes[s]]
    missing = [t for t in inquiry.topic if t not in own and not _is_in(inquiry, t, view)]
    if not missing:
        return None
    known = [t for t in missing if t.is_concept] or missing
    name = clause_name(view.document, view.clause, inquiry.language)
    sentence = best_sentence(inquiry, view, own)
    span = evidence(view, sentence)
    draft = Draft(AnswerStatus.NOT_SPECIFIED).mention(view.document)
    text = inquiry.words("gap.partial", missing=inquiry.named(known), clause=name, subject=inquiry.named(own))
    draft.say(text, span, derived=inquiry.repeated()).paragraph()
    return draft.say(inquiry.words("quote.says", clause=name, quote=quotation(inquiry, view, sentence)), span)


def _homes(inquiry: Inquiry, term: Term) -> list[ClauseView]:
    return [r.view for r in inquiry.ranked if inquiry.matcher.is_about(term, r.view)]


def _is_in(inquiry: Inquiry, term: Term, view: ClauseView) -> bool:
    return inquiry.matcher.clause((term,), view).score >= _PRESENT


_PRESENT = 0.9
