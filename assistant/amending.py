"""A follow-up as it is meant: one's own words put right, what was asked back, a number corrected, that rule named."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.contract import Answer, AnswerStatus, Language
from assistant.ellipsis import VAGUE_ASKS, has_topic, is_of_procedure, own_terms
from assistant.turns import Turn
from assistant.understanding.model import Ask, ClauseRef, Understanding
from assistant.understanding.vocabulary import phrases
from corpus.model import Document, ReferenceRole

_BARE_NUMBER = re.compile(r"(?<![\d.])\d{1,2}(?![\d.]*\d|[%万年个])")
_POINTING = {ReferenceRole.DECIDES, ReferenceRole.TOPS_UP}

Understand = Callable[[str], Understanding]


def put_right(current: Understanding, understand: Understand, language: Language) -> Understanding:
    """我说错了，是数字影棚: what takes back one's own words names only what was meant, to be asked the same."""
    taken_back = phrases("takes_back").match(current.text)
    rest = phrases("not_this").sub("", current.text[taken_back.end() :]).strip() if taken_back else ""
    meant = understand(rest) if rest else current
    if not rest or not own_terms(meant) or not set(meant.asks) <= VAGUE_ASKS | {Ask.PROFILE}:
        return current
    said = f"我是说{rest}" if language == "zh" else f"I mean {rest}"
    return replace(meant, text=said, asks=(Ask.GENERAL,), anaphoric=True)


def asking_if_required(current: Understanding, understand: Understand, language: Language) -> Understanding:
    """如果没通过认定呢: who supposes that a step was not taken asks whether it must be."""
    own = own_terms(current)
    unmet = phrases("step_not_taken").search(current.text) is not None and not current.refs
    if not (unmet and is_of_procedure(own)) or not set(current.asks) <= VAGUE_ASKS | {Ask.AMOUNT, Ask.CONDITIONS}:
        return current
    step = own[0].surface
    return understand(f"必须经过{step}吗?" if language == "zh" else f"Does it have to be {step}?")


def asking_for_a_sum(current: Understanding) -> Understanding:
    """有具体数额没有, of what was just told, asks how much."""
    bare = phrases("whether_a_sum").fullmatch(current.text.strip()) is not None
    return replace(current, asks=(Ask.AMOUNT,), filters={}) if bare and not has_topic(current) else current


def with_what_was_asked(current: Understanding, last: Turn, understand: Understand) -> Understanding:
    """能补多少钱, asked back, 我说的是创新基地: what is named after the assistant asked back is asked the same."""
    asked_back = last.answer.status is AnswerStatus.CLARIFY
    if not asked_back or not own_terms(current) or not set(current.asks) <= VAGUE_ASKS:
        return current
    asks = understand(last.question).asks
    return current if set(asks) <= VAGUE_ASKS else replace(current, asks=asks)


def with_number(current: Understanding, previous: Callable[[], Understanding | None]) -> Understanding:
    """Sorry, 14: a bare number that corrects a clause number, or is the next one asked for (and 16?)."""
    bare = phrases("corrects").search(current.text) or phrases("bare_number").fullmatch(current.text.strip())
    number = _BARE_NUMBER.search(current.text) if bare else None
    before = previous() if number and not current.refs else None
    if number is None or before is None or not before.refs:
        return current
    asks = before.asks if set(current.asks) <= VAGUE_ASKS else current.asks
    ref = ClauseRef(number.group(), (number.group(),))
    documents = current.documents or before.documents
    return replace(current, refs=(ref,), asks=asks, documents=documents, counts=(), terms=own_terms(current))


def with_rule(current: Understanding, told: Answer, documents: Sequence[Document]) -> Understanding:
    """What does that rule say: the rule that the clause just told of points to."""
    if not phrases("that_rule").search(current.text) or current.documents or current.foreign_rule:
        return current
    cited = {(c.document_id, c.clause_id) for c in told.citations[:1]}
    clauses = [c for d in documents for c in d.clauses if (d.document_id, c.clause_id) in cited]
    title = next((r.title for c in clauses for r in c.references if r.role in _POINTING), None)
    held = next((d.document_id for d in documents if title and title == d.metadata.title), None)
    return replace(current, documents=(held,)) if held else replace(current, foreign_rule=title)
