"""Answers whether somebody gets anything at all by the sentence that shuts them out: 均不享受本政策."""

from __future__ import annotations

from assistant.compose.draft import Draft
from assistant.compose.facts import Found, say_found
from assistant.evidence.modality import modality
from assistant.evidence.views import body_sentences
from assistant.inquiry import Inquiry
from assistant.understanding.vocabulary import phrases

_MOST_CLAUSES, _NAMES, _PEOPLE = 400, 0.75, frozenset({"subject", "sector", "object"})


def compose_shut_out(inquiry: Inquiry) -> Draft | None:
    """The sentence by which a text keeps all that it gives from whom the question names; None where none does."""
    asked = inquiry.understanding
    who = [t for t in inquiry.topic if t.hard and t.is_concept and t.category in _PEOPLE]
    if asked.refs or not who or not phrases("gets_any").search(asked.text):
        return None
    views = inquiry.views_in_scope()
    if len(views) > _MOST_CLAUSES:
        return None
    found = [
        Found(view, sentence, 1.0)
        for view in views
        for sentence in body_sentences(view)
        if modality("shuts_out").search(sentence.text) and inquiry.matcher.sentence(who, view, sentence) >= _NAMES
    ]
    if len(found) != 1:
        return None
    draft = say_found(inquiry, found, "support.direct_plain")
    draft.settled = True
    return draft
