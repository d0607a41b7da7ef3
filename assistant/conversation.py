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
from corpus.glossary import Glossary
from corpus.model import Clause, ClauseKind, Document
from corpus.numerals import parse_numeral

_ORDINAL = re.compile(
    r"第\s*([一二三四五六七八1-8])\s*[个笔项]|\b(first|second|third|fourth|fifth|last)\b(?: one)?", re.IGNORECASE
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
_ABOUT_ONE_DOCUMENT = {Ask.TOC, Ask.VALIDITY, Ask.STATUS, Ask.NUMBER, Ask.ISSUER, Ask.DATE}
_VAGUE_ASKS = {Ask.GENERAL, Ask.SUPPORT}
_SHORT = 24


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


def recall(
    current: Understanding,
    history: Sequence[Turn],
    understander: Understander,
    language: Language,
    documents: Sequence[Document] = (),
) -> Recalled:
    """Complete a follow-up from the last turn that found something; a full question stays as it is."""
    if not history:
        return Recalled(current)
    if (about := _about_same_document(current, history, understander, language, documents)) is not None:
        return about
    if not _needs_context(current):
        return Recalled(current)
    pointed = _neighbour(current, history, documents) or _pointed_clause(current, history)
    before = _previous(history, understander)
    if pointed is not None:
        return _with_clause(current, before, pointed, language)
    if before is None:
        return Recalled(current)
    readings = [_merge(current, before, terms) for terms in _term_choices(current, before, understander.glossary)]
    shown = [(reading, describe(reading, language)) for reading in readings]
    return Recalled(shown[0][0], shown[0][1], tuple(shown[1:]))


def _about_same_document(
    current: Understanding,
    history: Sequence[Turn],
    understander: Understander,
    language: Language,
    documents: Sequence[Document],
) -> Recalled | None:
    """是谁印的 after a question about one document is about that document."""
    named = current.documents or current.refs or any(t.hard for t in current.terms)
    if current.ask not in _ABOUT_ONE_DOCUMENT or named:
        return None
    before = _previous(history, understander)
    spoken_of = set(before.documents if before else ()) or {c.document_id for c in history[-1].answer.citations}
    known = [d for d in documents if d.document_id in spoken_of]
    if len(known) != 1:
        return None
    metadata = known[0].metadata
    english = f"the {metadata.short_title_en}" if metadata.short_title_en else ""
    name = (english if language == "en" else metadata.short_title) or metadata.title
    words, key = Words(language), "ask.dates" if current.ask is Ask.DATE else f"ask.{current.ask.value}"
    described = words(key if words.has(key) else "ask.general", subject=name)
    return Recalled(replace(current, documents=(known[0].document_id,)), described)


def _needs_context(current: Understanding) -> bool:
    """Whether a message leans on the turns before it: a pronoun, a bare topic, or a question without one."""
    filters = current.filters
    if "pronoun" in filters or "next_clause" in filters or "previous_clause" in filters:
        return not current.refs
    if current.refs or current.foreign_place or current.foreign_rule or "interpret" in filters:
        return False
    known = [t for t in current.terms if t.category not in {"generic", "instrument", "time"} and t.is_concept]
    if known:
        bare = phrases("connective").sub("", current.text)
        return (
            set(current.asks) <= _VAGUE_ASKS
            and len(bare) <= (_SHORT if not bare.isascii() else 3 * _SHORT)
            and bool(phrases("anaphor").search(current.text))
        )
    if current.ask in _DOCUMENT_ASKS:
        return False
    if any(t.hard for t in current.terms):
        return False
    return not (current.documents and phrases("whole_document").search(current.text)) or current.anaphoric


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


def _neighbour(current: Understanding, history: Sequence[Turn], documents: Sequence[Document]) -> Clause | None:
    """The clause after or before the one the last answer cited first."""
    step = ("next_clause" in current.filters) - ("previous_clause" in current.filters)
    cited = next((c for turn in reversed(history) for c in turn.answer.citations[:1]), None)
    if not step or cited is None:
        return None
    clauses = [c for d in documents if d.document_id == cited.document_id for c in d.clauses]
    peers = [c for c in clauses if c.kind is ClauseKind.CLAUSE]
    place = next((i for i, c in enumerate(peers) if c.clause_id == cited.clause_id), None)
    return peers[place + step] if place is not None and 0 <= place + step < len(peers) else None


def _with_clause(
    current: Understanding, before: Understanding | None, cited: Citation | Clause, language: Language
) -> Recalled:
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


def _term_choices(current: Understanding, before: Understanding, glossary: Glossary) -> list[tuple[Term, ...]]:
    """Readings of the topic: what is new with what may still hold from before, then what is new alone."""
    own = tuple(t for t in current.terms if t.category not in {"generic", "instrument"} and t.is_concept)
    if not own:
        return [before.terms]
    passing = {t.category for t in own} | {"time", "instrument", "ask", "generic", "word"}
    trades = tuple(t for term in before.terms for t in _trades(term, glossary))
    kept = tuple(t for t in trades if t.category not in passing and t.key not in {o.key for o in own})
    return [own + kept, own] if kept else [own]


def _trades(term: Term, glossary: Glossary) -> tuple[Term, ...]:
    """A compound such as 游戏研发 hands on only its trade, 游戏, to a question about something else."""
    broader = [glossary.get(b) for b in glossary.get(term.key).broader] if term.is_concept else []
    if len(broader) < 2:
        return (term,)
    return tuple(Term(b.id, b.zh[0], b.category, term.hard) for b in broader if b.category == "sector")


def _merge(current: Understanding, before: Understanding, terms: tuple[Term, ...]) -> Understanding:
    asks = before.asks if set(current.asks) <= _VAGUE_ASKS else current.asks
    own_topic = terms != before.terms
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
