"""The words around a figure that bound it: 最高, 不超过, 以内, at least, between."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.model import Limit
from corpus.provisions.mention import Mention
from corpus.provisions.series import Figure
from corpus.provisions.vocabulary import either

_OF_A_CASE = re.compile(r"不足|不满|未满|低于|少于|小于|(?:under|below|less than)\b", re.IGNORECASE)
"""A bound of whom a sum is for, which caps nothing that is given: 5000万元不足1亿元、1亿元不足3亿元."""
_CAPPED_LIST = re.compile(r"(?:不得?超过|不得?高于|最高)(?:下列|以下|如下)[^。：:\t]{0,8}[：:]")
_JOINED = re.compile(r"(?:[,;]|\b(?:or|and))\s*\Z", re.IGNORECASE)
_FULL_STOP = re.compile(r"[.!?]\s|[。；\n\t]")
_INCLUSIVE = re.compile(r"\s*[（(]含[^（()）]{0,8}[）)]")
_DENIED_FLOOR = re.compile(r"\b(?:no|not|never|nobody|neither|cannot)\b[^,.;:\n]{0,60}\Z", re.IGNORECASE)
_EXCEEDING = re.compile(r"\s*(?:more than|over|above|in excess of|exceed)", re.IGNORECASE)
_PARENTHESIS = re.compile(r"\s*[（(]不?含[^（()）]{0,8}[）)]")


@dataclass(frozen=True, slots=True)
class Bounds:
    """A figure's limit, with where its limiting words begin and end."""

    start: int
    end: int
    limit: Limit


@dataclass(frozen=True, slots=True)
class _Patterns:
    before: re.Pattern[str]
    after: re.Pattern[str]
    weakening: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    filler = either("limit.filler", "per.zh")
    before = "|".join(
        f"(?P<{limit}>{either(f'limit.before.{limit}', f'limit.en.{limit}')})" for limit in ("cap", "floor", "about")
    )
    after = "|".join(
        f"(?P<{limit}>{either(f'limit.after.{limit}', *([f'limit.en.{limit}_after'] if limit != 'about' else []))})"
        for limit in ("cap", "floor", "about")
    )
    weakening = either("limit.weakening", "limit.weakening_en", "limit.before.cap", "limit.before.floor")
    return _Patterns(
        re.compile(rf"(?:{before})\s*(?:{filler}){{0,4}}\s*\Z", re.IGNORECASE),
        re.compile(rf"\s*(?:{after})", re.IGNORECASE),
        re.compile(rf"{weakening}(?:{filler}){{0,3}}\s*\Z", re.IGNORECASE),
    )


def bounds(text: str, figure: Figure, first: Figure, last: Figure) -> Bounds:
    """How ``figure`` is bounded; the words of a list's ``first`` and ``last`` figure hold for all of it."""
    own_start, before = _before(text, figure.start)
    end, after = _after(text, figure.end)
    from_here = _OF_A_CASE.match(text, figure.end) is not None  # 1亿元不足3亿元 begins a range of its own
    if figure is not first and before is None and after is None and not from_here:
        before = _before(text, first.start)[1]
    if figure is not last and after is None and before is None and not from_here:
        after = _after(text, last.end)[1]
    start = own_start if figure is first else max(own_start, figure.start if before is None else own_start)
    return Bounds(_weakened(text, start), end, _limit(figure, before, after))


def continued_cap(text: str, capped: Mention | None, figure: Mention) -> bool:
    """Whether a figure goes on under a cap said before: up to €6,000, or €9,000 for…; 不得高于下列标准：A…元，B…元."""
    before = text[: figure.core]
    sentence = before[max(before.rfind("。"), before.rfind("\n")) + 1 :]
    if _CAPPED_LIST.search(sentence):
        return True
    if capped is None or capped.currency != figure.currency or figure.start < capped.end:
        return False
    if _OF_A_CASE.match(text, capped.start):
        return False
    between = text[capped.end : figure.start]
    return _FULL_STOP.search(between) is None and _JOINED.search(between) is not None


def _limit(figure: Figure, before: str | None, after: str | None) -> Limit:
    if figure.min is not None:
        return Limit.RANGE
    bound = before if before in ("cap", "floor") else after
    return {"cap": Limit.CAP, "floor": Limit.FLOOR}.get(bound or "", Limit.EXACT)


def _before(text: str, position: int) -> tuple[int, str | None]:
    window = _window(text, position, 40)
    found = _patterns().before.search(text[window:position])
    if found is None or _negated(text, window + found.start(), found.group()):
        return position, None
    start = window + found.start()
    denied = found.lastgroup == "floor" and _DENIED_FLOOR.search(text[:start]) and _EXCEEDING.match(found.group())
    return start, "cap" if denied else found.lastgroup


def _window(text: str, position: int, reach: int) -> int:
    """Where the words before a figure begin: in its own paragraph and, in a table, its own cell."""
    return max(0, position - reach, text.rfind("\n", 0, position) + 1, text.rfind("\t", 0, position) + 1)


def _negated(text: str, start: int, word: str) -> bool:
    """不得超过 and 不低于 are whole words; a bare 超过 or 低于 after 不 has been read wrongly."""
    return text[max(0, start - 1) : start] in ("不", "得", "能") and word[:1] in "超低高少多大小满"


def _after(text: str, position: int) -> tuple[int, str | None]:
    inclusive = _PARENTHESIS.match(text, position)
    begin = inclusive.end() if inclusive else position
    found = _patterns().after.match(text, begin)
    if found is None:
        return (begin if _INCLUSIVE.match(text, position) else position), None
    closing = _INCLUSIVE.match(text, found.end())
    return (closing.end() if closing else found.end()), found.lastgroup


def _weakened(text: str, start: int) -> int:
    """Further left over 一次性, 每年, 追加, which weaken the figure and belong to it."""
    for _ in range(4):
        window = _window(text, start, 30)
        found = _patterns().weakening.search(text[window:start])
        if found is None:
            break
        start = window + found.start()
    return start
