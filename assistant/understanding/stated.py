"""Reads what a question itself states of a document: how many parts it has, of what date it is.

Each reads the words alone; whether what they state is right is for the composers to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.understanding.model import Understanding
from assistant.understanding.number_words import CARDINAL, parse_number_words
from assistant.understanding.vocabulary import phrases
from corpus.numerals import parse_quantity

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = rf"(?P<m>{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in _MONTHS)})\b\.?"
_YEAR = r"(?P<y>(?:19|20)\d{2})"
_DATES = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH},? {_YEAR}\b",
        rf"\b{_MONTH} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}\b",
        rf"\b{_MONTH},? {_YEAR}\b",
        rf"{_YEAR}\s*[年./-]\s*(?P<m>\d{{1,2}})\s*[月./-]\s*(?P<d>\d{{1,2}})\s*[日号]?",
        rf"{_YEAR}\s*年\s*(?P<m>\d{{1,2}})\s*月",
        rf"(?<![\d–-]){_YEAR}(?![\d–-])",
    )
)
_PARTS_EN = re.compile(
    r"\b(?:there are|has|have|had|contains?|includes?|comprises?|consists? of|made up of|counts?|runs to|divided into"
    rf"|with|of) (?:just |only |exactly |a total of |in total |altogether )*(?P<n>\d{{1,3}}|{CARDINAL})"
    r" (?:\w+ )?(?P<unit>clauses?|articles?|provisions?|box(?:es)?|chapters?|parts|sections?)\b",
    re.IGNORECASE,
)
_PARTS_ZH = re.compile(
    r"(?:有|共|总共|一共|共有|包含|包括|分|分为|分成|含|是)(?:了|只)?"
    r"(?P<n>\d{1,3}|[一二两三四五六七八九十百]{1,4})\s*(?:个)?(?P<unit>条款|条(?!件)|专栏|章|部分|大部分)"
)
_ASIDE = re.compile(
    r",? (?:as )?(?:i|we) (?:believe|think|guess|suppose|assume|gather|understand)\b(?= *[.?!,]|$)", re.IGNORECASE
)
_ASKS_AGAINST = re.compile(
    r"^(?:so |but |and )?(?:is|are|was|were|does|do|did|has|have|will|wo|ca)n't\b"
    r"|^(?:难道|莫非)(?:不是|没有?|不)?|不是(?=[^,，。]{2,30}[吗么])",
    re.IGNORECASE,
)
_UNITS = {
    "clauses": re.compile("^(?:clause|article|provision|条)", re.IGNORECASE),
    "boxes": re.compile("^(?:box|专栏)", re.IGNORECASE),
    "chapters": re.compile("^(?:chapter|part|section|章|部分|大部分)", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A day, a month or only a year that a question states."""

    year: int
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class StatedParts:
    """How many ``clauses``, ``boxes`` or ``chapters`` (the ``unit``) a question says that a text has."""

    count: int
    unit: str


def states_something(understanding: Understanding) -> bool:
    """Whether a question states something and wants to hear whether it is so: …, right? Isn't …? It is …?"""
    return "confirm" in understanding.filters or phrases("asks_if_so").search(understanding.text) is not None


def untagged(text: str) -> str:
    """What a question states, without the words that only ask whether it is so."""
    return _ASIDE.sub("", phrases("confirm").sub(" ", text)).strip(" ,，?？")


def denies(text: str) -> bool:
    """Whether a statement says that something is not so; isn't it so? states that it is."""
    return phrases("said_denied").search(_ASKS_AGAINST.sub("", untagged(text))) is not None


def stated_date(text: str) -> StatedDate | None:
    """The first date that a text states with its year; None where it states none."""
    for pattern in _DATES:
        if (match := pattern.search(text)) is None:
            continue
        found = match.groupdict()
        return StatedDate(int(found["y"]), _month(found.get("m")), int(found["d"]) if found.get("d") else None)
    return None


def _month(written: str | None) -> int | None:
    if written is None or written.isdecimal():
        return int(written) if written else None
    return next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(written.lower()[:3]))


def stated_parts(text: str) -> StatedParts | None:
    """How many parts a text says that a document has; None where it says nothing of the kind."""
    match = _PARTS_EN.search(text) or _PARTS_ZH.search(text)
    if match is None:
        return None
    in_words = match["n"].isascii() and not match["n"].isdecimal()
    count = parse_number_words(match["n"]) if in_words else parse_quantity(match["n"])
    unit = next((name for name, pattern in _UNITS.items() if pattern.match(match["unit"])), None)
    return StatedParts(int(count), unit) if count is not None and unit is not None else None
