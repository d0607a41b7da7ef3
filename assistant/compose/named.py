"""Looks up the clauses that a question names by number: one, a range, a chapter, the first five."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from assistant.evidence.views import ClauseView
from assistant.inquiry import Inquiry
from assistant.understanding.clauserefs import FIRST, FIRST_BOX, LAST, LAST_BOX
from assistant.understanding.model import ClauseRef
from corpus.model import Clause, ClauseKind, Document

_NESTED = re.compile(r"(?P<clause>\d+)\.(?P<item>\d+)")
_T = TypeVar("_T")
_ENDS = {FIRST, LAST, FIRST_BOX, LAST_BOX}


@dataclass(frozen=True, slots=True)
class Resolved:
    """A clause number in the question and what it stands for; several clauses where ambiguous."""

    ref: ClauseRef
    clauses: tuple[tuple[Document, Clause], ...]


def resolve(inquiry: Inquiry) -> list[Resolved]:
    """Look up every clause number of the question in the documents in scope."""
    return [_resolved(inquiry, ref) for ref in inquiry.understanding.refs]


def _resolved(inquiry: Inquiry, ref: ClauseRef) -> Resolved:
    """What a number stands for; 16(1) that is no clause of a chapter is an item of a clause."""
    found = tuple(_find(inquiry, ref))
    nested = _NESTED.fullmatch(ref.ids[0]) if not found and ref.ids else None
    if nested is None:
        return Resolved(ref, found)
    item = replace(ref, ids=(nested["clause"],), item=f"({nested['item']})")
    return Resolved(item, tuple(pair for pair in _find(inquiry, item) if pair[1].clause_id in item.ids))


def resolved_views(inquiry: Inquiry) -> list[ClauseView]:
    """The views of all clauses that the question names by number."""
    found = (inquiry.views.get(c.document_id, c.clause_id) for r in resolve(inquiry) for _, c in r.clauses)
    return [view for view in dict.fromkeys(view for view in found if view is not None)]


def _find(inquiry: Inquiry, ref: ClauseRef) -> list[tuple[Document, Clause]]:
    if _ENDS & set(ref.ids):
        return [(d, c) for d in _plainly_numbered(inquiry, ref) for c in _at_an_end(d, ref)]
    if ref.chapter:
        return [(d, c) for d in inquiry.scope for c in _of_chapters(d, ref)]
    found: list[tuple[Document, Clause]] = []
    for document in inquiry.scope:
        exact = [c for c in document.clauses if c.clause_id in ref.ids]
        if ref.until and exact:
            exact = _range(document, exact[0], ref.until)
        found += [(document, clause) for clause in exact]
    if found:
        return found
    suffixes = tuple(f".{i}" for i in ref.ids)
    return [
        (d, c) for d in inquiry.scope for c in d.clauses if c.clause_id.endswith(suffixes) and "/" not in c.clause_id
    ]


def _of_chapters(document: Document, ref: ClauseRef) -> list[Clause]:
    """The clauses of the chapters meant; a chapter with a text of its own is itself one."""
    own = [c for c in document.clauses if "/" not in c.clause_id]
    if _ENDS & set(ref.ids):
        chapters = list(dict.fromkeys(part for c in own if (part := _part_of(c))))
        return [c for c in own if _part_of(c) in _first_or_last(chapters, ref)]
    first, last = (int(i.removeprefix("ch")) for i in (ref.ids[0], ref.until or ref.ids[0]))
    numbers = [str(number) for number in range(first, last + 1)]
    by_number = ([c for c in own if c.clause_id == f"ch{n}"] or [c for c in own if c.chapter == n] for n in numbers)
    return [clause for clauses in by_number for clause in clauses]


def _part_of(clause: Clause) -> str | None:
    """What its part of the document is known by: the heading, which a last part without a number has too."""
    return clause.heading_path[0] if clause.heading_path else clause.chapter


def _at_an_end(document: Document, ref: ClauseRef) -> list[Clause]:
    if ref.chapter:
        return _of_chapters(document, ref)
    kind = ClauseKind.BOX if {FIRST_BOX, LAST_BOX} & set(ref.ids) else ClauseKind.CLAUSE
    return list(_first_or_last([c for c in document.clauses if c.kind is kind and "/" not in c.clause_id], ref))


def _first_or_last(things: Sequence[_T], ref: ClauseRef) -> Sequence[_T]:
    if not {LAST, LAST_BOX} & set(ref.ids):
        return things[: ref.many]
    end = len(things) - ref.back
    return things[max(end - ref.many, 0) : max(end, 0)]


def _plainly_numbered(inquiry: Inquiry, ref: ClauseRef) -> Sequence[Document]:
    """Where several texts could be meant by their first clauses: those whose clauses bear plain numbers."""
    plain = [d for d in inquiry.scope if any(c.clause_id.isdecimal() for c in d.clauses)]
    return inquiry.scope if ref.chapter or not plain or {FIRST_BOX, LAST_BOX} & set(ref.ids) else plain


def _range(document: Document, first: Clause, until: str) -> list[Clause]:
    last = document.clause(until)
    if last is None:
        return [c for c in document.clauses if c.order >= first.order and c.kind is first.kind]
    return [c for c in document.clauses if first.order <= c.order <= last.order and c.kind is first.kind]
