"""Step 3, recall: resolves a follow-up question from the turns before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.contract import Answer, AnswerStatus, Citation, Language
from assistant.normalise import normalise
from assistant.understanding.model import Ask, ClauseRef, Term, Understanding
from assistant.understanding.understand import Understander
from assistant.understanding.vocabulary import phrases
from assistant.wording import Words
from corpus.numerals import parse_numeral

_ORDINAL = re.compile(
    r"第\s*([一二三四五六七八1-8])\s*个|\b(first|second|third|fourth|fifth|last)\b(?: one)?", re.IGNORECASE
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_DOCUMENT_ASKS = {
    Ask.TOC,
    Ask.VALIDITY,
    Ask.STATUS,
    Ask.NUMBER,
    Ask.ISSUER,
    Ask.DATE,
    Ask.PROFILE,
    Ask.EXTREME,
    Ask.TOTAL,
}
_VAGUE_ASKS = {Ask.GENERAL, Ask.SUPPORT}


@dataclass(frozen=True, slots=True)
class Turn:
    """A question asked before and the answer it got."""

    question: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Recalled:
    """A question as resolved; ``alternatives`` are further readings, ``understood_as`` is for the reader."""

    understanding: Understanding
    understood_as: str | None = None
    alternatives: tuple[tuple[Understanding, str], ...] = ()


def recall(current: Understanding, history: Sequence[Turn], understander: Understander, language: Language) -> Recalled:
    """Complete a follow-up from the last turn that found something; a full question stays as it is."""
    if not history or not _needs_context(current):
        return Recalled(current)
    pointed = _pointed_clause(current, history)
    before = _previous(history, understander)
    if pointed is not None:
        return _with_clause(current, before, pointed, language)
    if before is None:
        return Recalled(current)
    readings = [_merge(current, before, terms) for terms in _term_choices(current, before)]
    shown = [(reading, describe(reading, language)) for reading in readings]
    return Recalled(shown[0][0], shown[0][1], tuple(shown[1:]))


def _needs_context(current: Understanding) -> bool:
    topic = [t for t in current.terms if t.category != "generic"]
    if current.refs and not current.anaphoric:
        return False
    if current.anaphoric:
        return True
    if phrases("whole_document").search(current.text) or "interpret" in current.filters:
        return False
    if topic or current.foreign_place or current.foreign_rule:
        return (
            len(current.text) <= 10 and set(current.asks) <= _VAGUE_ASKS and current.text.endswith(("呢", "呢?", "?"))
        )
    if current.documents and current.ask in _DOCUMENT_ASKS:
        return False
    return not current.refs


def _previous(history: Sequence[Turn], understander: Understander) -> Understanding | None:
    for turn in reversed(history):
        if turn.answer.status is AnswerStatus.NOT_FOUND and len(history) > 1 and not turn.answer.understood_as:
            continue
        text = turn.answer.understood_as or turn.question
        found = understander.understand(normalise(text, max_chars=10**6).text)
        if found.terms or found.refs or found.documents:
            return found
    return None


def _pointed_clause(current: Understanding, history: Sequence[Turn]) -> Citation | None:
    match = _ORDINAL.search(current.text)
    if match is None:
        return None
    citations = list({(c.document_id, c.clause_id): c for c in history[-1].answer.citations}.values())
    if match[2] and match[2].lower() == "last":
        return citations[-1] if citations else None
    number = parse_numeral(match[1]) if match[1] else _ORDINALS.get(match[2].lower())
    return citations[number - 1] if number and 0 < number <= len(citations) else None


def _with_clause(current: Understanding, before: Understanding | None, cited: Citation, language: Language) -> Recalled:
    ref = ClauseRef(cited.label or cited.clause_id, (cited.clause_id,))
    asks = current.asks
    if set(asks) <= _VAGUE_ASKS:
        asks = (
            before.asks
            if before is not None and before.ask not in {Ask.LIST, Ask.PROFILE, Ask.COMPARE}
            else (Ask.LOOKUP,)
        )
    reading = replace(current, asks=asks, refs=(ref,), documents=(cited.document_id,), terms=(), anaphoric=False)
    return Recalled(reading, describe(reading, language))


def _term_choices(current: Understanding, before: Understanding) -> list[tuple[Term, ...]]:
    own = tuple(t for t in current.terms if t.category != "generic")
    if not own:
        return [before.terms]
    categories = {t.category for t in own}
    passing = categories | {"time", "instrument", "ask", "generic"}
    kept = tuple(t for t in before.terms if t.category not in passing and t.key not in {o.key for o in own})
    return [own + kept, own] if kept else [own]


def _merge(current: Understanding, before: Understanding, terms: tuple[Term, ...]) -> Understanding:
    asks = before.asks if set(current.asks) <= _VAGUE_ASKS else current.asks
    own_topic = any(t.category != "generic" for t in current.terms)
    refs = current.refs or (() if own_topic else before.refs)
    documents = current.documents or before.documents
    claims = current.claims
    return replace(current, asks=asks, terms=terms, refs=refs, documents=documents, claims=claims, anaphoric=False)


def describe(understanding: Understanding, language: Language) -> str:
    """The question as resolved, in words that can be understood again."""
    words = Words(language)
    named = [t.surface for t in understanding.terms if t.category not in {"generic", "time", "instrument"}]
    subject = ("、" if language == "zh" else ", ").join(dict.fromkeys(named))
    refs = ("、" if language == "zh" else ", ").join(_written(r, language) for r in understanding.refs)
    key = f"ask.{understanding.ask.value}"
    joined = " ".join(filter(None, (refs, subject))) or understanding.text
    return words(key if words.has(key) else "ask.general", subject=joined)


def _written(ref: ClauseRef, language: Language) -> str:
    if len(ref.ids) == 1 and ref.ids[0].isdecimal():
        return f"第{ref.ids[0]}条" if language == "zh" else f"clause {ref.ids[0]}"
    return ref.ids[0] if ref.written == "" else ref.written
