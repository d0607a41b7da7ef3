"""Says from when and for how long a document holds, and when it was issued."""

from __future__ import annotations

import re
from datetime import date

from assistant.compose.draft import Draft, Evidence, Line
from assistant.compose.money import period
from assistant.compose.phrasing import clause_name, document_name
from assistant.compose.printed_places import (
    commencement,
    find_day,
    find_written,
    from_a_month,
    opening,
    sentence_evidence,
)
from assistant.contract import Language
from assistant.inquiry import Inquiry
from assistant.understanding.model import Claim
from assistant.understanding.vocabulary import phrases
from corpus.model import Clause, Document, Provision, ProvisionKind

_TITLE = 6


def say_validity(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """Say for how long the document is valid, as far as its text fixes that."""
    metadata, words = document.metadata, inquiry.words
    name = document_name(metadata, inquiry.language)
    found = _own_validity(document)
    if found:
        # a file may bring two rules, each with its own period
        clause, provision = next((f for f in found if _is_of_named_rule(inquiry, f[0])), found[0])
        span = sentence_evidence(document, clause, provision.start)
        claim = next((c for c in inquiry.understanding.claims if c.unit == "year"), None)
        if claim is not None:
            draft.lines.append(_verdict_on(inquiry, document, provision, claim, span))
        if provision.date is not None and metadata.expires_on:
            named = words("date.valid_until", document=name, date=day(metadata.expires_on, inquiry.language))
            draft.say(named, span)
            return True
        draft.say(words("date.validity", document=name, validity=period(provision, inquiry.language)), span)
        if metadata.effective_on is None and metadata.effective_as_written:
            say_blank(inquiry, draft, document)
            return claim is not None or phrases("end_asked").search(inquiry.understanding.text) is None
        elif metadata.expires_on:
            draft.say(words("date.expires", date=day(metadata.expires_on, inquiry.language)), span)
        return True
    own = [c for c in document.clauses if _is_of_named_rule(inquiry, c)]
    written = metadata.validity_as_written
    if written and (span_or_none := find_written(document, written, first=own)):
        draft.say(words("date.validity", document=name, validity=written), span_or_none)
        return True
    draft.say(words("date.validity_none", document=name), *opening(document))
    return False


def _own_validity(document: Document) -> list[tuple[Clause, Provision]]:
    """The periods for which a text says that it is valid itself, with their clauses.

    Not those of what it issues: 备案牌有效期为3年 before 本办法自2024年9月1日起施行，有效期5年.
    """
    found = [(c, p) for c in document.clauses for p in c.provisions if p.kind is ProvisionKind.VALIDITY]
    begins = commencement(document)
    written = document.metadata.validity_as_written or ""
    own = [(c, p) for c, p in found if begins is not None and begins.clause.key == c.key]
    own += [(c, p) for c, p in found if (c, p) not in own and _is_written(c, p, written)]
    return own or ([] if find_written(document, written) is not None else found)


def _is_written(clause: Clause, provision: Provision, written: str) -> bool:
    """Whether a period stands in the wording that the head of the document keeps of its own validity."""
    start = clause.text.find(written) if written else -1
    return start >= 0 and start <= provision.end and provision.start <= start + len(written)


def _is_of_named_rule(inquiry: Inquiry, clause: Clause) -> bool:
    """Whether a clause stands in an attached rule that the question names by its title."""
    return any(len(title) > _TITLE and title in inquiry.understanding.text for title in clause.heading_path[:1])


def _verdict_on(inquiry: Inquiry, document: Document, provision: Provision, claim: Claim, span: Evidence) -> Line:
    """Whether a period of validity that the question states is the one in the text."""
    if provision.value == claim.value:
        return Line(inquiry.words("amount.yes"), (span,))
    name = clause_name(document, span.clause, inquiry.language)
    shown = period(provision, inquiry.language)
    text = inquiry.words("amount.no_other", clause=name, amount=shown, claimed=claim.written)
    return Line(text, (span,), derived=frozenset({claim.value}))


def say_date(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """Say from when the document holds, or when it was issued where that is asked for."""
    metadata, words = document.metadata, inquiry.words
    name = document_name(metadata, inquiry.language)
    issue_asked = phrases("day_of_issue").search(inquiry.understanding.text) is not None
    if issue_asked and say_issued(inquiry, draft, document):
        return True
    if issue_asked:
        draft.say(words("date.issued_none", document=name), *opening(document))
    if metadata.effective_on is not None:
        span = find_written(document, metadata.effective_as_written) or commencement(document) or opening(document)[0]
        draft.say(words("date.effective", document=name, date=day(metadata.effective_on, inquiry.language)), span)
        return True
    if commencement(document) is not None and metadata.effective_as_written:
        return say_blank(inquiry, draft, document)
    if commencement(document) is None and (line := from_a_month(document)) is not None:
        draft.say(words("date.effective_as_written", document=name, written=line.quote.strip()), line)
        return True
    draft.say(words("date.effective_none", document=name), *opening(document))
    say_issued(inquiry, draft, document)
    return False


def say_issued(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """Say the day on which the document was issued or printed. True if the text has one."""
    metadata = document.metadata
    name = document_name(metadata, inquiry.language)
    for key, value in (("issued", metadata.issued_on), ("printed", metadata.printed_on)):
        if value is None:
            continue
        span = find_day(document, value) or opening(document)[0]
        draft.say(inquiry.words(f"date.{key}", document=name, date=day(value, inquiry.language)), span)
        return True
    return False


def say_blank(inquiry: Inquiry, draft: Draft, document: Document) -> bool:
    """Say what is printed about the effective date where that fixes no day. True if it is still an answer."""
    metadata, words = document.metadata, inquiry.words
    name = document_name(metadata, inquiry.language)
    span = commencement(document) or opening(document)[0]
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
    if validity := _own_validity(document):
        draft.say(words("date.effective_blank_end", validity=period(validity[0][1], inquiry.language)), span)
    return phrases("left_blank").search(inquiry.understanding.text) is not None


def day(value: date | None, language: Language) -> str:
    """A calendar day for readers: 2018年1月4日 or 4 January 2018; empty for None."""
    if value is None:
        return ""
    return f"{value.year}年{value.month}月{value.day}日" if language == "zh" else f"{value.day} {value:%B} {value.year}"
