"""Answers how many times over something is fined or paid: a sum of money says nothing of that."""

from __future__ import annotations

from assistant.compose.draft import Draft
from assistant.compose.facts import Found, say_found
from assistant.evidence.measures import asked_measures, states
from assistant.evidence.views import body_sentences
from assistant.inquiry import Inquiry

_NEAR = 3
_SPEAKS = 0.5


def compose_multiple(inquiry: Inquiry) -> Draft | None:
    """The sentence of the likeliest clause that states a multiple, where one is asked for (罚多少倍); else None."""
    measures = tuple(m for m in asked_measures(inquiry.understanding.text) if m.name == "times")
    if not measures or inquiry.understanding.refs:
        return None
    for ranked in inquiry.ranked[:_NEAR]:
        view = ranked.view
        stating = [s for s in body_sentences(view) if states(measures, view.plain[s.start : s.end])]
        if ranked.judgement.probability < _SPEAKS or not stating:
            continue
        best = max(stating, key=lambda s: inquiry.matcher.item(inquiry.terms, view, s))
        draft = say_found(inquiry, [Found(view, best, 1.0)], "support.direct_plain")
        draft.settled = True
        return draft
    return None
