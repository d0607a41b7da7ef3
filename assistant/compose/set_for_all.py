"""Finds what a clause itself makes a condition: for all that it gives, or only for some of those it names."""

from __future__ import annotations

import re

from assistant.compose.facts import Found
from assistant.evidence.rendered import rendered_stems
from assistant.evidence.views import ClauseView, Statement, StatementKind
from assistant.inquiry import Inquiry
from assistant.understanding.model import Term
from assistant.understanding.stems import english_stems

_SHORTEST = 3
_KIN = 0.4
_SEVERAL = re.compile(
    "(?:以及|及|或者|或|和|、)(?=[^，。、]{0,4}?(?:经|符合|具有|被评|入选|新|优秀|相关|已))"
    "|\\bor\\b|\\bas well as\\b"
)
"""Some of those named are told apart by a condition of their own: 经认定的基地及符合条件的影棚."""


def printed_condition(
    inquiry: Inquiry, asked: str, beside: tuple[Term, ...], within: ClauseView | None = None
) -> Found | None:
    """The sentence that gives something to what it calls by the very words asked: newly launched products.

    It must be one clause alone, ``within`` that one where it is known, and none that lacks what stands beside.
    """
    words = _telling(asked)
    if not words:
        return None
    views = [within] if within is not None else [r.view for r in inquiry.ranked]
    things = [t for t in beside if t.hard]
    found = [
        Found(view, statement.sentence, 1.0)
        for view in views
        for statement in view.statements
        if statement.kind is not StatementKind.SUPPORT and _prints(words, view, statement)
        if all(inquiry.matcher.clause((t,), view).score >= _KIN for t in things)
    ]
    return found[0] if len({f.view.clause.key for f in found}) == 1 else None


def _telling(asked: str) -> str:
    """What is asked, for English the stems of its words; empty where it is too little to be found by."""
    if not asked.isascii():
        return asked if len(asked) >= _SHORTEST else ""
    words = english_stems(asked.replace("-", " ")).strip()
    return words if len(words.split()) > 1 else ""


def _stands_in(words: str, stems: str) -> bool:
    return f" {words} " in f" {stems.replace('-', ' ')} "


def _prints(words: str, view: ClauseView, statement: Statement) -> bool:
    if not words.isascii():
        return words in statement.subject
    return _stands_in(words, rendered_stems(view, statement.sentence))


def sets_for_all(inquiry: Inquiry, found: Found, needed: tuple[Term, ...]) -> bool:
    """Whether a sentence names whom it gives to, all alike, and calls them by what is asked about."""
    giving = (s for s in found.view.statements if s.kind is not StatementKind.SUPPORT)
    statement = next((s for s in giving if s.sentence.start == found.sentence.start), None)
    if statement is None or not statement.subject or _SEVERAL.search(statement.subject):
        return False
    view = found.view
    return all(inquiry.matcher.is_given_to(t, statement) or is_called(t.surface, view, statement) for t in needed)


def is_called(word: str, view: ClauseView, statement: Statement) -> bool:
    """Whether those that a statement gives to are called by a word."""
    if not word.isascii():
        return word in statement.subject
    return _stands_in(english_stems(word).strip(), rendered_stems(view, statement.sentence))
