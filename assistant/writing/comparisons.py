"""Judges a comparison of two figures by their values: higher, lower or the same."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.writing.beneficiaries import features, read
from assistant.writing.case import MARK, Case
from assistant.writing.lexicon import pattern
from assistant.writing.sheet import Slot

_PAIR = 2
_HOLDS: dict[str, Callable[[float, float], bool]] = {
    "higher": lambda one, other: one > other,
    "lower": lambda one, other: one < other,
}


def compares(case: Case, words: str) -> bool:
    """Whether ``words`` compare the two amounts of a sentence and their values bear it out.

    Who is compared with whom is read from the beneficiaries named before and after the word.
    """
    sums = [slot for slot in case.slots if slot.provision.currency]
    if len(sums) == _PAIR and pattern("same").fullmatch(words.strip()):
        return _alike(*sums) and sums[0].provision.value == sums[1].provision.value
    words = _comparative(words.strip(), case.spoken)
    name = next((n for n in _HOLDS if pattern(n).fullmatch(words)), None)
    if name is None or len(sums) != _PAIR or not _alike(*sums):
        return False
    places = [m.start() for m in re.finditer(re.escape(words), case.spoken)]
    if len(places) != 1:
        return False
    before = _last_part(case.spoken[: places[0]])
    subject = _nearer(before, *sums) or _only_figure(case, before, places[0])
    if subject is None:
        return False
    other = sums[1] if subject is sums[0] else sums[0]
    after = _first_part(case.spoken[places[0] + len(words) :])
    if _nearer(after, *sums) is subject:
        return False
    one, two = subject.provision.value, other.provision.value
    return one is not None and two is not None and _HOLDS[name](one, two)


def is_comparison(case: Case) -> bool:
    """Whether a sentence sets its two amounts beside each other and their values bear it out.

    It then speaks of two ceilings, and need not say on what condition each is given.
    """
    found = [m.group() for name in (*_HOLDS, "same") for m in pattern(name).finditer(case.own)]
    return any(compares(case, words) for words in found)


def _comparative(words: str, text: str) -> str:
    """The word that says which way: that before "than"."""
    found = re.search(r"(\w+) than\b", text) if words == "than" else None
    return found[1] if found else words


def _alike(one: Slot, other: Slot) -> bool:
    """Only what is bound and paid alike can be compared."""
    first, second = one.provision, other.provision
    return (first.limit, first.currency, first.per) == (second.limit, second.currency, second.per)


def _nearer(text: str, one: Slot, other: Slot) -> Slot | None:
    """The one of two sums that a text speaks of."""
    said = read(text)
    first, second = features(one.source, one.provision), features(other.source, other.provision)
    hits, misses = len(said & (first - second)), len(said & (second - first))
    return None if hits == misses else one if hits > misses else other


def _only_figure(case: Case, before: str, place: int) -> Slot | None:
    """The figure that stands alone before the word; whose it is the rule of subjects has to say."""
    alone = before.count(MARK) == 1 and len(case.slots) == _PAIR
    return case.slots[case.spoken[:place].count(MARK) - 1] if alone else None


def _last_part(text: str) -> str:
    return re.split(r"[。；;：:]|\.(?=\s|$)", text)[-1]


def _first_part(text: str) -> str:
    return re.split(r"[，,。；;：:]|\.(?=\s|$)", text.strip())[0]
