"""Answers when something is done that comes every year: 每年上半年, by the end of each quarter."""

from __future__ import annotations

from assistant.compose.draft import Draft
from assistant.compose.facts import Found, say_found
from assistant.compose.select import covering
from assistant.evidence.modality import modality
from assistant.evidence.views import body_sentences
from assistant.inquiry import Inquiry

_NEARLY = 0.75


def compose_when(inquiry: Inquiry) -> Draft | None:
    """The sentence on the topic that tells when in the year something is done; None where none of the first does."""
    if not inquiry.topic or inquiry.understanding.refs:
        return None
    for ranked in covering(inquiry, limit=2):
        view = ranked.view
        telling = [s for s in body_sentences(view) if modality("tells_when").search(view.plain[s.start : s.end])]
        fits = [(inquiry.matcher.item(inquiry.terms, view, s), s) for s in telling]
        score, sentence = max(fits, key=lambda fit: fit[0], default=(0.0, None))
        if sentence is not None and score >= _NEARLY:
            return say_found(inquiry, [Found(view, sentence, score)], "support.direct_plain")
    return None
