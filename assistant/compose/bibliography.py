"""Says what a document is: its title, number and issuer, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from assistant.compose.dates import day, say_blank, say_issued
from assistant.compose.draft import Draft, Evidence
from assistant.compose.phrasing import document_name
from assistant.compose.printed_places import find_day, find_written, opening
from assistant.inquiry import Inquiry
from assistant.understanding.vocabulary import phrases
from corpus.model import ClauseKind, Document, Metadata, Status

_NO_DRAFT = frozenset({Status.ISSUED, Status.IN_FORCE, Status.NOT_IN_FORCE, Status.EXPIRED, Status.SUPERSEDED})


def say_status(inquiry: Inquiry, draft: Draft, document: Document) -> None:
    """Whether a document is a draft, in force, expired or superseded, as its text has it."""
    draft.say(_standing(inquiry, document), *list(_status_evidence(document))[:2])


def say_held(inquiry: Inquiry, draft: Draft, document: Document) -> None:
    """The row of a document in a list of them: its title in full, and where it stands."""
    text = inquiry.words("talk.held", title=_full_title(inquiry, document), standing=_standing(inquiry, document))
    draft.say(text, *list(_status_evidence(document))[:2], style="row")


def _standing(inquiry: Inquiry, document: Document) -> str:
    metadata, words = document.metadata, inquiry.words
    dated = metadata.issued_on or metadata.printed_on
    return words(
        f"status.{metadata.status.value}",
        document=document_name(metadata, inquiry.language),
        dated=words("status.dated", date=day(dated, inquiry.language)) if dated else "",
        date=day(_status_day(metadata), inquiry.language),
        until=words("status.until", date=day(metadata.expires_on, inquiry.language)) if metadata.expires_on else "",
        other=metadata.superseded_by or "",
    )


def say_standing(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """Say where a document stands, and of a draft what is blank of its dates. True if that answers."""
    metadata = document.metadata
    none = phrases("draft_asked").search(inquiry.understanding.text) and metadata.status in _NO_DRAFT
    if none:
        name = document_name(metadata, inquiry.language)
        draft.say(inquiry.words("status.no_draft", document=name), *list(_status_evidence(document))[:2])
    issued = phrases("issued_asked").search(inquiry.understanding.text) and metadata.status in _NO_DRAFT
    if issued:
        say_issued(inquiry, draft, document)
    say_status(inquiry, draft, document)
    if metadata.status is Status.DRAFT and metadata.effective_on is None and metadata.effective_as_written:
        say_blank(inquiry, draft, document)
    if none or issued:
        return True
    return metadata.status not in {Status.UNKNOWN, Status.ISSUED} or not inquiry.understanding.yes_no


def _status_day(metadata: Metadata) -> date | None:
    return metadata.expires_on if metadata.status is Status.EXPIRED else metadata.effective_on


def _status_evidence(document: Document) -> Iterable[Evidence]:
    for clause in document.clauses:
        if clause.kind is ClauseKind.HEAD:
            yield Evidence.of(document, clause)
    metadata = document.metadata
    dated = metadata.issued_on or metadata.printed_on
    if metadata.status is Status.ISSUED and dated is not None and (found := find_day(document, dated)):
        yield found
    if found := find_written(document, metadata.effective_as_written, metadata.validity_as_written):
        yield found
    yield from (Evidence.of(document, c) for c in document.clauses if c.kind is ClauseKind.IMPRINT)
    if not any(c.kind is ClauseKind.HEAD for c in document.clauses):
        yield Evidence.of(document, document.clauses[0])


def say_title(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """Say the title in full, for English readers with its English."""
    draft.say(inquiry.words("meta.title", title=_full_title(inquiry, document)), _printed_at(document))
    return True


def _printed_at(document: Document) -> Evidence:
    """The title block, where a title and a number are printed; else how the document begins."""
    head = next((c for c in document.clauses if c.kind is ClauseKind.HEAD), document.clauses[0])
    return Evidence.of(document, head)


def _full_title(inquiry: Inquiry, document: Document) -> str:
    title = document.metadata.title
    if inquiry.language == "en" and document.metadata.title_en:
        return f"{document.metadata.title_en} ({title})"
    return title


def say_number(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """Say the document's number, or that none is printed."""
    name = document_name(document.metadata, inquiry.language)
    number = document.metadata.number
    if not number:
        draft.say(inquiry.words("meta.number_none", document=name), _printed_at(document))
        return False
    draft.say(
        inquiry.words("meta.number", document=name, number=number),
        find_written(document, number) or opening(document)[0],
    )
    return True


def say_issuer(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """Say who issued the document, or that the text does not."""
    metadata = document.metadata
    name = document_name(metadata, inquiry.language)
    if not metadata.issuer or metadata.named_issuer("zh") is None:
        span = find_written(document, metadata.issuer or "", (metadata.issuer or "")[2:]) or opening(document)[0]
        draft.say(inquiry.words("meta.issuer_none", document=name), span)
        return False
    issuer = metadata.issuer
    if inquiry.language == "en" and metadata.issuer_en:
        issuer = (
            f"{metadata.issuer_en} ({metadata.issuer})" if metadata.issuer_en != metadata.issuer else metadata.issuer
        )
    draft.say(
        inquiry.words("meta.issuer", document=name, issuer=issuer),
        find_written(document, metadata.issuer) or opening(document)[0],
    )
    return True
