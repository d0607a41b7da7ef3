"""Says which bodies a document names for itself: to whom it goes, who interprets, drew it up, is in charge."""

from __future__ import annotations

from assistant.compose.bibliography import say_issuer
from assistant.compose.draft import Draft
from assistant.compose.facts import Found
from assistant.compose.own_sayings import of_kind, quote_found, say_none
from assistant.evidence.modality import duties_in, modality
from assistant.inquiry import Inquiry
from corpus.model import ClauseKind, Document, Status

_DUTIES = ("interpret", "lead")


def say_addressee(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """Quote to whom the letter that carries a document is addressed; nothing of a document without one."""
    views = of_kind(inquiry, document, ClauseKind.NOTICE)
    quote_found(inquiry, draft, [Found(view, view.sentences[0], 1.0) for view in views])
    return bool(views)


def say_interpreter(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """Quote who interprets a document, or say that it names nobody."""
    found = _charged_with("interpret", inquiry, document)
    if not found:
        return say_none(inquiry, draft, document, "own.interpreter_none")
    quote_found(inquiry, draft, found[-1:])
    return True


def say_drafter(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """Quote the sentence in which a document says who drew it up, or say that it names nobody."""
    found = _saying("drawn_up_by", inquiry, document)
    if not found:
        return say_none(inquiry, draft, document, "own.drafter_none")
    quote_found(inquiry, draft, found[:1])
    return True


def say_compiler(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """Quote who says that it drew a document up, and who issued it: a ministry calls itself 我部 there."""
    found = _saying("drawn_up_by", inquiry, document)[:1]
    quote_found(inquiry, draft, found)
    unnamed = found and not document.metadata.issuer
    return True if unnamed else say_issuer(inquiry, draft, document) or bool(found)


def say_comments(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """Quote where or until when a draft asks for comments, or say that it prints neither; nothing of other texts."""
    if document.metadata.status is not Status.DRAFT:
        return False
    found = _saying("comments_sought", inquiry, document)
    if not found:
        return say_none(inquiry, draft, document, "own.comments_none")
    quote_found(inquiry, draft, found[:2])
    return True


def say_in_charge(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """Quote what bodies a document gives charge of itself; where it gives none, say so and who issued it."""
    found = [one for duty in _DUTIES for one in _charged_with(duty, inquiry, document)]
    if found:
        quote_found(inquiry, draft, found[:2])
        return True
    say_none(inquiry, draft, document, "own.in_charge_none")
    say_issuer(inquiry, draft, document)
    return False


def say_copied(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """Quote to whom a copy of a document goes, or say that none is printed and to whom it is addressed."""
    found = _saying("copied_to", inquiry, document)
    if found:
        quote_found(inquiry, draft, found[:1])
        return True
    say_none(inquiry, draft, document, "own.copied_none")
    say_addressee(inquiry, draft, document)
    return False


def _saying(name: str, inquiry: Inquiry, document: Document) -> list[Found]:
    """The sentences of a document, in order, in words of one modality."""
    return [
        Found(view, sentence, 1.0)
        for view in inquiry.views.of_document(document.document_id)
        for sentence in view.sentences
        if modality(name).search(sentence.text)
    ]


def _charged_with(duty: str, inquiry: Inquiry, document: Document) -> list[Found]:
    return [found for found in _saying("in_charge", inquiry, document) if duty in duties_in(found.sentence.text)]
