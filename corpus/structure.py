"""Groups blocks into the units a person would cite, level by level from the document's evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus.matter import back_length, split_front
from corpus.model import ClauseKind
from corpus.numbering import ARTICLES, LONGEST_HEADING, RANKS, Style, heading_line
from corpus.outline import Block, Role
from corpus.phrases import FIELD_NAMES
from corpus.tracker import Step

_CHAPTER_STYLES = frozenset({Style.CN, Style.ROMAN_SIGN, Style.UPPER_ROMAN, Style.BARE})
_NEVER_RUNNING = frozenset({Style.BOX, Style.DECIMAL})


@dataclass(slots=True)
class Unit:
    """A future clause: its kind, its blocks, and the steps down to it."""

    kind: ClauseKind
    blocks: list[Block]
    steps: tuple[Step, ...] = ()
    instrument: int = 0

    @property
    def headings(self) -> tuple[Step, ...]:
        """The heading steps above this unit."""
        return self.steps[:-1] if self.kind is not ClauseKind.BOX else tuple(s for s in self.steps if s.heading)


@dataclass(slots=True)
class HeadingMark:
    """A heading and the index of the unit that comes after it (or that it opens)."""

    block: Block
    step: Step
    level: int
    unit: int


@dataclass(slots=True)
class Structure:
    """The units of a document in order, its headings, and the facts ids are made from."""

    units: list[Unit] = field(default_factory=list)
    headings: list[HeadingMark] = field(default_factory=list)
    levels: dict[int, Levels] = field(default_factory=dict)


class Levels:
    """Which level of an instrument is the clause, and whether its numbers run through."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._children: dict[int, set[Style]] = defaultdict(set)
        self._running: dict[tuple[Style, int], bool] = {}
        self._with_text = {block.trail[-1].uid for block in blocks if block.trail and block.opens is None}
        trails = [block.trail for block in blocks if block.role is Role.UNIT]
        for trail in trails:
            for depth, step in enumerate(trail[:-1]):
                self._children[step.uid].update(lower.style for lower in trail[depth + 1:])
        self._divided = {trail[0].style for trail in trails if len(trail) > 1}
        self._has_articles = any(trail[-1].style in ARTICLES for trail in trails)
        self._find_running(trails)

    def clause_depth(self, trail: Sequence[Step]) -> int | None:
        """The index of the clause's step in ``trail``; None when the trail ends in a heading."""
        for depth, step in enumerate(trail):
            if step.style in ARTICLES or (step.style is Style.EN_SECTION and not self._has_articles):
                return depth
            if step.style is Style.DECIMAL:
                return depth
        for depth in range(len(trail) - 1, 0, -1):
            if self._running.get((trail[depth].style, depth)) and trail[depth].style not in RANKS:
                return depth
        return next((depth for depth, step in enumerate(trail) if not self._is_chapter(step, depth)), None)

    def runs_through(self, step: Step, depth: int) -> bool:
        """Whether the numbers of a level go on from one chapter to the next."""
        return self._running.get((step.style, depth), False)

    def restarts(self, step: Step, depth: int) -> bool:
        """Whether a level has several lists and most begin anew."""
        return not self._running.get((step.style, depth), True)

    def stands_over(self, step: Step) -> bool:
        """Whether anything stands below a step, so that its own line may be a mere heading."""
        return bool(self._children[step.uid]) or step.uid in self._with_text

    def _is_chapter(self, step: Step, depth: int) -> bool:
        if step.style in RANKS or step.style is Style.UNNUMBERED or step.inferred:
            return True
        below = self._children[step.uid]
        if Style.DECIMAL in below or any(self._running.get((style, depth + 1)) for style in below):
            return True
        if below & ARTICLES:
            return True
        # 七、 with its whole rule in its own line is no chapter, though 五、 beside it has （一） and （二） below it;
        # nor is 一、 with its text below in an instrument whose units have no parts at all.
        divided = step.style in self._divided and self.stands_over(step)
        return depth == 0 and step.style in _CHAPTER_STYLES and divided

    def _find_running(self, trails: Iterable[tuple[Step, ...]]) -> None:
        """A level runs through when most of its lists take up where the one before ended."""
        groups: dict[tuple[Style, int], list[tuple[int, list[int]]]] = defaultdict(list)
        for trail in trails:
            step, depth = trail[-1], len(trail) - 1
            if step.style in _NEVER_RUNNING or (depth and trail[-2].style is Style.UNNUMBERED):
                continue
            lists = groups[step.style, depth]
            parent = trail[-2].uid if depth else 0
            if not lists or lists[-1][0] != parent:
                lists.append((parent, []))
            lists[-1][1].append(int(step.name.split("-")[0]) if step.name[:1].isdigit() else 0)
        for key, lists in groups.items():
            pairs = [(before[-1], after[0]) for (_, before), (_, after) in zip(lists, lists[1:], strict=False)]
            goes_on = sum(last < first for last, first in pairs)
            if pairs:
                self._running[key] = goes_on > len(pairs) - goes_on


def build_structure(blocks: Sequence[Block]) -> Structure:
    """The units and headings of a document from its blocks."""
    structure = Structure()
    instruments: dict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        instruments[block.instrument].append(block)
    for number, members in sorted(instruments.items()):
        structure.levels[number] = Levels(members)
        _add_instrument(structure, number, members)
    return structure


def _add_instrument(structure: Structure, number: int, blocks: list[Block]) -> None:
    front = next((i for i, block in enumerate(blocks) if block.trail), len(blocks))
    annex = [(ClauseKind.ANNEX, blocks[:front])] if front else []
    for kind, members in annex if number else split_front(blocks[:front]):
        structure.units.append(Unit(kind, list(members), instrument=number))
    key: tuple[str, int] | None = None
    for block in blocks[front:]:
        key = _place_block(structure, structure.levels[number], block, key)
    _take_imprint(structure, number)


def _place_block(structure: Structure, levels: Levels, block: Block,
                 key: tuple[str, int] | None) -> tuple[str, int] | None:
    """Add a block to the unit it belongs to and return that unit's key."""
    kind, steps = _target(levels, block.trail)
    target = (kind.value, steps[-1].uid)
    if kind is ClauseKind.CHAPTER and block.opens is steps[-1]:
        level = sum(step.heading or step.style in RANKS for step in steps[:-1]) + 1
        structure.headings.append(HeadingMark(block, steps[-1], level, len(structure.units)))
        if _is_heading_only(levels, block):
            return None
    elif target == key or (kind is ClauseKind.CHAPTER and _opens_own_text(structure, steps)):
        if target == key:
            structure.units[-1].blocks.append(block)
            return key
        heading = structure.headings[-1]
        structure.units.append(Unit(kind, [heading.block, block], steps, block.instrument))
        return target
    structure.units.append(Unit(kind, [block], steps, block.instrument))
    return target


def _opens_own_text(structure: Structure, steps: tuple[Step, ...]) -> bool:
    """Whether the heading read last is this text's own and still stands alone."""
    last = structure.headings[-1] if structure.headings else None
    return last is not None and last.step is steps[-1] and last.unit == len(structure.units)


def _target(levels: Levels, trail: tuple[Step, ...]) -> tuple[ClauseKind, tuple[Step, ...]]:
    box = next((i for i, step in enumerate(trail) if step.style is Style.BOX), None)
    if box is not None:
        return ClauseKind.BOX, trail[: box + 1]
    depth = levels.clause_depth(trail)
    if depth is not None:
        return ClauseKind.CLAUSE, trail[: depth + 1]
    return ClauseKind.CHAPTER, trail


def _is_heading_only(levels: Levels, block: Block) -> bool:
    step = block.trail[-1]
    if not heading_line(block.text, LONGEST_HEADING):
        return False
    if step.style is Style.UNNUMBERED:
        return block.text in FIELD_NAMES or block.text.split()[0] not in FIELD_NAMES
    return step.style in RANKS or levels.stands_over(step)


def _take_imprint(structure: Structure, number: int) -> None:
    unit = structure.units[-1] if structure.units else None
    if unit is None or unit.instrument != number or unit.kind in (ClauseKind.HEAD, ClauseKind.PREAMBLE):
        return
    length = back_length(unit.blocks)
    if length:
        imprint = unit.blocks[-length:]
        del unit.blocks[-length:]
        structure.units.append(Unit(ClauseKind.IMPRINT, imprint, instrument=number))
        for mark in structure.headings:
            mark.unit += mark.unit == len(structure.units) - 1
