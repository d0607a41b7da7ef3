"""Cuts clause text into sentences, keeping their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ITEM = re.compile(
    r"[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)|[①-⑳]"
    r"|[a-z][.)]|[ivx]+[.)]|[*•-] "
)
_END = re.compile(r"[。！？!?；;]+[”」』’）)]*|\n+|(?<=[A-Za-z0-9%)”\"])(?<!\b[A-Z])\.(?=\s+[A-Z“\"(])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span ``start:end`` of a clause text, trimmed of surrounding space."""

    start: int
    end: int
    text: str


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text in order; a semicolon or a line break ends one too.

    A row of a table, its cells parted by tabs, is one sentence.
    """
    spans: list[Sentence] = []
    start = 0
    for match in _END.finditer(text):
        if _in_row(text, match.start()):
            continue
        _append(spans, text, start, match.end())
        start = match.end()
    _append(spans, text, start, len(text))
    return tuple(spans)


def leads(parts: tuple[Sentence, ...]) -> dict[int, tuple[Sentence, ...]]:
    """By start of sentence, the sentences that speak for it too: what introduces its list, the head of its table."""
    found: dict[int, tuple[Sentence, ...]] = {}
    introducing: tuple[Sentence, ...] = ()
    header: tuple[Sentence, ...] = ()
    for place, part in enumerate(parts):
        if "\t" in part.text:
            found[part.start] = header
            header = header or (*parts[max(place - 2, 0) : place], part)
            continue
        if introducing and _ITEM.match(part.text):
            found[part.start] = introducing
        elif introducing and part.start != introducing[-1].end:
            introducing = introducing if _continues(found, parts, place) else ()
            if introducing:
                found[part.start] = introducing
        if part.text.endswith(("：", ":")):
            introducing = (part,)
    return found


def _continues(found: dict[int, tuple[Sentence, ...]], parts: tuple[Sentence, ...], place: int) -> bool:
    """Whether a sentence goes on an item of a list: the second of （一）…；… on one line."""
    return place > 0 and parts[place - 1].start in found and not parts[place - 1].text.endswith("。")


def _in_row(text: str, position: int) -> bool:
    """Whether a mark stands inside a row of a table, whose cells belong together."""
    if text[position] == "\n":
        return False
    end = text.find("\n", position)
    return "\t" in text[text.rfind("\n", 0, position) + 1 : end if end >= 0 else len(text)]


def sentence_at(parts: tuple[Sentence, ...], offset: int) -> Sentence:
    """The sentence that holds ``offset``, else the nearest one before it."""
    return next((part for part in reversed(parts) if part.start <= offset), parts[0])


def _append(spans: list[Sentence], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    trimmed = piece.strip()
    if trimmed:
        offset = start + piece.index(trimmed[0])
        spans.append(Sentence(offset, offset + len(trimmed), trimmed))
