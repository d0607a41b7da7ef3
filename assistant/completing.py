"""A follow-up completed from the question before it: whether it needs that at all, and what it takes over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.contract import Answer, AnswerStatus, Language
from assistant.describing import describe
from assistant.ellipsis import (
    ABOUT_ONE_DOCUMENT,
    MANNER,
    NO_TOPIC,
    SHORT,
    VAGUE_ASKS,
    asks_details_alone,
    asks_if_required,
    is_alike,
    is_elliptic,
    is_fragment,
    is_step,
    own_terms,
    points_back,
    takes_kind,
    topics,
)
from assistant.focus import OVER_ALL, quotes_the_clause
from assistant.understanding.model import Ask, ClauseRef, Term, Understanding
from assistant.understanding.terms import STRAY
from assistant.understanding.understand import Understander
from assistant.understanding.vocabulary import phrases
from corpus.glossary import Glossary
from corpus.model import Document

_DOCUMENT_ASKS = ABOUT_ONE_DOCUMENT | {Ask.PROFILE, Ask.EXTREME, Ask.TOTAL}
FIGURES = frozenset({Ask.AMOUNT, Ask.TERM, Ask.COUNT})
"""Kinds that ask for a figure."""
_OF_THE_WHOLE = ("own_rules", "rules_to_come")
_MANY = 3


def needs_context(current: Understanding, told: Answer) -> bool:
    """Whether a message leans on the turns before it: a pronoun, a bare topic, or a question without one."""
    if "interpret" in current.filters or any(phrases(name).search(current.text) for name in _OF_THE_WHOLE):
        return False
    if points_back(current) or phrases("once_in").search(current.text):
        return not current.refs
    if current.foreign_place or current.foreign_rule:
        return False
    if current.refs:
        return set(current.asks) <= {Ask.LOOKUP} and current.anaphoric
    if (current.ask is Ask.LIST and current.claims) or current.counts:
        return False
    if is_step(current) or asks_if_required(current) or quotes_the_clause(current, told):
        return True
    if own_terms(current) and not asks_details_alone(current):
        return is_elliptic(current) or _answers_back(current, told)
    return _leans_without_topic(current)


def _leans_without_topic(current: Understanding) -> bool:
    """Whether a question that names nothing is not about a document as a whole, nor about all of it."""
    if {"per", "combine"} & set(current.filters) or current.attributes:
        return True
    if current.ask in _DOCUMENT_ASKS:
        return False
    if any(t.hard for t in current.terms):
        return False
    of_the_whole = current.documents and phrases("whole_document").search(current.text)
    of_it = any(phrases(name).search(current.text) for name in ("something_alike", "says_of_it"))
    return not of_the_whole or current.anaphoric or of_it


def stands_alone(current: Understanding) -> bool:
    """Whether a message names what it is about and points to nothing before it."""
    names = any(t.category != "action" for t in own_terms(current))
    return names and not (points_back(current) or is_elliptic(current))


def asks_again(current: Understanding, before: Understanding | None) -> bool:
    """Whether all that a question names was named in the one before: 海外实验室有什么支持, then 一个实验室给多少."""
    own = own_terms(current)
    if before is None or not own:
        return False
    if before.terms and len(own) < _MANY and phrases("such_things").search(current.text):
        return True
    elsewhere = current.refs or current.documents or current.foreign_place or current.foreign_rule
    if elsewhere or current.claims or current.counts or before.refs:
        return False
    known = {t.key for t in before.terms}
    return all(t.key in known for t in own) and len(known) > len(own)


def completed(
    current: Understanding,
    before: Understanding,
    understander: Understander,
    documents: Sequence[Document],
    language: Language,
) -> list[Understanding]:
    """The readings of a follow-up, each with what it takes over from the question before; the fullest first."""
    if (strange := _of_something_else(current, before)) is not None:
        return [strange]
    glossary = understander.glossary
    merged = [_merge(current, before, *topic) for topic in topics(current, before, glossary, understander.prints)]
    kept = [replace(one, terms=_beyond_the_title(one.terms, current, before, documents, glossary)) for one in merged]
    return [_in_full(one, current, before, understander, language) for one in kept]


def counts_on(current: Understanding, before: Understanding) -> bool:
    """Whether another number is asked for after one of a document that was named: and how many works?"""
    elsewhere = current.documents or current.refs or current.foreign_place or current.claims or current.counts
    if elsewhere or before.ask is not Ask.COUNT or not before.documents or not own_terms(current):
        return False
    goes_on = current.anaphoric and not points_back(current)
    return goes_on and Ask.COUNT in current.asks and phrases("number_asked").search(current.text) is not None


def as_answered(asked: Understanding, told: Answer) -> Understanding:
    """A question that was answered with sums asked for them before anything else."""
    checked = any(claim.unit == "yuan" for claim in asked.claims) and set(asked.asks) <= VAGUE_ASKS
    first = told.amounts and (Ask.AMOUNT in asked.asks or checked) and asked.ask not in OVER_ALL
    return replace(asked, asks=(Ask.AMOUNT, *(a for a in asked.asks if a is not Ask.AMOUNT))) if first else asked


def beside(current: Understanding, before: Understanding | None, told: Answer) -> Understanding | None:
    """跟元宇宙比哪个高: one side of a comparison is named, the other is what was told or spoken of before."""
    one_sided = phrases("one_sided").search(current.text) is not None
    compares = one_sided and current.ask is Ask.COMPARE
    if not (compares or phrases("than_told").search(current.text)) or not own_terms(current):
        return None
    if current.refs or before is None:
        return None
    sides = {(c.document_id, c.clause_id): c for c in told.citations}
    if told.status is AnswerStatus.ANSWERED and len(sides) == 1:
        (cited,) = sides.values()
        ref = ClauseRef(cited.label or cited.clause_id, (cited.clause_id,))
        return replace(
            current,
            asks=(Ask.COMPARE,),
            terms=tuple(t for t in own_terms(current) if t.category != STRAY),
            refs=(ref,),
            documents=(cited.document_id,),
            anaphoric=False,
        )
    spoken_of = " ".join(t.surface for t in before.terms if t.category not in NO_TOPIC)
    whole = replace(current, text=f"{spoken_of} {current.text}", terms=before.terms + own_terms(current))
    return whole if current.ask is Ask.COMPARE and before.terms else None


def in_another_document(
    current: Understanding, before: Understanding, spoken_of: Sequence[Document], understander: Understander
) -> tuple[Understanding, Understanding]:
    """A follow-up put to a document that was not spoken of (国家层面呢), and the question before it without its clause.

    The topic is looked up there, or, where only the number of a clause was given, what that clause is about. Asked
    whether the document has something like it, the question wants what that says, no figure.
    """
    if not current.documents or {d.document_id for d in spoken_of} & set(current.documents):
        return current, before
    if phrases("something_alike").search(current.text) and not own_terms(current):
        current = replace(current, asks=(Ask.SUPPORT,), filters=current.filters | {"offer_asked": ""})
    if any(t.hard for t in before.terms) or not before.refs:
        return current, replace(before, refs=(), provisions=())
    ids = {i for ref in before.refs for i in ref.ids}
    titles = [c.title for d in spoken_of for c in d.clauses if c.clause_id in ids and c.title]
    about = understander.understand(" ".join(titles))
    return current, replace(about, asks=before.asks, documents=before.documents)


def names_something_else(current: Understanding, before: Understanding) -> bool:
    """Whether a figure is asked for of a thing that no text names (炒比特币呢): it is not that of what was told."""
    asks = current.asks if not set(current.asks) <= VAGUE_ASKS else before.asks
    strange = any(t.category == STRAY and not t.surface.isascii() for t in current.terms)
    return strange and bool(FIGURES & set(asks)) and not (own_terms(current) or points_back(current))


def _of_something_else(current: Understanding, before: Understanding) -> Understanding | None:
    if not names_something_else(current, before):
        return None
    terms = tuple(replace(t, hard=True) for t in current.terms if t.category == STRAY)
    asks = before.asks if takes_kind(current, before) else current.asks
    return replace(current, asks=asks, terms=terms, documents=current.documents or before.documents, anaphoric=False)


def _answers_back(current: Understanding, told: Answer) -> bool:
    """Whether a bare topic answers the question that was asked back."""
    return told.status is AnswerStatus.CLARIFY and current.ask is Ask.GENERAL and len(current.text) <= SHORT


def _merge(
    current: Understanding, before: Understanding, terms: tuple[Term, ...], refs: tuple[ClauseRef, ...]
) -> Understanding:
    alike = is_alike(current)
    paid = {name: said for name, said in before.filters.items() if name in MANNER and alike}
    return replace(
        current,
        asks=_kind_of_a_charge(current, before) or (before.asks if takes_kind(current, before) else current.asks),
        terms=terms,
        refs=refs,
        documents=current.documents or before.documents,
        provisions=before.provisions if refs == before.refs else (),
        filters=paid | current.filters,
        claims=before.claims if alike else current.claims,
        yes_no=current.yes_no or (alike and before.yes_no),
        anaphoric=False,
    )


def _kind_of_a_charge(current: Understanding, before: Understanding) -> tuple[Ask, ...]:
    """管理费呢 after how long the lease runs asks how much the fee is."""
    charge = is_fragment(current) and phrases("names_a_charge").search(current.text) is not None
    return (Ask.AMOUNT,) if charge and before.ask in {Ask.TERM, Ask.COUNT, Ask.CONDITIONS} else ()


def _beyond_the_title(
    terms: tuple[Term, ...],
    current: Understanding,
    before: Understanding,
    documents: Sequence[Document],
    glossary: Glossary,
) -> tuple[Term, ...]:
    """Put to another document (深圳那份呢), a question leaves behind what only named the first (动漫游戏计划)."""
    left = set(before.documents) - set(current.documents) if current.documents else set()
    titles = [d.metadata.title for d in documents if d.document_id in left]
    named = {match.concept for title in titles for match in glossary.concepts_in(title)}
    # 上海有没有补贴, 那深圳呢: the place of which no text is held is left, too
    elsewhere = before.foreign_place if current.documents else None
    rest = tuple(t for t in terms if t.key not in named and t.surface != elsewhere)
    return rest if any(t.hard for t in rest) else terms


def _in_full(
    reading: Understanding,
    current: Understanding,
    before: Understanding,
    understander: Understander,
    language: Language,
) -> Understanding:
    """A fragment that takes over what was asked (and R&D?) is weighed as the whole question that it stands for."""
    if reading.refs or is_alike(current):
        return reading
    named = understander.document_named_in(current.text)
    if named is not None and _asked_of_another_text(reading, current):
        whole = f"{current.text[slice(*named)]}: {describe(reading, language)}"
        asked = understander.understand(whole)
        return replace(asked, asks=reading.asks, terms=reading.terms, documents=reading.documents)
    fragment = is_fragment(current) and takes_kind(current, before)
    return replace(reading, text=describe(reading, language)) if fragment else reading


def _asked_of_another_text(reading: Understanding, current: Understanding) -> bool:
    """Whether a bare question is put to another document: 深圳给多少; something like many things is not all of them."""
    bare = bool(current.documents) and all(t.category in NO_TOPIC for t in current.terms)
    alike = phrases("something_alike").search(current.text) is not None
    several = len([t for t in reading.terms if t.hard]) > 1
    return bare and not (alike and several) and set(reading.asks) <= VAGUE_ASKS | {Ask.AMOUNT, Ask.COUNT}
