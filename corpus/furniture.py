"""Sets aside by name what printing left between the words: page numbers, running heads, contents."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import takewhile

from corpus.cleaning import Line, ends_sentence
from corpus.model import Furniture, FurnitureKind
from corpus.numbering import heading_like, read_annex, read_labels
from corpus.phrases import CONTENTS, SOURCE_NOTE

_BARE_NUMBER = re.compile(r"\d{1,9}")
_PAGE_MARK = re.compile(
    r"[-—–－·•~～]+\s*\d{1,4}\s*[-—–－·•~～]+|第\s*\d{1,4}\s*页(?:[\s，,/]*共\s*\d{1,4}\s*页)?|page\s+\d{1,4}(?:\s+of\s+\d{1,4})?"
    r"|\d{1,4}\s*/\s*\d{1,4}", re.IGNORECASE)
_DOT_LEADER = re.compile(r"[\s.…·．]*(?:[.…·．]{2,}|\s|\()\s*[(（]?\d{1,4}[)）]?$|[\s.…·．]+$")
_FURTHEST_STEP = 3
_LARGEST_PAGE = 999
_TALLEST_HEAD = 6


def set_aside(lines: Sequence[Line]) -> tuple[list[Line], list[Furniture]]:
    """The lines that carry the document's words, and the others by name, in source order."""
    named: dict[int, FurnitureKind] = {}
    named.update((line.number, FurnitureKind.SOURCE_NOTE) for line in _source_notes(lines))
    named.update(_numbers(lines))
    rest = [line for line in lines if line.number not in named]
    named.update((line.number, FurnitureKind.TABLE_OF_CONTENTS) for line in _contents(rest))
    rest = [line for line in rest if line.number not in named]
    named.update((line.number, FurnitureKind.RUNNING_HEAD) for line in _running_heads(rest))
    rest = [line for line in rest if line.number not in named]
    named.update((line.number, FurnitureKind.ENCLOSURE_MARK) for line in _enclosure_mark(rest))
    kept = [line for line in lines if line.number not in named]
    return kept, [Furniture(named[line.number], line.text, line.number) for line in lines if line.number in named]


def _source_notes(lines: Sequence[Line]) -> Iterable[Line]:
    for line in lines:
        if not SOURCE_NOTE.match(line.text):
            return
        yield line


def _numbers(lines: Sequence[Line]) -> dict[int, FurnitureKind]:
    """Page numbers form a rising sequence; a number alone that fits none is an artefact."""
    marks = {line.number: FurnitureKind.PAGE_NUMBER for line in lines if _PAGE_MARK.fullmatch(line.text)}
    bare = [(line.number, int(line.text)) for line in lines
            if _BARE_NUMBER.fullmatch(line.text) and line.text.isascii()]
    for position, (number, value) in enumerate(bare):
        neighbours = [bare[other][1] - value for other in (position - 1, position + 1) if 0 <= other < len(bare)]
        steps = (abs(step) in range(1, _FURTHEST_STEP + 1) for step in neighbours)
        alone = len(bare) == 1 or not any(abs(step) <= _FURTHEST_STEP for step in neighbours)
        page = any(steps) or (alone and value <= _LARGEST_PAGE)
        marks[number] = FurnitureKind.PAGE_NUMBER if page else FurnitureKind.ARTEFACT
    return marks


def _contents(lines: Sequence[Line]) -> list[Line]:
    """A contents mark and the entries under it, each of which stands in the text again."""
    start = next((i for i, line in enumerate(lines) if CONTENTS.fullmatch(line.text)), None)
    if start is None:
        return []
    entries = _up_to_repetition(lines, start) or _with_page_numbers(lines, start)
    return [lines[start], *entries] if entries else []


def _up_to_repetition(lines: Sequence[Line], start: int) -> list[Line]:
    """The lines before the first entry comes again as a heading, if all of them look like headings."""
    if start + 1 >= len(lines):
        return []
    first = _entry(lines[start + 1])
    again = next((i for i in range(start + 2, len(lines)) if lines[i].compact == first), start)
    between = lines[start + 1:again]
    return list(between) if all(heading_like(line.text, 80) for line in between) else []


def _with_page_numbers(lines: Sequence[Line], start: int) -> list[Line]:
    """The entries that end in dots or a page number."""
    return list(takewhile(lambda line: _entry(line) != line.compact, lines[start + 1:]))


def _entry(line: Line) -> str:
    return "".join(_DOT_LEADER.sub("", unicodedata.normalize("NFKC", line.text)).split())


def _running_heads(lines: Sequence[Line]) -> list[Line]:
    """Lines that come back unchanged in the midst of a sentence, with their neighbours that do so too."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        places[line.compact].append(index)
    repeated = {text for text, found in places.items()
                if len(found) > 1 and len(text) > 2 and not read_labels(lines[found[0]].text)}
    heads: set[str] = set()
    for text in repeated:
        again = places[text][1:]
        interrupts = sum(_interrupts(lines, index, repeated) for index in again)
        if interrupts and 2 * interrupts >= len(again):
            heads.add(text)
    return [lines[index] for text in heads for index in places[text][1:]]


def _interrupts(lines: Sequence[Line], index: int, repeated: set[str]) -> bool:
    before = next((i for i in range(index - 1, max(index - _TALLEST_HEAD, 0) - 1, -1)
                   if lines[i].compact not in repeated), None)
    after = next((i for i in range(index + 1, min(index + _TALLEST_HEAD, len(lines)))
                  if lines[i].compact not in repeated), None)
    if before is None or after is None:
        return False
    sentence = len(lines[before].text) >= 15 and not ends_sentence(lines[before].text)
    return sentence and not read_labels(lines[after].text) and not ends_sentence(lines[index].text)


def _enclosure_mark(lines: Sequence[Line]) -> list[Line]:
    """附件1 at the very top belongs to the letter the text came with, not to the text."""
    if len(lines) > 1 and (mark := read_annex(lines[0].text)) and not lines[0].text[mark.end:].strip(" 　:："):
        return [lines[0]]
    return []
