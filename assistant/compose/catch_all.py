"""Says that a text leaves to others which further ones it means: 以及国务院确定的其他城市."""

from __future__ import annotations

from assistant.compose.draft import Draft
from assistant.compose.phrasing import clause_name, evidence, quotation
from assistant.contract import AnswerStatus
from assistant.evidence.modality import modality
from assistant.evidence.views import body_sentences
from assistant.inquiry import Inquiry
from assistant.understanding.vocabulary import phrases

_NEAR = 3


def compose_catch_all(inquiry: Inquiry) -> Draft | None:
    """That those asked for are named by others; None where the question asks for no such ones or no text has them."""
    if not phrases("catch_all_asked").search(inquiry.understanding.text):
        return None
    for ranked in inquiry.ranked[:_NEAR]:
        view = ranked.view
        naming = [s for s in body_sentences(view) if modality("catch_all").search(s.text)]
        if not naming:
            continue
        sentence = max(naming, key=lambda s: inquiry.matcher.item(inquiry.terms, view, s))
        name = clause_name(view.document, view.clause, inquiry.language)
        span = evidence(view, sentence)
        draft = Draft(AnswerStatus.NOT_SPECIFIED, settled=True).mention(view.document)
        draft.say(inquiry.words("gap.left_to_others"), span).paragraph()
        return draft.say(inquiry.words("quote.says", clause=name, quote=quotation(inquiry, view, sentence)), span)
    return None
