"""Reads lines into blocks: rejoined paragraphs, each with the numbered units it stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from corpus.cleaning import Line, Wrapping, ends_sentence, is_row, join
from corpus.headings import UnnumberedHeading, annex_opens, keyword_heading, unnumbered_heading
from corpus.numbering import (
    ARTICLES,
    RANKS,
    Label,
    Style,
    heading_like,
    heading_line,
    read_annex,
    read_box,
    read_labels,
)
from corpus.phrases import ATTACHMENT_ENTRY, ATTACHMENT_LIST, DATE_LINE, ORGANISATION, RULE_TITLE
from corpus.tracker import Placement, Step, Tracker

_LONGEST_BOX_TITLE = 80
_HORIZON = 200


class Role(Enum):
    """What a block is: running text, a table row, a labelled unit, or a mark that opens a part."""

    TEXT = auto()
    ROW = auto()
    UNIT = auto()
    HEADING = auto()
    BOX = auto()
    ANNEX = auto()


@dataclass(slots=True)
class Block:
    """One paragraph. ``trail`` holds the units it stands in, its own last when it opens one."""

    text: str
    role: Role
    last: Line
    trail: tuple[Step, ...] = ()
    label: Label | None = None
    instrument: int = 0

    @property
    def body(self) -> str:
        """The text after the label."""
        return self.text[self.label.end:].strip() if self.label else self.text

    @property
    def opens(self) -> Step | None:
        """The unit this block opens, if any."""
        return self.trail[-1] if self.trail and self.role in (Role.UNIT, Role.HEADING, Role.BOX) else None


@dataclass(slots=True)
class Candidate:
    """A line with the readings of what could be its label."""

    line: Line
    labels: tuple[Label, ...] = ()
    box: Label | None = None
    annex: Label | None = None


@dataclass(slots=True)
class Outline:
    """All blocks of a source, in order, and the marks that belong to no part of it."""

    blocks: list[Block] = field(default_factory=list)
    enclosure_marks: list[Line] = field(default_factory=list)


def read_outline(lines: Sequence[Line]) -> Outline:
    """The blocks of a document from its lines without furniture."""
    return _Reader(lines).read()


class _Reader:
    def __init__(self, lines: Sequence[Line]) -> None:
        self._candidates = [_candidate(line) for line in lines]
        self._wrapping = Wrapping(lines)
        self._labelled = [index for index, candidate in enumerate(self._candidates) if candidate.labels]
        self._tracker = Tracker()
        self._outline = Outline()
        self._instrument = 0
        self._numbered = False

    def read(self) -> Outline:
        for index, candidate in enumerate(self._candidates):
            self._read_line(index, candidate)
        return self._outline

    def _read_line(self, index: int, candidate: Candidate) -> None:
        line = candidate.line
        goes_on = self._goes_on(line)
        mid_sentence = goes_on and not self._may_precede_unit()
        if is_row(line.text):
            self._add(line, Role.ROW)
        elif self._opens(index, candidate, mid_sentence):
            self._numbered = self._numbered or bool(self._tracker.levels)
        elif goes_on or self._continues_title(line):
            self._extend(line)
        else:
            self._add(line, Role.TEXT)

    def _opens(self, index: int, candidate: Candidate, mid_sentence: bool) -> bool:
        return ((not mid_sentence and self._opens_part(index, candidate))
                or self._opens_unit(index, candidate, mid_sentence)
                or self._opens_heading(index, candidate, mid_sentence))

    def _goes_on(self, line: Line) -> bool:
        if not self._blocks:
            return False
        block = self._blocks[-1]
        labelled = block.label is not None or block.role is Role.HEADING
        return self._wrapping.open(block.body or block.text, block.last, line, labelled=labelled,
                                   in_front=not self._numbered)

    def _may_precede_unit(self) -> bool:
        """Whether the paragraph before is complete, or a heading that only runs long."""
        block = self._blocks[-1]
        if ends_sentence(block.text):
            return True
        return block.label is not None and block.label.style not in ARTICLES and heading_line(block.body)

    def _continues_title(self, line: Line) -> bool:
        """The second line of a box's title, or the title of a chapter whose label stands alone."""
        block = self._blocks[-1] if self._blocks else None
        if block is None or not heading_like(line.text):
            return False
        if block.role is Role.BOX:
            return len(block.text) + len(line.text) <= _LONGEST_BOX_TITLE
        return self._after_bare_chapter()

    def _after_bare_chapter(self) -> bool:
        label = self._blocks[-1].label if self._blocks else None
        return (label is not None and label.style in RANKS and label.style not in ARTICLES
                and not self._blocks[-1].body)

    def _opens_part(self, index: int, candidate: Candidate) -> bool:
        line = candidate.line
        if candidate.annex and annex_opens(candidate.annex, line, self._candidates_after(index)):
            if not self._numbered:
                if line.text[candidate.annex.end:].strip(" 　:："):
                    return False
                self._outline.enclosure_marks.append(line)
                return True
            self._begin_instrument()
            self._add(line, Role.ANNEX, candidate.annex)
            return True
        if candidate.box and self._numbered:
            self._tracker.open_box(candidate.box)
            self._add(line, Role.BOX, candidate.box)
            return True
        return False

    def _opens_unit(self, index: int, candidate: Candidate, mid_sentence: bool) -> bool:
        if not candidate.labels or self._lists_attachment(candidate):
            return False
        future = self._future(index)
        heading = heading_line(candidate.line.text[candidate.labels[0].end:])
        place = self._tracker.find(candidate.labels, future, mid_sentence=mid_sentence, heading=heading)
        if place is None or (not self._numbered and self._before_the_first(place, future)):
            return False
        if place.cost == 3 and self._restarts_after_title(place):
            place = Placement(2, 0, place.label)
        self._tracker.open(place, heading=heading)
        self._add(candidate.line, Role.UNIT, place.label)
        return True

    def _lists_attachment(self, candidate: Candidate) -> bool:
        """The second and later lines of 附件：1.申请表 2.承诺书."""
        block = self._blocks[-1] if self._blocks else None
        if block is None or block.role is not Role.TEXT or candidate.labels[0].style is not Style.DIGIT:
            return False
        before = ATTACHMENT_LIST.match(block.text) or ATTACHMENT_ENTRY.match(block.text)
        return bool(before) and heading_like(candidate.line.text, 60)

    def _before_the_first(self, place: Placement, future: Sequence[Label]) -> bool:
        """A number in the title block (a running "3." above, then 1. 2. 3.) opens nothing."""
        label = place.label
        if label.number == 1 or label.style in ARTICLES:
            return False
        nearest = next((other for other in future[:3] if other.style is label.style), None)
        return nearest is None or not nearest.follows(label.key)

    def _restarts_after_title(self, place: Placement) -> bool:
        """A first number after the title of another rule: a new instrument, from that title on."""
        levels = self._tracker.levels
        if not levels or place.label.style is not levels[0].style or levels[0].last < (2, 0):
            return False
        first = len(self._blocks)
        while first and self._blocks[first - 1].role is Role.TEXT:
            first -= 1
        title = next((i for i in range(len(self._blocks) - 1, first - 1, -1) if _rule_title(self._blocks[i])), None)
        if title is None:
            return False
        if title > first and _title_line(self._blocks[title - 1]):
            title -= 1
        self._begin_instrument()
        for block in self._blocks[title:]:
            block.trail, block.instrument = (), self._instrument
        return True

    def _opens_heading(self, index: int, candidate: Candidate, mid_sentence: bool) -> bool:
        line = candidate.line
        if self._after_bare_chapter():
            return False
        after = self._candidates_after(index)
        future = self._future(index)
        keyword = keyword_heading(line, self._tracker, mid_sentence=mid_sentence)
        if keyword is not None:
            found: UnnumberedHeading | None = UnnumberedHeading(keyword)
        elif not mid_sentence and self._numbered and after and after[0].labels and heading_like(line.text, 40):
            found = unnumbered_heading(line, self._tracker, after[0].labels[0], future)
        else:
            found = None
        if found is None:
            return False
        if found.new_instrument:
            self._begin_instrument()
            self._add(line, Role.TEXT)
            return True
        self._tracker.open_unnumbered(found.depth, found.style, found.number)
        self._add(line, Role.HEADING)
        return True

    def _candidates_after(self, index: int) -> Sequence[Candidate]:
        return self._candidates[index + 1:index + _HORIZON]

    def _future(self, index: int) -> list[Label]:
        """The first readings of the labels after a line."""
        first = bisect_right(self._labelled, index)
        return [self._candidates[other].labels[0] for other in self._labelled[first:first + _HORIZON]]

    def _begin_instrument(self) -> None:
        self._tracker.reset()
        self._instrument += 1

    @property
    def _blocks(self) -> list[Block]:
        return self._outline.blocks

    def _add(self, line: Line, role: Role, label: Label | None = None) -> None:
        self._blocks.append(Block(line.text, role, line, self._tracker.trail, label, self._instrument))

    def _extend(self, line: Line) -> None:
        block = self._blocks[-1]
        block.text, block.last = join(block.text, line.text), line


def _candidate(line: Line) -> Candidate:
    if is_row(line.text):
        return Candidate(line)
    return Candidate(line, read_labels(line.text), read_box(line.text), read_annex(line.text))


def _rule_title(block: Block) -> bool:
    return _title_line(block) and bool(RULE_TITLE.search(block.text))


def _title_line(block: Block) -> bool:
    return (block.role is Role.TEXT and heading_like(block.text, 60) and not DATE_LINE.search(block.text)
            and not ORGANISATION.search(block.text))

