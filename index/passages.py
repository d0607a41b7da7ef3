"""Cutting clauses into passages: the units that are tokenised and embedded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.model import Clause, Document
from index.model import Language, Passage

TARGET_LENGTH = {"zh": 400, "en": 1200}
"""Code points above which a clause is cut; English needs about three for one Chinese."""

_SENTENCE_END = re.compile(r"[。；！？;\n]+[”’」』）)]*|[.!?]+[\"')\]]*(?=\s)")
_LATIN_LETTER = re.compile("[A-Za-z]")
_HAN = re.compile("[\u3400-\u9fff]")


def text_language(text: str) -> Language:
    """``zh`` when Chinese characters carry the text, else ``en``; names and terms of the other do not count much."""
    han = len(_HAN.findall(text))
    return "zh" if han and han * 5 >= len(_LATIN_LETTER.findall(text)) else "en"


def passages_of(document: Document) -> Iterator[Passage]:
    """Every passage of a document in the order of its clauses, a rendering's after its clause's own."""
    metadata = document.metadata
    for clause in document.clauses:
        language = text_language(clause.text)
        context = _context(metadata.title, clause)
        for start, end in cut(clause.text, _boundaries(clause), TARGET_LENGTH[language]):
            text = clause.text[start:end]
            yield Passage(clause.document_id, clause.clause_id, start, end, language, context, text)
        if clause.rendering:
            yield from _rendered(clause, metadata.title_en or metadata.short_title_en or "")


def _rendered(clause: Clause, title: str) -> Iterator[Passage]:
    text = clause.rendering or ""
    for start, end in cut(text, [match.end() for match in _SENTENCE_END.finditer(text)], TARGET_LENGTH["en"]):
        yield Passage(clause.document_id, clause.clause_id, 0, len(clause.text), "en", title, text[start:end])


def _context(title: str, clause: Clause) -> str:
    parts = [title, *clause.heading_path]
    if clause.title and not clause.text[: len(clause.label) + len(clause.title) + 4].count(clause.title):
        parts.append(clause.title)
    return " ".join(part for part in parts if part and not clause.text.startswith(part))


def _boundaries(clause: Clause) -> list[int]:
    ends = {match.end() for match in _SENTENCE_END.finditer(clause.text)}
    ends.update(item.start for item in clause.items)
    return sorted(ends)


def cut(text: str, boundaries: Iterable[int], target: int) -> list[tuple[int, int]]:
    """Half-open spans that cover ``text`` in order, at most ``target`` long where a boundary allows it.

    A stretch without a boundary is cut hard at twice the target.
    """
    if len(text) <= target:
        return [(0, len(text))] if text else []
    spans: list[tuple[int, int]] = []
    start, last = 0, 0
    for boundary in [*(b for b in boundaries if 0 < b < len(text)), len(text)]:
        if boundary - start > target and last > start:
            spans.append((start, last))
            start = last
        while boundary - start > 2 * target:
            spans.append((start, start + 2 * target))
            start += 2 * target
        last = boundary
    spans.append((start, len(text)))
    return [(a, b) for a, b in spans if b > a]
