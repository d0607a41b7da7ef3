"""Finds words in the clauses of one document, letter by letter, whatever their case."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.model import Clause
from interfaces.pages.markup import Span


def clauses_with(clauses: Iterable[Clause], sought: str) -> list[Clause]:
    """The clauses whose text or English has every word of ``sought``; all of them where nothing is sought."""
    words = sought.casefold().split()
    return [
        clause
        for clause in clauses
        if all(word in f"{clause.text}\n{clause.rendering or ''}".casefold() for word in words)
    ]


def spans_in(text: str, sought: str) -> list[Span]:
    """Where the words of ``sought`` stand in ``text`` (code points, half-open)."""
    words = sought.split()
    if not words:
        return []
    pattern = re.compile("|".join(re.escape(word) for word in words), re.IGNORECASE)
    return [match.span() for match in pattern.finditer(text)]
