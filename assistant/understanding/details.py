"""Reads which points of detail (a floor area, an instalment) a question asks for; ``attributes.toml`` names them."""

from __future__ import annotations

import re

from assistant.understanding.applicants import asks_where_from
from assistant.understanding.model import Ask, Attribute
from assistant.understanding.vocabulary import ask_patterns, attribute_patterns, details_of_applying, phrases

PART_ENDS = re.compile(r"[,，。;；:：?？!！]|[.](?!\d)")
_TRAILING = re.compile(r"(?:是|为|有|要|得|需要?|须|应当?|必须|才行|才够|才可以|才能)+$")
_OF_MANY = frozenset({Ask.PROFILE, Ask.LIST, Ask.EXTREME})
_FIGURES_ASKED = frozenset({Ask.AMOUNT, Ask.TERM, Ask.COUNT, Ask.DATE})
_BARE = 2


def details_asked(text: str) -> tuple[tuple[Attribute, ...], str]:
    """The points of detail asked for, and the text without them.

    None where somebody describes itself or lists, or where a figure is asked for and they are only spoken of.
    """
    found: list[Attribute] = []
    rest = text
    for name, asked in attribute_patterns().items():
        if (match := asked.search(rest)) and (name not in details_of_applying() or asks_where_from(text)):
            found.append(Attribute(name, _TRAILING.sub("", _as_asked(rest, match))))
            rest = asked.sub(" ", rest)
    left = {ask for ask, pattern in ask_patterns() if pattern.search(rest)} if found else set()
    asking = [a for a in found if _asks_in(text, a.written)]
    beside = left & _FIGURES_ASKED and not asking
    found = asking or found
    return ((), text) if beside or left & _OF_MANY else (tuple(found), rest)


def _as_asked(text: str, match: re.Match[str]) -> str:
    """The words that ask for a detail; a bare question word (how often) with the rest of what it asks."""
    written = match.group().strip()
    if len(written.split()) > _BARE or not written.isascii() or not phrases("interrogative").match(written):
        return written
    stop = PART_ENDS.search(text, match.end())
    return text[match.start() : stop.start() if stop else len(text)].strip()


def _asks_in(text: str, words: str) -> bool:
    """Whether the part of a question that has these words is the one that asks."""
    parts = [part for part in PART_ENDS.split(text) if words in part] or [text]
    return any(phrases("interrogative").search(part) or phrases("yes_no").search(part) for part in parts)
