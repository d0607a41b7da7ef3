"""Cuts a message that announces its questions, or gives several ends to one.

Two things: what is …, who is …; is a sum fixed for (a) … and (b) ….
"""

from __future__ import annotations

import re
from collections.abc import Callable

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}
_ANNOUNCED = re.compile(
    r"(?:(?:hi|hello|so|ok(?:ay)?|i have|i've got|just|please|here are)[,!]? )*"
    rf"(?P<number>{'|'.join(_NUMBERS)}|a (?:few|couple of))"
    r" (?:(?:quick|short|small|brief|more|other|simple|different) )*(?:questions?|things?|points?|ones?|items?|queries)"
    r"(?: (?:for|from|to) (?:you|me|ask))?(?: please)?\s*[:–—-]\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*[;；,]\s*(?:and\s+|plus\s+|also\s+)*|\s+and\s+(?=(?:what|how|who|when|which|where|the)\b)", re.IGNORECASE
)
_ENDS = re.compile(
    r"(?P<lead>[^?？()]{6,}\b(?:for|to|of|on|about|from|in))\s*:?\s*\((?:a|i|1)\)\s*(?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)
_MARK = re.compile(r"[\s,;]*(?:\band\b|\bor\b)?[\s,;]*\((?:[b-f]|i{2,3}|iv|v|[2-6])\)\s*", re.IGNORECASE)


def without_announcement(text: str) -> str:
    """A message without the words that only say how many questions come: Two things: …."""
    return _ANNOUNCED.sub("", text, count=1) if _ANNOUNCED.match(text) else text


def announced_questions(text: str, asks: Callable[[str], bool]) -> list[str]:
    """The questions of a message that says how many there are, where that many come and each of them ``asks``."""
    announced = _ANNOUNCED.match(text)
    number = _NUMBERS.get(announced["number"].lower()) if announced else None
    if announced is None or number is None:
        return []
    parts = [part.strip(" .?") for part in _BETWEEN.split(text[announced.end() :]) if part and part.strip(" .?")]
    return [f"{part}?" for part in parts] if len(parts) == number and all(asks(part) for part in parts) else []


def questions_of_ends(text: str, asks: Callable[[str], bool]) -> list[str]:
    """Is a sum fixed for (a) exports and (b) games: one question for each end, where none of these asks by itself."""
    found = _ENDS.fullmatch(text.strip())
    ends = [end.strip(" .?") for end in _MARK.split(found["rest"])] if found else []
    if found is None or len(ends) < 2 or any(not end or asks(end) for end in ends):
        return []
    return [f"{found['lead']} {end}?" for end in ends]
