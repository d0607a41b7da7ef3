"""Cuts clause text into sentences, keeping their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

_END = re.compile(r"[。！？!?；;]+[”」』’）)]*|\n+|(?<=[A-Za-z0-9%)”\"])(?<!\b[A-Z])\.(?=\s+[A-Z“\"(])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span ``start:end`` of a clause text, trimmed of surrounding space."""

    start: int
    end: int
    text: str


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text in order; a semicolon or a line break ends one too."""
    spans: list[Sentence] = []
    start = 0
    for match in _END.finditer(text):
        _append(spans, text, start, match.end())
        start = match.end()
    _append(spans, text, start, len(text))
    return tuple(spans)


def sentence_at(parts: tuple[Sentence, ...], offset: int) -> Sentence:
    """The sentence that holds ``offset``, else the nearest one before it."""
    return next((part for part in reversed(parts) if part.start <= offset), parts[0])


def _append(spans: list[Sentence], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    trimmed = piece.strip()
    if trimmed:
        offset = start + piece.index(trimmed[0])
        spans.append(Sentence(offset, offset + len(trimmed), trimmed))
