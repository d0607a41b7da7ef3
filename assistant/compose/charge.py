"""Answers whether something costs a fee by the sentence that forbids or waives it (不得收取任何费用)."""

from __future__ import annotations

from assistant.compose.draft import Draft
from assistant.compose.facts import Found, say_found
from assistant.evidence.modality import modality
from assistant.evidence.views import body_sentences
from assistant.inquiry import Inquiry
from assistant.understanding.vocabulary import phrases

_NEAR = 3
_SPEAKS, _COMES_FIRST = 0.5, 0.2


def compose_charge(inquiry: Inquiry) -> Draft | None:
    """The sentence of a clause near to the question that says that nothing is charged; None where none does."""
    understanding = inquiry.understanding
    if not understanding.yes_no or understanding.claims or not phrases("fee_asked").search(understanding.text):
        return None
    found = [
        Found(ranked.view, sentence, ranked.score)
        for place, ranked in enumerate(inquiry.ranked[:_NEAR])
        if ranked.judgement.probability >= (_SPEAKS if place else _COMES_FIRST)
        for sentence in body_sentences(ranked.view)
        if modality("charges_nothing").search(sentence.text)
    ]
    if not found:
        return None
    draft = say_found(inquiry, found[:1], "support.direct_plain")
    draft.settled = True
    return draft
