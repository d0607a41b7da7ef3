"""Headings that print no number: those that never had one (附则) and those that lost it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.cleaning import Line
from corpus.numbering import ARTICLES, Label, Style
from corpus.phrases import DATE_LINE, FIELD_NAMES, ORGANISATION, RULE_TITLE, SUPPLEMENT_HEADINGS, UNNUMBERED_HEADINGS
from corpus.tracker import Level, Tracker, level_key

_ALWAYS = SUPPLEMENT_HEADINGS | {"总则", "總則", "罚则", "罰則", "法律责任", "generalprovisions", "finalprovisions"}


class HasLabels(Protocol):
    """A line with the readings of its label."""

    line: Line
    annex: Label | None


@dataclass(frozen=True, slots=True)
class UnnumberedHeading:
    """Where a heading without a number stands, and the number its neighbours give it."""

    depth: int
    style: Style = Style.UNNUMBERED
    number: int | None = None
    new_instrument: bool = False


def keyword_heading(line: Line, tracker: Tracker, *, mid_sentence: bool) -> int | None:
    """The depth at which a line of known words is a heading, or None.

    附则 and its like head a part anywhere; the headings of guides (申报条件) only where no
    printed chapter or article is open. After an unfinished line only those of guides count,
    whose cells end without a full stop.
    """
    words = line.compact.lower()
    field = re.split(r"\s", line.text, maxsplit=1)[0]
    if words not in UNNUMBERED_HEADINGS and not (field in FIELD_NAMES and len(field) < len(line.text)):
        return None
    if words in _ALWAYS:
        return None if mid_sentence else _chapter_depth(tracker)
    printed = any(level.style in (Style.CN, Style.CHAPTER, *ARTICLES) for level in tracker.levels)
    return None if printed else 0


def _chapter_depth(tracker: Tracker) -> int:
    depth = 0
    while depth < len(tracker.levels) and tracker.levels[depth].style is Style.PART:
        depth += 1
    return depth


def unnumbered_heading(line: Line, tracker: Tracker, following: Label,
                       future: Sequence[Label]) -> UnnumberedHeading | None:
    """How a short line between numbered units heads the unit ``following``, or None when it is text.

    Args:
        line: the line, known to be short and without the punctuation of a sentence.
        tracker: the open levels.
        following: the label of the next line.
        future: that label and the later ones.
    """
    if DATE_LINE.search(line.text) or ORGANISATION.search(line.text) or line.text[0] in "（(《*":
        return None
    depth = tracker.continues(following)
    if depth is not None:
        return _within_sequence(tracker, depth, following, future)
    if following.number != 1:
        return None
    opened = tracker.opened(following)
    if opened is None:
        return _before_first(tracker, future)
    if RULE_TITLE.search(line.text) and opened == 0:
        return UnnumberedHeading(0, new_instrument=True)
    return _before_restart(tracker, opened, future)


def _within_sequence(tracker: Tracker, depth: int, following: Label,
                     future: Sequence[Label]) -> UnnumberedHeading | None:
    """Between （十七） and （十八）: a chapter's heading if the chapters skip a number here."""
    if depth == 0:
        return UnnumberedHeading(0) if following.style in ARTICLES else None
    parent = tracker.levels[depth - 1]
    if parent.style is Style.UNNUMBERED or following.style in ARTICLES:
        return _sibling(parent, depth - 1, future, needs_gap=False)
    return _sibling(parent, depth - 1, future, needs_gap=True)


def _before_first(tracker: Tracker, future: Sequence[Label]) -> UnnumberedHeading | None:
    if len(tracker.levels) != 1 or tracker.levels[0].style in ARTICLES:
        return None
    return _sibling(tracker.levels[0], 0, future, needs_gap=True)


def _before_restart(tracker: Tracker, opened: int, future: Sequence[Label]) -> UnnumberedHeading | None:
    if opened > 1:
        return None
    if opened == 0:
        return UnnumberedHeading(0)
    return _sibling(tracker.levels[0], 0, future, needs_gap=True)


def _sibling(parent: Level, depth: int, future: Sequence[Label], *, needs_gap: bool) -> UnnumberedHeading | None:
    later = next((label for label in future if level_key(label) == parent.key), None)
    if later is not None and later.number == parent.last[0] + 2:
        return UnnumberedHeading(depth, parent.style, parent.last[0] + 1)
    return None if needs_gap else UnnumberedHeading(depth)


def annex_opens(mark: Label, line: Line, after: Sequence[HasLabels]) -> bool:
    """Whether an annex mark opens the annex, rather than announcing it (附件：指标体系及分值表)."""
    rest = line.text[mark.end:].strip(" 　:：")
    if not rest:
        return not (after and ORGANISATION.search(after[0].line.text) and len(after) == 1)
    if len(rest) > 60 or re.search(r"[。；，]", rest):
        return False
    if any(other.annex is not None and other.annex.name == mark.name for other in after):
        return False
    following = after[0] if after else None
    if following is None or following.annex is not None:
        return False
    # 附件：1. 申请表, then 2. 承诺书, announces; a title without a colon over 1. opens the list itself
    goes_on = re.match(r"\d{1,2}[.．、]", following.line.text) is not None
    lists = re.match(r"1[.．、]", following.line.text) and not re.search(r"[:：]|\d", line.text)
    return not (DATE_LINE.search(following.line.text) or ORGANISATION.search(following.line.text)
                or (goes_on and not lists))
