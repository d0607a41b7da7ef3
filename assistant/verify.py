"""Step 7, verify: nothing leaves that its evidence does not say.

Checked of every line: its quotes are verbatim, every number in it stands in the clauses it rests
on, in document metadata or among the line's declared derived numbers, and a capped amount
keeps its limiting word. A line that fails is removed and logged.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.compose.draft import Draft, Line
from assistant.contract import AnswerStatus
from assistant.evidence.modality import is_limited, modality
from assistant.grounding import numbers_in, supported_numbers
from corpus.model import Document, Limit, Provision

_LOG = logging.getLogger(__name__)
_MARKUP = re.compile("\0\\d+\0|\\*\\*|《[^》]*》")


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a line may not leave."""

    line: Line
    reason: str


def verify(draft: Draft, documents: Iterable[Document]) -> tuple[Draft, list[Objection]]:
    """Remove what is not grounded; the draft that is left and what was objected to."""
    known = supported_numbers(_of_metadata(documents))
    objections = [
        o
        for line in draft.lines
        if (o := _object(line, known | supported_numbers(_of_clauses(line)) | _in_unit_of_head(line))) is not None
    ]
    if not objections:
        return draft, []
    rejected = {id(o.line) for o in objections}
    for objection in objections:
        _LOG.warning("line removed (%s): %s", objection.reason, objection.line.text)
    draft.lines = [line for line in draft.lines if id(line) not in rejected]
    if not any(line.style != "break" for line in draft.lines):
        draft.status, draft.amounts = AnswerStatus.NOT_FOUND, []
    return draft, objections


def _object(line: Line, allowed: frozenset[float]) -> Objection | None:
    for evidence in line.evidence:
        if not 0 <= evidence.start < evidence.end <= len(evidence.clause.text):
            return Objection(line, "a quote lies outside its clause")
    stated = numbers_in(_MARKUP.sub(" ", line.text))
    unsupported = {n for n in stated if n not in allowed and n not in line.derived}
    if unsupported:
        return Objection(line, f"unsupported numbers {sorted(unsupported)}")
    if _drops_cap(line, stated):
        return Objection(line, "a limiting word was dropped")
    return None


def _drops_cap(line: Line, stated: frozenset[float]) -> bool:
    if line.style == "table" or not line.evidence or line.derived:
        return False
    # A sentence that is quoted whole drops nothing, however it puts its limit: nobody may receive more than ….
    capped = {
        float(p.value)
        for e in line.evidence
        for p in e.clause.provisions
        if p.limit is Limit.CAP and p.currency and p.value is not None and e.start <= p.start < e.end
        and e.clause.text[e.start : e.end].strip() not in line.text
        and not _stands_limited(line, p)
    }
    free = {float(p.value) for e in line.evidence for p in e.clause.provisions if p.limit is not Limit.CAP and p.value}
    capped -= free
    return bool(capped & stated) and modality("capped").search(line.text) is None


def _stands_limited(line: Line, provision: Provision) -> bool:
    """Whether a bound stands in a line as it is written, with the word that limits it: below EUR 28,000."""
    return provision.as_written in line.text and is_limited(provision.as_written)


def _in_unit_of_head(line: Line) -> set[float]:
    """The values of figures alone in the cell of a table whose head gives their unit: 25 below 补贴（万元）."""
    return {
        float(p.value)
        for e in line.evidence
        for p in e.clause.provisions
        if p.currency and p.value is not None and e.start <= p.start < e.end and _is_bare(p)
    }


def _is_bare(provision: Provision) -> bool:
    """A figure without a word, as in the cell of a table: its unit and its limit stand in the head of the column."""
    return provision.as_written.replace(".", "").isdigit()


def _of_clauses(line: Line) -> list[str]:
    """What the clauses that a line rests on say, print and are called."""
    texts: list[str] = []
    for clause in {e.clause.key: e.clause for e in line.evidence}.values():
        texts += [clause.label, clause.text, clause.rendering or "", " ".join(clause.heading_path), clause.clause_id]
    return texts


def _of_metadata(documents: Iterable[Document]) -> list[str]:
    texts: list[str] = []
    for document in documents:
        metadata = document.metadata
        named = (metadata.title, metadata.title_en, metadata.short_title, metadata.short_title_en, metadata.number)
        written = (metadata.subject, metadata.subject_en, metadata.effective_as_written, metadata.validity_as_written)
        days = (metadata.issued_on, metadata.printed_on, metadata.effective_on, metadata.expires_on)
        texts += [text for text in (*named, *written) if text]
        texts += [f"{day.year}年{day.month}月{day.day}日" for day in days if day]
    return texts
