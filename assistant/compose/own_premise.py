"""Confirms or corrects what a question states of a document itself: its issuer, its date, its standing, its parts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from assistant.compose.bibliography import say_issuer, say_number, say_status, say_title
from assistant.compose.dates import say_blank, say_date, say_issued
from assistant.compose.draft import Draft, Evidence
from assistant.compose.facts import say_found
from assistant.compose.lookup import say_size
from assistant.compose.own_sayings import printed_year, scope_sentences
from assistant.compose.phrasing import document_name
from assistant.compose.printed_places import commencement
from assistant.contract import AnswerStatus
from assistant.grounding import numbers_in
from assistant.inquiry import Inquiry
from assistant.understanding.documents import named_at
from assistant.understanding.model import Ask, Term, Understanding
from assistant.understanding.stated import StatedDate, denies, stated_date, stated_parts, states_something, untagged
from assistant.understanding.stated_body import is_body, stated_body
from assistant.understanding.terms import QUOTED
from assistant.understanding.vocabulary import phrases
from corpus.model import Document, Level, Status

Check = Callable[[Inquiry, Document], Draft | None]

_LEVELS = {
    Level.NATIONAL: ("national", "nationwide", "central", "state", "国家", "中央", "全国", "部委"),
    Level.PROVINCIAL: ("provincial", "省"),
    Level.MUNICIPAL: ("municipal", "city", "市"),
    Level.DISTRICT: ("district", "区"),
}
_CLEFT = re.compile(r"(?<=it )(.+?)(?: who| which| that)(?= \w+)")
_SENTENCES = re.compile(r"(?<=[.!?])\s+|[。！？]")
_IS_THERE = re.compile(r"\b(?:is|are) there\b", re.IGNORECASE)
_TRADES = frozenset({"sector"})


def compose_own_premise(inquiry: Inquiry) -> Draft | None:
    """Whether it is so what a question states of a document; None where it states nothing that can be looked up."""
    understanding = inquiry.understanding
    stated = understanding.yes_no or states_something(understanding)
    if not stated or _asks_more(understanding.text) or understanding.attributes:
        return None
    if any(claim.unit == "yuan" for claim in understanding.claims) or not _only_counts(understanding):
        return None
    document = _meant(inquiry)
    if document is None:
        return None
    checks = (_standing, _about) if denies(understanding.text) else _CHECKS
    found = next((draft for check in checks if (draft := check(inquiry, document)) is not None), None)
    if found is not None:
        found.settled, found.sort = True, "own"
        found.mention(document)
    return found


def _asks_more(text: str) -> bool:
    """Whether a question asks who or what; is it the ministry who issued it only states."""
    plain = _CLEFT.sub(" ", _IS_THERE.sub(" ", untagged(text)))
    return phrases("interrogative").search(plain) is not None


def _only_counts(understanding: Understanding) -> bool:
    """Whether no clause is named: 一共30条 counts them."""
    parts = stated_parts(understanding.text)
    counted = (str(parts.count),) if parts is not None else None
    return all(ref.ids == counted and "第" not in ref.written for ref in understanding.refs)


def _meant(inquiry: Inquiry) -> Document | None:
    """The document that a statement is about: the one named first, or the only one that is asked about."""
    named = [d for d in inquiry.scope if d.document_id in inquiry.understanding.documents]
    if not named:
        return inquiry.scope[0] if len(inquiry.scope) == 1 else None
    text = inquiry.understanding.text
    places = {d.document_id: named_at(text, d.metadata) for d in named}
    return min(named, key=lambda d: places[d.document_id] if places[d.document_id] >= 0 else len(text))


def _judged(inquiry: Inquiry, draft: Draft, *, agrees: bool, wording: str = "") -> Draft:
    """The draft with its first sentence as a yes or a no."""
    text = inquiry.words(wording or ("premise.yes" if agrees else "premise.no"), said=draft.lines[0].text)
    draft.lines[0] = replace(draft.lines[0], text=text)
    return draft


def _of_something_else(inquiry: Inquiry) -> bool:
    """Whether a statement names a thing that the text is about, beside words for texts and how they stand."""
    named = (t for t in inquiry.topic_beyond("time", "legal", QUOTED) if t.hard)
    said = [phrases(name) for name in ("said_final", "issue_dated", "effect_dated", "issues_it")]
    return any(not any(words.fullmatch(t.surface.lower()) for words in said) for t in named)


def _parts(inquiry: Inquiry, document: Document) -> Draft | None:
    """How many clauses, boxes or chapters it has."""
    text = inquiry.understanding.text
    stated = stated_parts(text)
    if stated is None or _of_something_else(inquiry):
        return None
    draft = Draft(AnswerStatus.ANSWERED)
    sizes = say_size(inquiry, draft, document)
    held = sizes.get(stated.unit, ())
    return _judged(inquiry, draft, agrees=stated.count in held) if held else None


def _number(inquiry: Inquiry, document: Document) -> Draft | None:
    """Its number; what is stated of it must be in the printed one."""
    text = inquiry.understanding.text
    if not (inquiry.asks(Ask.NUMBER) or phrases("number_said").search(text)) or not document.metadata.number:
        return None
    stated = numbers_in(text)
    if not stated:
        return None
    draft = Draft(AnswerStatus.ANSWERED)
    say_number(inquiry, draft, document)
    return _judged(inquiry, draft, agrees=stated <= numbers_in(document.metadata.number))


def _issuer(inquiry: Inquiry, document: Document) -> Draft | None:
    """Who issued it."""
    body = stated_body(inquiry.understanding.text, "issues_it")
    if body is None:
        return None
    metadata = document.metadata
    issuer = metadata.issuer if not body.isascii() else metadata.issuer_en
    draft = Draft(AnswerStatus.ANSWERED)
    if not issuer or metadata.named_issuer("zh") is None:
        say_issuer(inquiry, draft, document)
        draft.status = AnswerStatus.NOT_SPECIFIED
        return draft
    agrees = is_body(body, issuer)
    say_issuer(inquiry, draft, document)
    return draft if agrees is None else _judged(inquiry, draft, agrees=agrees)


def _dated(inquiry: Inquiry, document: Document) -> Draft | None:
    """On what day it was issued, or from what day it holds."""
    parts = [part for part in _SENTENCES.split(untagged(inquiry.understanding.text)) if stated_date(part)]
    stated, metadata = stated_date(parts[0]) if parts else None, document.metadata
    if stated is None or _of_something_else(inquiry):
        return None
    if phrases("effect_dated").search(parts[0]):
        return _in_effect(inquiry, document, stated)
    issued = [day for day in (metadata.issued_on, metadata.printed_on) if day is not None]
    numbered = stated.month is None and stated.year in numbers_in(metadata.number or "")
    if not issued or numbered or not phrases("issue_dated").search(parts[0]):
        return None
    draft = Draft(AnswerStatus.ANSWERED)
    say_issued(inquiry, draft, document)
    return _judged(inquiry, draft, agrees=any(_is_day(stated, day) for day in issued))


def _in_effect(inquiry: Inquiry, document: Document, stated: StatedDate) -> Draft | None:
    """From what day it holds; where its text leaves that open it does not hold from the day that is stated."""
    metadata = document.metadata
    if metadata.effective_on is not None:
        draft = Draft(AnswerStatus.ANSWERED)
        say_date(inquiry, draft, document)
        return _judged(inquiry, draft, agrees=_is_day(stated, metadata.effective_on))
    only_year = stated.month is None and stated.year == printed_year(document)
    if only_year or commencement(document) is None or not metadata.effective_as_written:
        return None
    draft = Draft(AnswerStatus.NOT_SPECIFIED)
    say_blank(inquiry, draft, document)
    return _judged(inquiry, draft, agrees=False, wording="premise.no_date")


def _is_day(stated: StatedDate, day: date) -> bool:
    return (
        stated.year == day.year
        and stated.month in (None, day.month)
        and stated.day in (None, day.day)
    )


def _standing(inquiry: Inquiry, document: Document) -> Draft | None:
    """Whether it is a draft, or more than one."""
    understanding = inquiry.understanding
    text, status = untagged(understanding.text), document.metadata.status
    if not states_something(understanding) or _of_something_else(inquiry):
        return None
    if phrases("said_not").search(text) or phrases("still_holds").search(text):
        return None
    draft_said = phrases("said_draft").search(text) is not None
    final = not draft_said and phrases("said_final").search(_predicate(text)) is not None
    if final == draft_said or status not in {Status.DRAFT, Status.ISSUED}:
        return None
    draft = Draft(AnswerStatus.ANSWERED)
    issued = status is Status.ISSUED
    if issued and not draft_said and not phrases("issued_asked").search(text):
        return None  # whether it holds still is more than that it was issued
    say_status(inquiry, draft, document)
    if not issued and document.metadata.effective_on is None and document.metadata.effective_as_written:
        say_blank(inquiry, draft, document)
    return _judged(inquiry, draft, agrees=draft_said != issued)


def _predicate(text: str) -> str:
    """What is said of a text, without the name that it is called by: the draft is adopted."""
    return phrases("called_draft").sub(" ", text)


def _level(inquiry: Inquiry, document: Document) -> Draft | None:
    """Of which level of government it is."""
    text = untagged(inquiry.understanding.text)
    match = phrases("said_level").search(text)
    document = (_called(inquiry, text[: match.start()]) if match else None) or document
    level = document.metadata.level
    if match is None or level is Level.UNKNOWN or phrases("member_asked").search(text):
        return None  # 柬埔寨算不算国家计划说的沿线 is of no level
    written = match.group().lower()
    stated = next((one for one, words in _LEVELS.items() if any(w in written for w in words)), None)
    region = (document.metadata.region_en or "").lower(), document.metadata.region or ""
    of_place = any(word and word in " ".join(region) for word in written.replace("-", " ").split()[-2:-1])
    if stated is None and not _names_region(inquiry, written):
        return None
    name = document_name(document.metadata, inquiry.language)
    said = inquiry.words("premise.level", document=name, level=inquiry.words(f"level.{level.value}"))
    draft = Draft(AnswerStatus.ANSWERED).say(said, Evidence.of(document, document.clauses[0]))
    agrees = stated is level if stated is not None else of_place
    return _judged(inquiry, draft, agrees=agrees)


def _called(inquiry: Inquiry, subject: str) -> Document | None:
    """The one document that the words before a statement call by what it is: the plan is a municipal policy."""
    every = inquiry.library.documents
    named = [d for d in every if named_at(subject, d.metadata) >= 0]
    kinds = [match.group() for match in phrases("whole_document").finditer(subject)]
    titled = [d for d in every if any(k.lower() in f"{d.metadata.title} {d.metadata.title_en}".lower() for k in kinds)]
    found = named or titled
    return found[0] if len(found) == 1 else None


def _names_region(inquiry: Inquiry, written: str) -> bool:
    regions = (r for d in inquiry.library.documents for r in (d.metadata.region, d.metadata.region_en) if r)
    return any(r.lower().removesuffix("市").split(",")[0] in written for r in regions)


def _about(inquiry: Inquiry, document: Document) -> Draft | None:
    """What it is about: one trade alone, or all that are named."""
    text = untagged(inquiry.understanding.text)
    only = phrases("said_only").search(text) is not None
    if not states_something(inquiry.understanding) or not (only or phrases("said_about").search(text)):
        return None
    stated = [t for t in inquiry.topic if t.category in _TRADES and not _is_denied(t, text)]
    if not stated or inquiry.strays or set(inquiry.understanding.asks) - {Ask.GENERAL, Ask.SUPPORT, Ask.LOOKUP}:
        return None
    names = inquiry.views.concepts(" ".join(filter(None, (document.metadata.title, document.metadata.subject))))
    scope = scope_sentences(inquiry, document)
    told = inquiry.views.concepts(" ".join(f.sentence.text for f in scope)) if scope else names
    trades = {key for key in told.named if inquiry.glossary.get(key).category in _TRADES}
    own = {t.key for t in stated}
    others = {key for key in trades if not _akin(inquiry, key, own)}
    named = all(t.key in told.closure for t in stated)
    if only and not others or (not only and (not named or len(stated) < len(inquiry.topic_beyond("generic")))):
        return None
    draft = Draft(AnswerStatus.ANSWERED)
    if scope:
        draft.lines += say_found(inquiry, scope[:1], "support.direct_plain").lines
    else:
        say_title(inquiry, draft, document)
    return _judged(inquiry, draft, agrees=not only, wording="premise.not_only" if only else "")


def _akin(inquiry: Inquiry, key: str, own: set[str]) -> bool:
    """Whether a concept is one of those stated, a kind of one or what one is a kind of: it names no other trade."""
    above = {one for stated in own for one in inquiry.glossary.ancestors(stated)}
    return key in own | above or bool(own & inquiry.glossary.ancestors(key))


def _is_denied(term: Term, text: str) -> bool:
    """Whether a statement says of a trade that it is left out: …, not animation."""
    before = text.lower().partition(term.surface.lower())[0].rstrip()
    return before.endswith(("not", "no", "and not", "不", "不是", "不管", "不包括", "不含", "不支持", "不涉及"))


_CHECKS: tuple[Check, ...] = (_parts, _number, _issuer, _dated, _standing, _level, _about)
