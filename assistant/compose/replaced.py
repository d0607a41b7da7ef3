"""Answers whether an earlier rule that a question names by its year still holds, by the clause that ends it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.compose.draft import Draft
from assistant.compose.facts import Found, say_found
from assistant.evidence.modality import modality
from assistant.evidence.views import body_sentences
from assistant.inquiry import Inquiry
from assistant.understanding.vocabulary import phrases
from corpus.model import Document

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def compose_replaced(inquiry: Inquiry) -> Draft | None:
    """2021年那份办法还算数吗: that this text put it out of force; None where it ends none of that year."""
    text = inquiry.understanding.text
    years = set(_YEAR.findall(text))
    if not years or inquiry.understanding.refs or not phrases("still_holds").search(text):
        return None
    found = [found for document in inquiry.scope for found in _ending(inquiry, document, years)]
    if len(found) != 1:
        return None
    draft = say_found(inquiry, found, "support.direct_plain")
    draft.settled = True
    return draft


def _ending(inquiry: Inquiry, document: Document, years: set[str]) -> Iterator[Found]:
    metadata = document.metadata
    own = {str(day.year) for day in (metadata.effective_on, metadata.issued_on, metadata.printed_on) if day is not None}
    for view in inquiry.views.of_document(document.document_id):
        for sentence in body_sentences(view):
            if modality("repeals").search(sentence.text) and (years - own) & set(_YEAR.findall(sentence.text)):
                yield Found(view, sentence, 1.0)
