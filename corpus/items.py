"""The parts inside a clause that can be cited: 16(1), 16(1)(2), the paragraphs 16p2, decimals 1.2.1."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.cleaning import ends_sentence
from corpus.ids import unique
from corpus.model import Item
from corpus.numbering import Label, Style
from corpus.numerals import parse_numeral

_INLINE: tuple[tuple[Style, re.Pattern[str]], ...] = (
    (Style.DIGIT_PAREN, re.compile(r"(?:(?<=[。；：:;，,、\s])|^)[（(](\d{1,2})[)）]")),
    (Style.CN_PAREN, re.compile(r"(?:(?<=[。；：:;])|^)[（(]([一二三四五六七八九十]{1,3})[)）]")),
    (Style.CIRCLED, re.compile(r"([①-⑳])")),
    (Style.DIGIT, re.compile(r"(?:(?<=[。；：:;\t])|^)\s?(\d{1,2})[.．、](?!\d)")),
    (Style.PAREN_ALPHA, re.compile(r"(?<=[;:,\s])\(([a-z])\)(?=\s)")),
)
_FIRST_NAMES = frozenset({"1", "a", "A", "i", "I"})


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph of a clause at ``start:end`` of its text.

    ``depth`` is 0 for the clause's own label, 1 for an item, 2 for an item's item, and None
    for a paragraph without label; ``row`` marks a table row.
    """

    start: int
    end: int
    label: Label | None = None
    depth: int | None = None
    row: bool = False


@dataclass(slots=True)
class _Open:
    """An item still growing."""

    item_id: str
    label: str
    depth: int
    start: int
    end: int
    title_only: bool = False


def find_items(clause_id: str, text: str, parts: Sequence[Part]) -> tuple[Item, ...]:
    """The items of a clause, outer before inner, in the order of their starts.

    Args:
        clause_id: the clause's id.
        text: the clause's text.
        parts: its paragraphs in order, the first holding its label.
    """
    return tuple(sorted(_Finder(clause_id, text, parts).find(), key=lambda item: (item.start, -item.end)))


class _Finder:
    def __init__(self, clause_id: str, text: str, parts: Sequence[Part]) -> None:
        self._clause_id, self._text, self._parts = clause_id, text, parts
        self._used: dict[str, int] = {}
        self._paragraph_starts: list[int] = []
        self._open: list[_Open] = []
        self._done: list[_Open] = []
        self._bases: dict[tuple[str, Style], str] = {}
        self._recent: dict[int, _Open] = {}

    def find(self) -> Iterator[Item]:
        for part in self._parts:
            self._read(part)
        self._close_from(0)
        yield from self._paragraphs()
        for found in self._done:
            yield Item(found.item_id, found.label, found.start, found.end)

    def _read(self, part: Part) -> None:
        if part.depth is None:
            self._read_paragraph(part)
            return
        if part.depth == 0:
            body = part.start + (part.label.end if part.label else 0)
            if ends_sentence(self._text[part.start:part.end]) or part.end - body > 60 or len(self._parts) == 1:
                self._paragraph_starts.append(part.start)
            self._inline(body, part.end, self._clause_id, None)
            return
        self._close_from(part.depth)
        self._reopen(part.depth - 1)
        self._open_item(part)

    def _read_paragraph(self, part: Part) -> None:
        if self._open and (self._open[-1].title_only or part.row):
            for item in self._open:
                item.end = part.end
            self._open[-1].title_only = False
            if not part.row:
                self._inline(part.start, part.end, self._open[-1].item_id, None)
            return
        self._close_from(0)
        if not part.row or not self._paragraph_starts:
            self._paragraph_starts.append(part.start)
        if not part.row:
            self._inline(part.start, part.end, self._clause_id, None)

    def _open_item(self, part: Part) -> None:
        assert part.label is not None and part.depth is not None
        parent = self._open[-1].item_id if self._open else self._clause_id
        item_id = self._name(parent, part.label.style, part.label.name)
        body = part.start + part.label.end
        title_only = not ends_sentence(self._text[part.start:part.end]) and part.end - body <= 40
        item = _Open(item_id, part.label.printed, part.depth, part.start, part.end, title_only)
        for outer in self._open:
            outer.end, outer.title_only = part.end, False
        self._open.append(item)
        first = self._inline(body, part.end, parent, part.label)
        if first is not None:
            item.end = first
        else:
            self._inline(body, part.end, item_id, None)

    def _close_from(self, depth: int) -> None:
        while self._open and self._open[-1].depth >= depth:
            item = self._open.pop()
            self._recent[item.depth] = item
            self._done.append(item)

    def _reopen(self, depth: int) -> None:
        """An item's own list after a paragraph: the item goes on, paragraph included."""
        if depth > 0 and not self._open and (item := self._recent.get(depth)) is not None:
            self._done.remove(item)
            self._open.append(item)

    def _name(self, parent: str, style: Style, name: str) -> str:
        if style is Style.DECIMAL:
            prefix = self._clause_id.rpartition("/")
            return unique(f"{prefix[0]}{prefix[1]}{name}", self._used)
        if name in _FIRST_NAMES or (parent, style) not in self._bases:
            again = f"{parent}({name})" in self._used and parent == self._clause_id
            numbered = again and len(self._paragraph_starts) > 1
            self._bases[parent, style] = f"{parent}p{len(self._paragraph_starts)}" if numbered else parent
        return unique(f"{self._bases[parent, style]}({name})", self._used)

    def _inline(self, start: int, end: int, parent: str, own: Label | None,
                outer: tuple[Style, ...] = ()) -> int | None:
        """Record a list that runs within one paragraph; where it starts, or None.

        With ``own``, the label that opens the paragraph, only its continuation counts. A list
        within a list is of another style than those around it (``outer``).
        """
        run = _inline_run(self._text, start, end, own, outer)
        if not run:
            return None
        bounds = [match.start(1) - 1 if match[0].strip()[0] in "（(" else match.start(1) for match, _ in run] + [end]
        for (match, style), here, there in zip(run, bounds, bounds[1:], strict=False):
            number = parse_numeral(match[1])
            item_id = self._name(parent, style, match[1] if match[1].isalpha() and match[1].isascii() else str(number))
            self._done.append(_Open(item_id, match[0].strip(), 0, here, there))
            self._inline(match.end(), there, item_id, None, (*outer, style))
        return bounds[0]

    def _paragraphs(self) -> Iterator[Item]:
        starts = self._paragraph_starts
        if len(starts) < 2:
            return
        ends = [start - 1 for start in starts[1:]] + [len(self._text)]
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
            yield Item(unique(f"{self._clause_id}p{number}", self._used), "", start, end)


def _inline_run(text: str, start: int, end: int, own: Label | None,
                outer: tuple[Style, ...]) -> list[tuple[re.Match[str], Style]]:
    """The first list within ``text[start:end]`` whose numbers run from 1 (or on from ``own``)."""
    runs = []
    for style, pattern in _INLINE:
        if style in outer or (own is not None and style is not own.style):
            continue
        run: list[tuple[re.Match[str], Style]] = []
        expected = own.number + 1 if own else 1
        for match in pattern.finditer(text, start, end):
            value = ord(match[1]) - 96 if style is Style.PAREN_ALPHA else parse_numeral(match[1])
            if value == expected:
                run.append((match, style))
                expected += 1
        if len(run) >= (1 if own else 2):
            runs.append(run)
    return min(runs, key=lambda run: run[0][0].start(), default=[])
