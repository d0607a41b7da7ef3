"""Answers about a document as a whole: dates, validity, status, number, issuer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from assistant.compose.draft import Draft, Evidence, Line
from assistant.compose.money import period
from assistant.compose.named import resolved_views
from assistant.compose.phrasing import clause_name, document_name
from assistant.contract import AnswerStatus, Language
from assistant.evidence.sentences import Sentence, sentences
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask, Claim
from assistant.understanding.vocabulary import phrases
from corpus.model import Clause, ClauseKind, Document, Metadata, Provision, ProvisionKind, Status
from corpus.scripts import to_simplified

_PRINTED = re.compile(
    r"印发|下发|发[下出]来|什么时候印|印出|印的|付印|发布|公布|成文"
    r"|print|issu(?:ed?|ing|ance)\b|publish|released|distributed|promulgat|sent out|circulat|signed",
    re.IGNORECASE,
)
_MAX_DOCUMENTS = 3


def compose_timeline(inquiry: Inquiry) -> Draft | None:
    """Answer about dates and status; None when the question is about a topic inside a document."""
    if inquiry.understanding.refs and not inquiry.asks(Ask.STATUS):
        inquiry = inquiry.narrowed(_commenced_by_named(inquiry))
        if not inquiry.scope:
            return None
    elif not _is_about_documents(inquiry):
        return None
    if inquiry.topic and not inquiry.understanding.documents:
        inquiry = (
            inquiry.narrowed([d for d in inquiry.scope if _is_titled(inquiry, d)]) if _titled(inquiry) else inquiry
        )
    parts: list[tuple[Callable[[Inquiry, Draft, Document], bool], Ask]] = [
        (say_standing, Ask.STATUS),
        (say_title, Ask.TITLE),
        (_say_number, Ask.NUMBER),
        (_say_issuer, Ask.ISSUER),
        (_say_validity, Ask.VALIDITY),
        (_say_date, Ask.DATE),
    ]
    wanted = [say for say, ask in parts if inquiry.asks(ask)]
    if not wanted:
        return None
    draft = over_documents(inquiry, wanted)
    draft.settled = inquiry.asks(Ask.STATUS) and not inquiry.strays and not any(t.hard for t in inquiry.topic)
    return draft


def over_documents(inquiry: Inquiry, wanted: list[Callable[[Inquiry, Draft, Document], bool]]) -> Draft:
    """What is said of each document in scope, those that say it first; asks back where there are many."""
    documents = list(inquiry.scope)
    if len(documents) > _MAX_DOCUMENTS:
        return _ask_which(inquiry, documents)
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


def _ask_which(inquiry: Inquiry, documents: list[Document]) -> Draft:
    draft = Draft(AnswerStatus.CLARIFY).say(inquiry.words("clarify.which_document"))
    names = [document_name(d.metadata, inquiry.language) for d in documents[:4]]
    ask = inquiry.understanding.ask.value
    key = f"ask.{ask}" if inquiry.words.has(f"ask.{ask}") else "ask.general"
    draft.suggestions = [inquiry.words(key, subject=name) for name in names]
    return draft


def _commenced_by_named(inquiry: Inquiry) -> list[Document]:
    """The documents whose clause on their own commencement and validity the question names by number."""
    named = {view.clause.key for view in resolved_views(inquiry)}
    closing = [(d, span) for d in inquiry.scope if (span := _commencement(d)) is not None]
    return [document for document, span in closing if span.clause.key in named]


def _is_about_documents(inquiry: Inquiry) -> bool:
    if inquiry.understanding.documents and not any(t.is_concept and t.hard for t in inquiry.topic):
        return True
    if inquiry.asks(Ask.TITLE, Ask.NUMBER, Ask.ISSUER, Ask.STATUS) or not inquiry.topic:
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
    return any(_is_titled(inquiry, document) for document in inquiry.scope)


def _is_titled(inquiry: Inquiry, document: Document) -> bool:
    """Whether every word of the topic stands in the document's own names."""
    metadata = document.metadata
    names = " ".join(
        filter(None, (metadata.title, metadata.title_en, metadata.subject, metadata.subject_en, *metadata.aliases))
    )
    concepts = inquiry.views.concepts(names)
    plain = to_simplified(names).lower()
    known = [t for t in inquiry.topic if t.is_concept] or inquiry.topic
    return all(t.key in concepts.closure or t.surface.lower() in plain for t in known)


def say_status(inquiry: Inquiry, draft: Draft, document: Document, *, style: str = "sentence") -> None:
    """Whether a document is a draft, in force, expired or superseded, as its text has it."""
    metadata, words = document.metadata, inquiry.words
    dated = metadata.issued_on or metadata.printed_on
    text = words(
        f"status.{metadata.status.value}",
        document=document_name(metadata, inquiry.language),
        dated=words("status.dated", date=day(dated, inquiry.language)) if dated else "",
        date=day(_status_day(metadata), inquiry.language),
        until=words("status.until", date=day(metadata.expires_on, inquiry.language)) if metadata.expires_on else "",
        other=metadata.superseded_by or "",
    )
    draft.say(text, *list(_status_evidence(document))[:2], style=style)


def say_standing(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """Say where a document stands, and of a draft what is blank of its dates. True if that answers."""
    metadata = document.metadata
    say_status(inquiry, draft, document)
    if metadata.status is Status.DRAFT and metadata.effective_on is None and metadata.effective_as_written:
        _say_blank(inquiry, draft, document)
    return metadata.status not in {Status.UNKNOWN, Status.ISSUED} or not inquiry.understanding.yes_no


def _status_day(metadata: Metadata) -> date | None:
    return metadata.expires_on if metadata.status is Status.EXPIRED else metadata.effective_on


def _status_evidence(document: Document) -> Iterable[Evidence]:
    for clause in document.clauses:
        if clause.kind is ClauseKind.HEAD:
            yield Evidence.of(document, clause)
    metadata = document.metadata
    if found := _find(document, metadata.effective_as_written, metadata.validity_as_written):
        yield found
    yield from (Evidence.of(document, c) for c in document.clauses if c.kind is ClauseKind.IMPRINT)
    if not any(c.kind is ClauseKind.HEAD for c in document.clauses):
        yield Evidence.of(document, document.clauses[0])


def say_title(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """Say the title in full, for English readers with its English."""
    opening = next((c for c in document.clauses if c.kind is ClauseKind.HEAD), document.clauses[0])
    title = document.metadata.title
    if inquiry.language == "en" and document.metadata.title_en:
        title = f"{document.metadata.title_en} ({title})"
    draft.say(inquiry.words("meta.title", title=title), Evidence.of(document, opening))
    return True


def _say_number(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    name = document_name(document.metadata, inquiry.language)
    number = document.metadata.number
    if not number:
        draft.say(inquiry.words("meta.number_none", document=name), *_opening(document))
        return False
    draft.say(
        inquiry.words("meta.number", document=name, number=number), _find(document, number) or _opening(document)[0]
    )
    return True


def _say_issuer(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    metadata = document.metadata
    name = document_name(metadata, inquiry.language)
    if not metadata.issuer or metadata.named_issuer("zh") is None:
        span = _find(document, metadata.issuer or "", (metadata.issuer or "")[2:]) or _opening(document)[0]
        draft.say(inquiry.words("meta.issuer_none", document=name), span)
        return False
    issuer = metadata.issuer
    if inquiry.language == "en" and metadata.issuer_en:
        issuer = (
            f"{metadata.issuer_en} ({metadata.issuer})" if metadata.issuer_en != metadata.issuer else metadata.issuer
        )
    draft.say(
        inquiry.words("meta.issuer", document=name, issuer=issuer),
        _find(document, metadata.issuer) or _opening(document)[0],
    )
    return True


def _say_validity(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    metadata, words = document.metadata, inquiry.words
    name = document_name(metadata, inquiry.language)
    found = [(c, p) for c in document.clauses for p in c.provisions if p.kind is ProvisionKind.VALIDITY]
    if found:
        clause, provision = found[0]
        span = _sentence_evidence(document, clause, provision.start)
        claim = next((c for c in inquiry.understanding.claims if c.unit == "year"), None)
        if claim is not None:
            draft.lines.append(_verdict_on(inquiry, document, provision, claim, span))
        draft.say(words("date.validity", document=name, validity=period(provision, inquiry.language)), span)
        if metadata.effective_on is None and metadata.effective_as_written:
            _say_blank(inquiry, draft, document)
            return claim is not None or phrases("end_asked").search(inquiry.understanding.text) is None
        elif metadata.expires_on:
            draft.say(words("date.expires", date=day(metadata.expires_on, inquiry.language)), span)
        return True
    if metadata.validity_as_written and (span_or_none := _find(document, metadata.validity_as_written)):
        draft.say(words("date.validity", document=name, validity=metadata.validity_as_written), span_or_none)
        return True
    draft.say(words("date.validity_none", document=name), *_opening(document))
    return False


def _verdict_on(inquiry: Inquiry, document: Document, provision: Provision, claim: Claim, span: Evidence) -> Line:
    """Whether a period of validity that the question states is the one in the text."""
    if provision.value == claim.value:
        return Line(inquiry.words("amount.yes"), (span,))
    name = clause_name(document, span.clause, inquiry.language)
    shown = period(provision, inquiry.language)
    text = inquiry.words("amount.no_other", clause=name, amount=shown, claimed=claim.written)
    return Line(text, (span,), derived=frozenset({claim.value}))


def _say_date(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    metadata, words = document.metadata, inquiry.words
    name = document_name(metadata, inquiry.language)
    if _PRINTED.search(inquiry.understanding.text) and _say_issued(inquiry, draft, document):
        return True
    if metadata.effective_on is not None:
        span = _find(document, metadata.effective_as_written) or _commencement(document) or _opening(document)[0]
        draft.say(words("date.effective", document=name, date=day(metadata.effective_on, inquiry.language)), span)
        return True
    if _commencement(document) is not None and metadata.effective_as_written:
        return _say_blank(inquiry, draft, document)
    draft.say(words("date.effective_none", document=name), *_opening(document))
    _say_issued(inquiry, draft, document)
    return False


def _say_issued(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    metadata = document.metadata
    name = document_name(metadata, inquiry.language)
    for key, value in (("issued", metadata.issued_on), ("printed", metadata.printed_on)):
        if value is None:
            continue
        span = _find_day(document, value) or _opening(document)[0]
        draft.say(inquiry.words(f"date.{key}", document=name, date=day(value, inquiry.language)), span)
        return True
    return False


def _say_blank(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """Say what is printed about the effective date where that fixes no day. True if it is still an answer."""
    metadata, words = document.metadata, inquiry.words
    name = document_name(metadata, inquiry.language)
    span = _commencement(document) or _opening(document)[0]
    blank = re.search(r"\d{4}年\s+月\s*日?|\d{4}年\s*月\s+日|[Xx×_＿]{1,4}\s*[月日]|\s+年\s+月", span.quote) is not None
    if not blank:
        draft.say(
            words("date.effective_as_written", document=name, written=metadata.effective_as_written or span.quote), span
        )
        return True
    year = re.search(r"\d{4}(?=年)", span.quote)
    if year is not None and phrases("year_asked").search(inquiry.understanding.text):
        draft.say(words("date.effective_year", document=name, year=year.group()), span)
        return True
    draft.say(words("date.effective_blank", document=name, written=(metadata.effective_as_written or span.quote)), span)
    validity = [p for c in document.clauses for p in c.provisions if p.kind is ProvisionKind.VALIDITY]
    if validity:
        draft.say(words("date.effective_blank_end", validity=period(validity[0], inquiry.language)), span)
    return False


def _commencement(document: Document) -> Evidence | None:
    for clause in reversed(document.clauses):
        if clause.kind in {ClauseKind.HEAD, ClauseKind.NOTICE}:
            continue
        for sentence in sentences(clause.text):
            if re.search(
                r"(?:自|从|于).{0,30}(?:施行|实施|生效|起执行)|(?:take|come)s? (?:into )?(?:effect|force)|發布日施行",
                sentence.text,
            ):
                return Evidence.of(document, clause, sentence.start, sentence.end)
    return None


def _find(document: Document, *written: str | None) -> Evidence | None:
    for needle in filter(None, written):
        for clause in document.clauses:
            position = clause.text.find(needle)
            if position >= 0:
                return _sentence_evidence(document, clause, position)
    return None


def _find_day(document: Document, value: date) -> Evidence | None:
    pattern = re.compile(rf"{value.year}\s*年\s*0?{value.month}\s*月\s*0?{value.day}\s*日|{value.isoformat()}")
    for clause in reversed(document.clauses):
        if match := pattern.search(clause.text):
            return _sentence_evidence(document, clause, match.start())
    return None


def _sentence_evidence(document: Document, clause: Clause, offset: int) -> Evidence:
    parts = sentences(clause.text)
    sentence = next((s for s in reversed(parts) if s.start <= offset), Sentence(0, len(clause.text), clause.text))
    return Evidence.of(document, clause, sentence.start, sentence.end)


def _opening(document: Document) -> list[Evidence]:
    closing = _commencement(document)
    return [closing] if closing else [Evidence.of(document, document.clauses[0])]


def day(value: date | None, language: Language) -> str:
    """A calendar day for readers: 2018年1月4日 or 4 January 2018; empty for None."""
    if value is None:
        return ""
    return f"{value.year}年{value.month}月{value.day}日" if language == "zh" else f"{value.day} {value:%B} {value.year}"
