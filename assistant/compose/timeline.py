"""Answers about a document as a whole: dates, validity, status, number, issuer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.compose.bibliography import say_issuer, say_number, say_standing, say_title
from assistant.compose.dates import say_date, say_validity
from assistant.compose.draft import Draft
from assistant.compose.named import resolved_views
from assistant.compose.phrasing import document_name
from assistant.compose.printed_places import commencement
from assistant.contract import AnswerStatus
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask, Term
from assistant.understanding.vocabulary import phrases
from corpus.model import ClauseKind, Document
from corpus.scripts import to_simplified

_MAX_DOCUMENTS = 3
_PRINTED_OF_ITSELF = (Ask.TITLE, Ask.NUMBER, Ask.ISSUER)


def compose_timeline(inquiry: Inquiry) -> Draft | None:
    """Answer about dates and status; None when the question is about a topic inside a document."""
    if inquiry.understanding.refs and not inquiry.asks(Ask.STATUS):
        inquiry = inquiry.narrowed(_commenced_by_named(inquiry))
        if not inquiry.scope:
            return None
    elif not _is_about_documents(inquiry):
        return None
    if inquiry.topic and not inquiry.understanding.documents:
        inquiry = inquiry.narrowed([d for d in inquiry.scope if is_titled(inquiry, d)]) if _titled(inquiry) else inquiry
    parts: list[tuple[Callable[[Inquiry, Draft, Document], bool], Ask]] = [
        (say_standing, Ask.STATUS),
        (say_title, Ask.TITLE),
        (say_number, Ask.NUMBER),
        (say_issuer, Ask.ISSUER),
        (say_validity, Ask.VALIDITY),
        (say_date, Ask.DATE),
    ]
    # from what day is it in force: the day is asked for, and not whether it is
    begins = inquiry.asks(Ask.DATE) and phrases("beginning_asked").search(inquiry.understanding.text) is not None
    wanted = [say for say, ask in parts if inquiry.asks(ask) and not (begins and ask is Ask.STATUS)]
    if not wanted:
        return None
    draft = over_documents(inquiry, wanted)
    printed = inquiry.asks(*_PRINTED_OF_ITSELF) and (bool(inquiry.understanding.documents) or not inquiry.topic)
    clear = not inquiry.strays and not any(t.hard for t in inquiry.topic)
    of_a_thing = bool(inquiry.topic_beyond("time"))
    of_the_text = bool(inquiry.understanding.documents) and not of_a_thing and inquiry.asks(Ask.DATE, Ask.VALIDITY)
    draft.settled = clear and (printed or of_the_text or inquiry.asks(Ask.STATUS))
    return draft


def over_documents(inquiry: Inquiry, wanted: list[Callable[[Inquiry, Draft, Document], bool]]) -> Draft:
    """What is said of each document in scope, those that say it first; asks back where there are many."""
    documents = list(inquiry.scope)
    if len(documents) > _MAX_DOCUMENTS:
        return ask_which(inquiry, documents)
    drafts: list[tuple[bool, Draft]] = []
    for document in documents:
        draft = Draft(AnswerStatus.ANSWERED).mention(document)
        said = [say(inquiry, draft, document) for say in wanted]
        drafts.append((any(said), draft))
    drafts.sort(key=lambda pair: (not pair[0], _speaks(pair[1])))
    joined = Draft(AnswerStatus.ANSWERED if any(ok for ok, _ in drafts) else AnswerStatus.NOT_SPECIFIED)
    if drafts and not drafts[0][0] and Ask.DATE in inquiry.understanding.asks:
        joined.status = AnswerStatus.NOT_SPECIFIED
    for _, draft in drafts:
        joined.lines += draft.lines
        joined.paragraph()
        for document in draft.documents:
            joined.mention(document)
    return joined


def _speaks(draft: Draft) -> bool:
    """Sorts a document whose own text speaks of the date (even to leave it open) before one that is silent."""
    first = next((e for line in draft.lines for e in line.evidence), None)
    return first is None or first.clause.kind is not ClauseKind.CLAUSE


def ask_which(inquiry: Inquiry, documents: Sequence[Document]) -> Draft:
    """Ask back which of many documents is meant."""
    draft = Draft(AnswerStatus.CLARIFY).say(inquiry.words("clarify.which_document"))
    names = [document_name(d.metadata, inquiry.language) for d in documents[:4]]
    ask = inquiry.understanding.ask.value
    key = f"ask.{ask}" if inquiry.words.has(f"ask.{ask}") else "ask.general"
    draft.suggestions = [inquiry.words(key, subject=name) for name in names]
    return draft


def _commenced_by_named(inquiry: Inquiry) -> list[Document]:
    """The documents whose clause on their own commencement and validity the question names by number."""
    named = {view.clause.key for view in resolved_views(inquiry)}
    closing = [(d, span) for d in inquiry.scope if (span := commencement(d)) is not None]
    return [document for document, span in closing if span.clause.key in named]


def _is_about_documents(inquiry: Inquiry) -> bool:
    if inquiry.understanding.documents and not any(t.is_concept and t.hard for t in inquiry.topic):
        return True
    topic = [t for t in inquiry.topic if not phrases("own_life").fullmatch(t.surface.lower())]
    if inquiry.asks(Ask.TITLE, Ask.NUMBER, Ask.ISSUER, Ask.STATUS) or not topic:
        return not _is_of_an_event(inquiry)
    return _titled(inquiry)


def _is_of_an_event(inquiry: Inquiry) -> bool:
    """Whether a date is asked for that is none of a rule's own life.

    It may be one of things that no text knows (the draw for pitches), or until when papers are handed in.
    """
    understanding = inquiry.understanding
    if understanding.ask is not Ask.DATE or understanding.documents:
        return False
    own_life = phrases("own_life").search(understanding.text) is not None
    return not own_life and (bool(inquiry.strays) or phrases("hands_in").search(understanding.text) is not None)


def _titled(inquiry: Inquiry) -> bool:
    return any(is_titled(inquiry, document) for document in inquiry.scope)


def is_titled(inquiry: Inquiry, document: Document) -> bool:
    """Whether every word of the topic stands in the document's own names."""
    metadata = document.metadata
    names = " ".join(
        filter(None, (metadata.title, metadata.title_en, metadata.subject, metadata.subject_en, *metadata.aliases))
    )
    concepts = inquiry.views.concepts(names)
    plain = to_simplified(names).lower()
    topic = inquiry.topic_beyond("time")
    known = [t for t in topic if t.is_concept] or topic
    return bool(known) and all(t.key in concepts.closure or t.surface.lower() in plain for t in known)


def is_issuer(inquiry: Inquiry, term: Term) -> bool:
    """Whether a term of the question is the body that issued a document."""
    issuers = (i for d in inquiry.library.documents for i in (d.metadata.issuer, d.metadata.issuer_en) if i)
    return term.category == "authority" and any(term.surface.lower() in issuer.lower() for issuer in issuers)
