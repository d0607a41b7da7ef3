"""What the asker numbered in an earlier message (1. a film studio 2. a base), by which the second is then spoken of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.pointing import items_of
from assistant.turns import Turn
from corpus.model import Document
from corpus.numerals import parse_numeral

_MARK = re.compile(
    r"(?:^|(?<=[\s:：,，;；。、.]))"
    r"(?:[(（]?(?P<digit>[1-6a-f])[)）.、](?!\d)|第?[(（]?(?P<zh>[一二三四五六])(?:[)）、.]|(?:个|块|件|项)?是|来)"
    r"|其(?P<its>[一二三四五六])[,，是]?|(?P<en>first|second|third|fourth)(?:ly)?[,:])\s*",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[,，;；。?？!！\n]|\.(?=\s|$)|\s*(?:\band\b|以及)\s*$", re.IGNORECASE)
_PLACED = re.compile(
    r"第\s*(?P<zh>[一二三四五六1-6])\s*(?:[个笔项种家类份样者块件]|(?=呢|[?？]|$))"
    r"|(?:\bthe )?\b(?P<en>first|second|third|fourth)\b(?: (?:one|project|thing|item|idea|plan|option|business|case))?"
    r"|\b(?:number|no\.|option|item|project) (?P<number>[1-6a-f])\b|[(（](?P<mark>[1-6a-f])[)）]",
    re.IGNORECASE,
)
_ORDER = ("first", "second", "third", "fourth")


def numbered(message: str) -> tuple[str, ...]:
    """What a message numbers, in order; empty where its numbers do not run from the first on."""
    marks = list(_MARK.finditer(message))
    if len(marks) < 2 or [_place_of(m) for m in marks] != list(range(1, len(marks) + 1)):
        return ()
    ends = [m.start() for m in marks[1:]] + [len(message)]
    parts = [message[m.end() : end].strip() for m, end in zip(marks, ends, strict=True)]
    named = tuple(part[: stop.start()].strip() if (stop := _ENDS.search(part)) else part for part in parts)
    return named if all(named) else ()


def spoken_by_its_number(text: str, turns: Sequence[Turn], documents: Sequence[Document]) -> str | None:
    """A message with what its asker had numbered in the place of the number; None where nothing is meant so.

    An answer since that told of several things is what a number then picks from.
    """
    placed = _PLACED.search(text)
    if placed is None:
        return None
    for place in range(len(turns) - 1, -1, -1):
        named = numbered(turns[place].question)
        if 0 < (wanted := _place_of(placed)) <= len(named):
            return f"{text[: placed.start()]}{named[wanted - 1]}{text[placed.end() :]}"
        if named or len({i.clause_id for i in items_of(turns[place].answer, documents)}) > 1:
            return None
    return None


def _place_of(found: re.Match[str]) -> int:
    """The number that a mark stands for: 2 for 二, b, second."""
    groups = {name: said.lower() for name, said in found.groupdict().items() if said}
    if "en" in groups:
        return _ORDER.index(groups["en"]) + 1
    said = next(iter(groups.values()))
    return "abcdef".index(said) + 1 if said in "abcdef" else parse_numeral(said) or 0
