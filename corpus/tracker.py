"""Decides from the sequence whether a label opens a unit, and under which open level it stands.

No document has one numbering style: each level of the hierarchy is recognised where it appears,
goes on while its numbers go on, and a label that fits no sequence stays text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.numbering import ARTICLES, RANKS, Label, Style

_FURTHEST_GAP = 20
_FURTHEST_LEAP = 3
_SUREST = 2
_DECIMAL_PARENTS = frozenset({Style.DECIMAL, Style.BARE, Style.DIGIT, Style.CN, Style.CHAPTER, Style.EN_CHAPTER,
                              Style.EN_SECTION, Style.EN_ARTICLE, Style.ARTICLE})


@dataclass(frozen=True, slots=True)
class Step:
    """One unit on the way from the document to a block: its style, number and identity."""

    style: Style
    name: str
    uid: int
    inferred: bool = False
    heading: bool = False


@dataclass(slots=True)
class Level:
    """An open level: the last number it has seen and the unit that is open in it."""

    key: str
    style: Style
    last: tuple[int, int]
    step: Step


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a label fits: the number of open levels that stay open above it."""

    cost: int
    depth: int
    label: Label


def level_key(label: Label) -> str:
    """What makes two labels of one level: the style, and for decimals the number of components."""
    return f"{label.style.value}/{len(label.path)}"


class Tracker:
    """The open levels of the instrument being read."""

    def __init__(self) -> None:
        self.levels: list[Level] = []
        self._closed: dict[str, tuple[int, int]] = {}
        self._uids = 0

    def reset(self) -> None:
        """Close everything: another instrument begins."""
        self.levels.clear()
        self._closed.clear()

    @property
    def trail(self) -> tuple[Step, ...]:
        """The open units, outermost first."""
        return tuple(level.step for level in self.levels)

    def find(self, labels: Sequence[Label], future: Sequence[Label], *, mid_sentence: bool,
             heading: bool = False) -> Placement | None:
        """The best place for one of the readings of a label, or None when it is text.

        Args:
            labels: the readings, likeliest first.
            future: the first readings of the labels after it, in order.
            mid_sentence: whether the sentence before it is unfinished, so that only the very
                next number of a sequence is believed.
            heading: whether its line is a heading alone.
        """
        found = [place for label in labels if (place := self._place(label, future, heading)) is not None]
        best = min(found, key=lambda place: place.cost, default=None)
        if best is None or (mid_sentence and (best.cost > 1 or best.label.doubtful or best.label.tight)):
            return None
        return None if best.label.doubtful and best.cost > _SUREST else best

    def open(self, place: Placement, *, heading: bool) -> Step:
        """Open the unit of a found place and return its step."""
        self.close_to(place.depth)
        step = self._step(place.label.style, place.label.name, heading=heading)
        self.levels.append(Level(level_key(place.label), place.label.style, place.label.key, step))
        return step

    def open_unnumbered(self, depth: int, style: Style, number: int | None) -> Step:
        """Open a heading that prints no number; ``number`` where its neighbours tell it."""
        self.close_to(depth)
        inferred = number is not None
        step = self._step(style if inferred else Style.UNNUMBERED, str(number or ""), inferred=inferred, heading=True)
        self.levels.append(Level(f"{step.style.value}/0", step.style, (number or 0, 0), step))
        return step

    def open_box(self, label: Label) -> Step:
        """Open a box beside the unit that is open."""
        depth = next((i for i, level in enumerate(self.levels) if level.style is Style.BOX), len(self.levels))
        self.close_to(depth)
        step = self._step(Style.BOX, label.name)
        self.levels.append(Level(level_key(label), Style.BOX, label.key, step))
        return step

    def close_to(self, depth: int) -> None:
        """Keep ``depth`` levels open and remember where the others ended."""
        for level in self.levels[depth:]:
            self._closed[level.key] = level.last
        del self.levels[depth:]

    def continues(self, label: Label, *, heading: bool | None = None) -> int | None:
        """The depth of the open level whose very next number this is.

        Of several the innermost, unless ``heading`` tells that the line is like the units of
        another: a heading goes on with headings, a sentence with sentences.
        """
        key = level_key(label)
        depths = [depth for depth in range(len(self.levels) - 1, -1, -1)
                  if self.levels[depth].key == key and label.follows(self.levels[depth].last)]
        alike = [depth for depth in depths if self.levels[depth].step.heading is heading]
        return next(iter(alike or depths), None)

    def opened(self, label: Label) -> int | None:
        """The depth of the innermost open level of the label's kind."""
        key = level_key(label)
        return next((d for d in range(len(self.levels) - 1, -1, -1) if self.levels[d].key == key), None)

    def ran_to(self, label: Label) -> bool:
        """Whether a closed level of the label's kind ended just before it."""
        last = self._closed.get(level_key(label))
        return last is not None and label.follows(last)

    def _step(self, style: Style, name: str, *, inferred: bool = False, heading: bool = False) -> Step:
        self._uids += 1
        return Step(style, name, self._uids, inferred, heading)

    def _place(self, label: Label, future: Sequence[Label], heading: bool) -> Placement | None:
        if label.style is Style.DECIMAL:
            return self._place_decimal(label)
        if label.style is Style.BARE:
            return self._place_bare(label, future)
        if label.style in RANKS:
            return self._place_structural(label)
        return self._place_listed(label, future, heading)

    def _place_listed(self, label: Label, future: Sequence[Label], heading: bool) -> Placement | None:
        depth = self.continues(label, heading=heading)
        if depth is not None:
            return Placement(0, depth, label)
        opened = self.opened(label)
        if label.number == 1:
            if opened is None:
                return Placement(2, len(self.levels), label)
            restart = opened == len(self.levels) - 1 and not self._outer_goes_on(label, opened, future)
            return Placement(3, opened if restart else len(self.levels), label)
        if opened is None:
            if self.ran_to(label):
                return Placement(1, len(self.levels), label)
            return Placement(5, len(self.levels), label) if label.number <= _FURTHEST_GAP else None
        gap = label.number - self.levels[opened].last[0]
        return Placement(4, opened, label) if 0 < gap <= _FURTHEST_LEAP else None

    def _outer_goes_on(self, label: Label, opened: int, future: Sequence[Label]) -> bool:
        """Whether the open sequence takes up again after a list within it has run: 6. (1. … 5.) 7."""
        last, inner = self.levels[opened].last, label.key
        for other in future:
            if level_key(other) != level_key(label):
                if self.continues(other) is not None or other.style in RANKS:
                    return False
            elif other.follows(inner) and not (other.follows(last) and self.levels[opened].step.heading):
                inner = other.key
            else:
                return other.follows(last)
        return False

    def _place_structural(self, label: Label) -> Placement | None:
        opened = self.opened(label)
        depth = opened if opened is not None else self._depth_by_rank(label.style)
        last = self.levels[opened].last if opened is not None else self._closed.get(level_key(label))
        if last is None:
            return Placement(2, depth, label)
        if label.follows(last):
            return Placement(0, depth, label)
        if label.number == 1 and not label.sub:
            return Placement(3, depth, label)
        gap = label.number - last[0]
        return Placement(4, depth, label) if 0 < gap <= _FURTHEST_GAP else None

    def _depth_by_rank(self, style: Style) -> int:
        for depth, level in enumerate(self.levels):
            if RANKS.get(level.style, -1) >= RANKS[style]:
                return depth
        ranked = [depth for depth, level in enumerate(self.levels) if level.style in RANKS]
        if style not in ARTICLES:
            return ranked[-1] + 1 if ranked else 0
        headings = 0
        while headings < len(self.levels) and self.levels[headings].step.heading:
            headings += 1
        return headings

    def _place_bare(self, label: Label, future: Sequence[Label]) -> Placement | None:
        """A number without any mark counts only as the parent of decimals: 4 … 4.1."""
        parent = next((other for other in future if other.style in (Style.DECIMAL, Style.BARE)), None)
        fits = parent is not None and (parent.path[:1] == (label.number,) or parent.number == label.number + 1)
        depth = self.continues(label)
        if depth is not None and (fits or parent is None):
            return Placement(0, depth, label)
        return Placement(2, 0, label) if label.number == 1 and fits and self.opened(label) is None else None

    def _place_decimal(self, label: Label) -> Placement | None:
        for depth in range(len(self.levels) - 1, -1, -1):
            level = self.levels[depth]
            name = level.step.name
            if level.key == level_key(label) and name.rpartition(".")[0] == label.name.rpartition(".")[0]:
                return Placement(0 if label.follows(level.last) else 4, depth, label)
            if label.name.startswith(f"{name}.") and level.style in _DECIMAL_PARENTS:
                return Placement(0 if label.number == 1 else 4, depth + 1, label)
        if not any(level.style in (Style.DECIMAL, Style.BARE, Style.DIGIT) for level in self.levels):
            return Placement(2 if label.number == 1 else 5, len(self.levels), label) if len(label.path) == 2 else None
        if label.number == 1 and len(label.path) == 2 and self.levels[0].style is Style.DECIMAL:
            return Placement(2, 0, label)
        return None
