"""Answers which body a text calls the competent authority (主管机关) by the sentence that says so."""

from __future__ import annotations

from assistant.compose.draft import Draft
from assistant.compose.facts import Found, say_found
from assistant.evidence.modality import modality
from assistant.evidence.views import body_sentences
from assistant.inquiry import Inquiry
from assistant.understanding.vocabulary import phrases

_MOST_CLAUSES = 400


def compose_competent(inquiry: Inquiry) -> Draft | None:
    """The sentence that says who is meant by the competent authority, of the nearest clause; None where none does."""
    if not phrases("competent_asked").search(inquiry.understanding.text) or inquiry.understanding.refs:
        return None
    views = inquiry.views_in_scope()
    if len(views) > _MOST_CLAUSES:
        views = [ranked.view for ranked in inquiry.ranked]
    found = [
        Found(view, sentence, inquiry.matcher.clause(inquiry.terms, view).score)
        for view in views
        for sentence in body_sentences(view)
        if modality("competent_named").search(sentence.text)
    ]
    best = max(found, key=lambda f: f.score, default=None)
    if best is None:
        return None
    draft = say_found(inquiry, [best], "support.direct_plain")
    draft.settled = True
    return draft
