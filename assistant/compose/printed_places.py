"""Finds where a document prints something of itself: a wording, a day, its commencement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.compose.draft import Evidence
from assistant.evidence.sentences import Sentence, sentences
from corpus.model import Clause, ClauseKind, Document

_FROM_A_MONTH = re.compile(r"(?:^|[\s：:])(?:自|从)\s*\d{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?\s*起\s*[。]?$")


def from_a_month(document: Document) -> Evidence | None:
    """The line by which a text that is set out as a form says from when it holds: 时间：从2023年9月起."""
    for clause in document.clauses:
        for sentence in sentences(clause.text):
            if clause.kind is ClauseKind.CHAPTER and _FROM_A_MONTH.search(sentence.text.strip()):
                return Evidence.of(document, clause, sentence.start, sentence.end)
    return None


def commencement(document: Document) -> Evidence | None:
    """The sentence by which a document says from when it holds."""
    for clause in reversed(document.clauses):
        if clause.kind in {ClauseKind.HEAD, ClauseKind.NOTICE}:
            continue
        for sentence in sentences(clause.text):
            if re.search(
                r"(?:自|从|于).{0,30}(?:施行|实施|生效|起执行)|(?:take|come)s? (?:into )?(?:effect|force)|發布日施行",
                sentence.text,
            ):
                return Evidence.of(document, clause, sentence.start, sentence.end)
    return None


def find_written(document: Document, *written: str | None, first: Sequence[Clause] = ()) -> Evidence | None:
    """The sentence in which a document prints one of these wordings, in these clauses ``first``."""
    for needle in filter(None, written):
        for clause in (*first, *document.clauses):
            position = clause.text.find(needle)
            if position >= 0:
                return sentence_evidence(document, clause, position)
    return None


def find_day(document: Document, value: date) -> Evidence | None:
    """The sentence in which a document prints a day."""
    pattern = re.compile(rf"{value.year}\s*年\s*0?{value.month}\s*月\s*0?{value.day}\s*日|{value.isoformat()}")
    for clause in reversed(document.clauses):
        if match := pattern.search(clause.text):
            return sentence_evidence(document, clause, match.start())
    return None


def sentence_evidence(document: Document, clause: Clause, offset: int) -> Evidence:
    """The sentence of a clause that holds an offset."""
    parts = sentences(clause.text)
    sentence = next((s for s in reversed(parts) if s.start <= offset), Sentence(0, len(clause.text), clause.text))
    return Evidence.of(document, clause, sentence.start, sentence.end)


def opening(document: Document) -> list[Evidence]:
    """What stands for a document that is silent: its clause on commencement, else how it begins."""
    closing = commencement(document)
    return [closing] if closing else [Evidence.of(document, document.clauses[0])]
