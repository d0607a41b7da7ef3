"""Rules: a denial is borne out by the clauses, and so is what is said to be fixed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.writing.absences import LACKS
from assistant.writing.case import MARK, Case, Fault, Segment
from assistant.writing.lexicon import objects_of_absence, pattern
from assistant.writing.proven import is_proven

_SAID_OTHERWISE = ("referred", "total", "base", "yearly")
"""Kinds that a clause lacks where it has something that goes by the same words."""


def denials(case: Case) -> Fault | None:
    """The first denial that neither can be looked up completely nor stands in the clauses."""
    for segment in case.segments:
        if pattern("negation").search(segment.text) and not is_proven(case, segment) and not _stands(case, segment):
            return Fault("negation", segment.text.strip())
    return None


def settled(case: Case) -> Fault | None:
    """A matter that is said to be fixed where no cited clause fixes it: the day of a date left blank."""
    for segment in case.segments:
        found = pattern("fixes").search(segment.text)
        if found is None or MARK in segment.text or pattern("negation").search(segment.text):
            continue
        named = [name for name, words in objects_of_absence().items() if words.search(segment.text)]
        views = [g.view for g in case.grounds]
        if any(all(LACKS[name](view) for view in views) for name in named if name not in _SAID_OTHERWISE):
            return Fault("settled", found.group())
    return None


def _stands(case: Case, segment: Segment) -> bool:
    """Whether a sentence of a cited clause denies in the same words."""
    denied = pattern("negation").search(segment.text)
    if denied is None:
        return True
    after = re.sub(r"\s+", "", segment.text[denied.start() :])[:4]
    return (
        any(after in g.flat for g in case.grounds)
        if re.search(r"[\u3400-\u9fff]", after)
        else any(_same_english(segment.text[denied.start() :], g.clause) for g in case.grounds)
    )


def _same_english(denial: str, clause: str) -> bool:
    words = list(_words(denial))[:3]
    return len(words) > 1 and " ".join(words) in " ".join(_words(clause))


def _words(text: str) -> Iterator[str]:
    return (m.group() for m in re.finditer(r"[a-z'’]+", text))
