"""The words of a part of a sentence that say nothing of a policy by themselves, and still change what is said.

Only, already, outward, neither, at one's discretion: no clause has to be about them, so no other rule looks for them.
They may be told where the part of the clause that is told has them too. The few that may go without that are a closed
list, for whoever lies finds the words of an open one.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.understanding.stems import word_stem
from assistant.writing.case import Case, blank
from assistant.writing.items import Item
from assistant.writing.lexicon import alike, bare, conditions, grammar, harmless, measured, pattern, stems_of
from assistant.writing.order import HAN, places_of
from assistant.writing.overlap import held, units
from assistant.writing.words import ends_otherwise, words_of

FUNCTION = ("c", "d", "e", "o", "p", "q", "r", "u", "y", "zg", "h", "k", "m")
_PLACE = "f"
_TWO_WORDS = 4
_FIRST = frozenset(("先", "首先"))
_TURNS = _FIRST | {"再", "然后", "随后"}
_NEW = "condition_new"
"""What is new is not what was newly brought in."""

_RESEARCH = frozenset(("research", "r&d"))


def idle(case: Case, text: str, item: Item) -> list[str]:
    """The words of a part of a sentence that may not be added to what a part of a clause says."""
    text = blank(text, pattern("framed"))
    if pattern("several").search(case.own):
        text = blank(text, pattern("of_several"))
    if pattern("increases").search(item.clause):
        text = blank(text, pattern("more_of"))
    return (_chinese if case.language == "zh" else _english)(case, text, item)


def _chinese(case: Case, text: str, item: Item) -> list[str]:
    return [
        word
        for run in HAN.finditer(text)
        for word, flag in words_of(run.group())
        if (word in harmless("zh") or flag.startswith((*FUNCTION, _PLACE)))
        and not is_said(word, item.flat)
        and not _is_free(word, case)
        and not _is_in_turn(word, text, item)
        and not _is_made_of(word, lambda piece: _is_free(piece, case) or piece in item.flat)
    ]


def _english(case: Case, text: str, item: Item) -> list[str]:
    found = ["r&d"] if "r&d" in text and "r&d" not in item.text and not _RESEARCH & item.stems else []
    known = stems_of(harmless("en"))
    for word in re.findall("[a-z]{2,}", text):
        stem = word_stem(word)
        if _is_free(word, case) or stem in item.stems or word in item.clause.split() or _is_condition(word, item):
            continue
        if stem not in known and word not in grammar():
            continue  # the other words have been asked already
        if not ends_otherwise(stem, item.stems) and item.stems.isdisjoint(alike(stem)):
            found.append(word)
    return found


def _is_free(word: str, case: Case) -> bool:
    return word in bare(case.language) or (bool(case.slots) and word in measured(case.language))


def _is_in_turn(word: str, text: str, item: Item) -> bool:
    """Whether a word says what is first or then, and the clause does one through the other (通过申报，遴选确定)."""
    through, comma, done = item.text.strip().partition(",")
    if word not in _TURNS or not comma or pattern("adverbial").match(through) is None:
        return False
    said = units(text, "zh")
    first, then = len(held(said, through, "zh")), len(held(said, done, "zh"))
    return first > then if word in _FIRST else then > first


def _is_condition(word: str, item: Item) -> bool:
    """Whether a word says in its own way under which condition something is given (recognised, for certified)."""
    held = (pattern(name) for name in conditions() if name != _NEW)
    return any(words.match(word) and words.search(item.text) for words in held)


def _is_made_of(word: str, free: Callable[[str], bool]) -> bool:
    """Whether a word that was cut too long is made of two free ones (的先, 只说)."""
    return any(free(word[:n]) and free(word[n:]) for n in range(1, len(word)))


def is_said(word: str, whole: str) -> bool:
    """Whether a text has a word, as itself, as one of its meaning, or half by half (具体实施)."""
    if word in whole or places_of(word, whole):
        return True
    half = len(word) // 2
    return len(word) == _TWO_WORDS and all(w in bare("zh") or w in whole for w in (word[:half], word[half:]))
