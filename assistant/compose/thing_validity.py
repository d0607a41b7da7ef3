"""Answers how long a thing that a text issues is valid: a voucher, a plate, a title; not the text itself."""

from __future__ import annotations

import re

from assistant.compose.draft import Draft
from assistant.compose.facts import Found, say_found, silent_on_it
from assistant.compose.printed_places import commencement
from assistant.compose.select import covering
from assistant.evidence.modality import modality
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView, body_sentences
from assistant.inquiry import Inquiry
from assistant.understanding.vocabulary import phrases
from corpus.model import ProvisionKind

_PARTS = re.compile(r"[,，;；。.?？!！]")
_NEAR, _AS_LIKELY = 6, 0.5
_PERIODS = frozenset({ProvisionKind.TERM, ProvisionKind.VALIDITY, ProvisionKind.DATE})
_THINGS = ("voucher", "certificate", "plate", "card", "title", "rating", "registration", "points")


def compose_thing_validity(inquiry: Inquiry) -> Draft | None:
    """券什么时候作废: the sentence on that, else that none says so; None where the text's own validity is asked for."""
    text = inquiry.understanding.text
    things = _things(text)
    if not things or inquiry.understanding.refs or not phrases("validity_asked").search(text):
        return None
    if phrases("names_the_text").search(text):
        return None
    likely = max((r.judgement.probability for r in inquiry.ranked), default=0.0) * _AS_LIKELY
    for ranked in (r for r in inquiry.ranked[:_NEAR] if r.judgement.probability >= likely):
        if (sentence := _of_a_thing(ranked.view, things)) is not None:
            draft = say_found(inquiry, [Found(ranked.view, sentence, 1.0)], "support.direct_plain")
            draft.settled = True
            return draft
    return _left_open(inquiry) if _at_once(text) else None


def _at_once(text: str) -> bool:
    """Whether one part of a question names both a thing and its validity."""
    return any(_things(part) and phrases("validity_asked").search(part) for part in _PARTS.split(text))


def _left_open(inquiry: Inquiry) -> Draft | None:
    """That the clause on the topic fixes no term, not even for another thing; None where none is on it."""
    near = (*covering(inquiry), *(r for r in inquiry.ranked if r.judgement.covers))
    view = next((r.view for r in near if not modality("valid_for").search(r.view.clause.text)), None)
    if view is None:
        return None
    draft = silent_on_it(inquiry, view, "gap.term")
    draft.settled = True
    return draft


def _things(text: str) -> set[str]:
    return {thing for thing in _THINGS if phrases(f"issued_{thing}").search(text)}


def _of_a_thing(view: ClauseView, things: set[str]) -> Sentence | None:
    """The sentence of a clause that says how long one of these is valid, other than the text."""
    own = commencement(view.document)
    for sentence in body_sentences(view):
        in_own = own is not None and own.clause.key == view.clause.key
        if in_own and own is not None and own.start < sentence.end and sentence.start < own.end:
            continue
        fixed = any(p.kind in _PERIODS and sentence.start <= p.start < sentence.end for p in view.clause.provisions)
        # It lapses 120 days after issue: what it is stands in the sentence before
        named = _things(sentence.text) or _things(view.clause.text)
        if fixed and modality("valid_for").search(sentence.text) and things & named:
            return sentence
    return None
