"""What a part of a clause says with reserve, and a sentence that tells the part may not drop.

A denial, an exception, a condition of those it speaks of, and that something is only encouraged, allowed or explored:
without it every word of the sentence stands in the clause, and more is said than there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.writing.case import MARK, Case
from assistant.writing.items import Item
from assistant.writing.lexicon import pattern
from assistant.writing.overlap import held, units

_RESERVES = {
    "negation": ("negation",),
    "exception": ("exception", "negation"),
    "only_so": ("only_so",),
    "limited": ("limited", "limited_kept"),
}
_BESIDE = {"zh": 12, "en": 50}
_HEDGES = {
    "explore": ("explore", "wished"),
    "may": ("may", "able", "supporting", "encourage"),
    "encourage": ("encourage", "supporting", "wished", "plan", "aimed", "may", "explore", "listing", "hedged"),
}
"""For each way in which a clause holds back, the groups of words that keep it."""


def dropped(case: Case, text: str, item: Item, items: Sequence[Item]) -> Iterator[str]:
    """The words of reserve of a part of a clause that neither a part of a sentence nor the sentence has."""
    if MARK in text:
        return  # what a sum is bound to is put beside it
    breath = _breath(item, items)
    for name, kept in [*_RESERVES.items(), *_HEDGES.items()]:
        held_back = pattern(name).search(item.text if name in _RESERVES else breath)
        if held_back is None or any(pattern(word).search(case.spoken) for word in kept):
            continue
        if name != "limited" or _names_limited(case, text, item.text, held_back):
            yield held_back.group()


def _names_limited(case: Case, text: str, said: str, found: re.Match[str]) -> bool:
    """Whether a part of a sentence names those whom a part of a clause limits: what stands right behind the limit."""
    behind = said[found.end() : found.end() + _BESIDE[case.language]]
    return bool(held(units(text, case.language), re.split("[，,。；;]", behind)[0], case.language))


def _breath(item: Item, items: Sequence[Item]) -> str:
    """A part of a clause with what stands before it in the same breath, up to the last verb of force."""
    said = [other for other in items if other.source is item.source and other.sentence == item.sentence]
    place = next((n for n, other in enumerate(said) if other is item), None)
    if place is None:
        return item.text
    start = place
    while start > 0 and not pattern("directs").match(said[start].text) and not _holds_back(said[start].text):
        start -= 1
    return "，".join(other.text for other in said[start : place + 1])


def _holds_back(text: str) -> bool:
    return any(pattern(name).search(text) for name in (*_HEDGES, "supporting"))
