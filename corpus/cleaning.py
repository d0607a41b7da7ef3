"""Source lines without what no reader should see, and the rules by which wrapped lines rejoin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Furniture, FurnitureKind
from corpus.numbering import heading_like
from corpus.phrases import ORGANISATION, RULE_TITLE

_LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_TERMINAL = re.compile(r"[。！？；：!?;:．…]['\"”’』」》】)）〉]*$|[.]['\"”’)\]]*$")
_CLOSING = re.compile(r"[，。、；：！？）》”’」』】〉…,.;:!?)%％]")
_SENTENCE_INNER = re.compile(r"[，；。,;]")
_HANGING = re.compile(r"(?:,|\b(?:of|the|and|to|in|for|with|a|an|by|or|on|at|from|that|which))$")
_ASIDE = re.compile(r"[（(](?:[^（）()]|[（(][^（）()]*[）)])*[）)]")
_WIDE_INDENT = 2
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff\ufffe\uffff")
_WRAP_WIDTHS = range(30, 131)
_FULL_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Line:
    """One source line with something on it.

    ``number`` is 1-based; ``indent`` counts half-width columns; ``gap`` is true after a blank
    line or a page break.
    """

    number: int
    text: str
    indent: int = 0
    gap: bool = False

    @property
    def compact(self) -> str:
        """The text without white space, full-width forms made half-width, to compare lines by."""
        return "".join(unicodedata.normalize("NFKC", self.text).split())


def invisible(char: str) -> bool:
    """Whether a character carries nothing a reader could see: controls, surrogates, zero-width marks."""
    if char.isspace():
        return False
    return char in _INVISIBLE or unicodedata.category(char) in ("Cc", "Cs")


def split_lines(text: str) -> tuple[list[Line], list[Furniture]]:
    r"""The non-blank lines of ``text``, and the invisible characters taken out of them.

    Lines are numbered from 1 as ``\n``, ``\r\n``, form feeds and Unicode separators break them.
    """
    lines: list[Line] = []
    artefacts: list[Furniture] = []
    gap = False
    for number, raw in enumerate(_LINE_BREAK.split(text), start=1):
        dropped = "".join(char for char in raw if invisible(char))
        if dropped:
            artefacts.append(Furniture(FurnitureKind.ARTEFACT, dropped, number))
            raw = "".join(char for char in raw if not invisible(char))
        stripped = raw.strip()
        if not stripped:
            gap = True
            continue
        lead = raw[: len(raw) - len(raw.lstrip())]
        lines.append(Line(number, stripped, display_width(lead), gap))
        gap = False
    return lines, artefacts


def display_width(text: str) -> int:
    """The columns a text takes in print: two for a full-width character, one for others."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def is_row(text: str) -> bool:
    """Whether a line is a table row: cells parted by tabs, beyond a tab that only follows a label."""
    head, _, rest = text.partition("\t")
    return bool(rest) and (len(head) > 6 or "\t" in rest or not re.search(r"[、.．)）章节条]$", head.rstrip()))


def ends_sentence(text: str) -> bool:
    """Whether a line closes a sentence or announces a list."""
    return bool(_TERMINAL.search(text.rstrip()))


def opens_with_closing_mark(text: str) -> bool:
    """Whether a line begins with a mark that cannot begin a paragraph."""
    return bool(_CLOSING.match(text)) and not re.match(r"\.{2,}|…", text)


class Wrapping:
    """How the lines of one source are wrapped, read from the lines themselves.

    A hard-wrapped source has lines of near-uniform width that end in mid-sentence.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self._width = _wrap_width(lines)

    @property
    def hard(self) -> bool:
        """Whether the source is hard-wrapped."""
        return self._width is not None

    def full(self, line: Line, following: Line | None = None) -> bool:
        """Whether a line reaches the right margin, so that its end says nothing."""
        if self._width is None:
            return False
        width = line.indent + display_width(line.text)
        if width >= 0.9 * self._width:
            return True
        word = re.match(r"[!-~]+", following.text) if following else None
        return word is not None and width + 1 + len(word[0]) > self._width

    def open(self, text: str, line: Line, following: Line, *, labelled: bool, in_front: bool) -> bool:
        """Whether the paragraph ``text``, whose last source line is ``line``, goes on in ``following``.

        Args:
            text: the paragraph so far, without its label.
            line: its last source line.
            following: the next source line, known not to open a unit of its own.
            labelled: whether the paragraph opens with a label.
            in_front: whether it stands before the first unit, where titles run long.
        """
        if is_row(line.text) or is_row(following.text):
            return False
        if opens_with_closing_mark(following.text) or text.endswith(("、", "，")):
            return True
        if not labelled and _ASIDE.fullmatch(text):
            return False
        if following.indent >= _WIDE_INDENT and following.indent > line.indent and not self.full(line, following):
            return False
        if self.full(line, following) and (not in_front or _SENTENCE_INNER.search(text) or not ends_sentence(text)):
            return not _title_of_rule(text)
        return not ends_sentence(text) and self._unfinished(text, following, labelled, in_front)

    def _unfinished(self, text: str, following: Line, labelled: bool, in_front: bool) -> bool:
        if _latin(text[-1:]):
            return following.text[:1].islower() or (not in_front and bool(_HANGING.search(text)))
        if _SENTENCE_INNER.search(text):
            return True
        if _title_of_rule(text) or (in_front and (not self.hard or " " in text or ORGANISATION.search(text))):
            return False
        return len(text) > 30 if labelled else len(text) >= 20


def _title_of_rule(text: str) -> bool:
    return bool(RULE_TITLE.search(text)) and heading_like(text, 60)


def _wrap_width(lines: Sequence[Line]) -> int | None:
    widths = sorted(line.indent + display_width(line.text) for line in lines if not is_row(line.text))
    if len(widths) < 8:
        return None
    width = widths[int(len(widths) * 0.95)]
    full = [line for line in lines if line.indent + display_width(line.text) >= 0.9 * width]
    open_ended = sum(not ends_sentence(line.text) for line in full)
    wrapped = width in _WRAP_WIDTHS and len(full) >= _FULL_SHARE * len(widths) and open_ended >= 0.5 * len(full)
    return width if wrapped else None


def join(before: str, after: str) -> str:
    """Two halves of a wrapped sentence as one: a space only between Latin words."""
    left, right = before[-1:], after[:1]
    if _latin(left) and _latin(right) and not (left.isdigit() and right.isdigit()) and left not in "-/(":
        return f"{before} {after}"
    return before + after


def _latin(char: str) -> bool:
    return bool(char) and char.isascii() and char.isprintable() and not char.isspace()
