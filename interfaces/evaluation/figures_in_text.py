"""Numbers in an answer that nothing it shows supports: an independent look, apart from the assistant's own check.

A number is supported when a cited clause, its rendering, the document's metadata or the question holds the
same value (200万元 = RMB 2 million = 2,000,000), or when it counts or adds up what the answer shows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict

from assistant.contract import Answer
from corpus.model import Clause, Document
from corpus.numerals import parse_numeral, parse_quantity
from corpus.scripts import to_simplified

_MARKER = re.compile(r"\[\d{1,3}\]")
_DIGITS = re.compile(
    r"(?P<number>\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*"
    r"(?P<unit>十万|百万|千万|万亿|万|亿|萬|億|million\b|billion\b|thousand\b|trillion\b|%|％|‰|percent\b|per cent\b)?",
    re.IGNORECASE,
)
_CHINESE = re.compile(r"[一二三四五六七八九十百千万亿两零〇]{1,12}")
_SCALES = {
    "十万": 1e5, "百万": 1e6, "千万": 1e7, "万亿": 1e12, "万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8,
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "%": 0.01, "％": 0.01, "‰": 0.001, "percent": 0.01, "per cent": 0.01,
}  # fmt: skip


def numbers_in(text: str) -> set[float]:
    """Every value that ``text`` writes in Arabic digits, units applied and not applied."""
    values: set[float] = set()
    for match in _DIGITS.finditer(unicodedata.normalize("NFKC", text)):
        plain = float(match["number"].replace(",", ""))
        scale = _SCALES.get((match["unit"] or "").lower(), 1.0)
        values.add(round(plain * scale, 6))
    return values


def supported_numbers(text: str) -> set[float]:
    """The values that ``text`` supports: its Arabic numbers, with and without unit, and its Chinese ones."""
    normal = to_simplified(unicodedata.normalize("NFKC", text))
    values = numbers_in(normal)
    values.update(float(match["number"].replace(",", "")) for match in _DIGITS.finditer(normal))
    for match in _CHINESE.finditer(normal):
        for value in (parse_numeral(match[0]), parse_quantity(match[0])):
            if value is not None:
                values.add(float(value))
    return values


def unsupported_numbers(answer: Answer, documents: Iterable[Document], question: str) -> list[float]:
    """The Arabic numbers of ``answer.answer`` that nothing shown supports, in order of size."""
    written = numbers_in(_MARKER.sub(" ", answer.answer))
    return sorted(written - _support(answer, {document.document_id: document for document in documents}, question))


def _support(answer: Answer, documents: dict[str, Document], question: str) -> set[float]:
    values = supported_numbers(f"{question} {answer.understood_as or ''}")
    for citation in answer.citations:
        values |= supported_numbers(f"{citation.label} {citation.clause_id} {' '.join(citation.heading_path)}")
        document = documents.get(citation.document_id)
        clause = document.clause(citation.clause_id) if document else None
        if clause is not None:
            values |= _clause_numbers(clause)
    for document in documents.values():
        values |= _metadata_numbers(document)
    return values | _derived(answer)


def _clause_numbers(clause: Clause) -> set[float]:
    values = supported_numbers(f"{clause.text} {clause.rendering or ''} {clause.label} {clause.clause_id}")
    # alone in the cell of a table: its unit stands in the head of the column
    return values | {round(p.value, 6) for p in clause.provisions if p.value is not None and "\t" in clause.text}


def _metadata_numbers(document: Document) -> set[float]:
    values = supported_numbers(" ".join(str(value) for value in asdict(document.metadata).values() if value))
    last = [parse_numeral(clause.clause_id) for clause in document.clauses]
    return values | {float(number) for number in last if number is not None} | {float(len(document.clauses))}


def _derived(answer: Answer) -> set[float]:
    shown = [amount.value for amount in answer.amounts if amount.value is not None]
    counts = {float(n) for n in range(1, max(len(answer.citations), len(answer.amounts), len(answer.parts)) + 1)}
    return counts | ({round(sum(shown), 6)} if shown else set())
