"""Judges a comparison of two figures by their values: higher, lower or the same."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.writing.beneficiaries import features, read
from assistant.writing.case import MARK, Case, normal
from assistant.writing.lexicon import pattern
from assistant.writing.sheet import Slot

COMPARATIVES = ("higher", "lower", "same")
_PAIR = 2
_LETTERS = 3
_AND = re.compile(r"和|与|还是|跟|、| and | or | versus ")
_NEXT = re.compile(rf"[，, ]*(?:at|为|是|ceiling|cap)?[，, ]*{MARK}")
_COLON = re.compile(rf"[^{MARK};；.。]{{0,16}}[:：]")
_HOLDS: dict[str, Callable[[float, float], bool]] = {
    "higher": lambda one, other: one > other,
    "lower": lambda one, other: one < other,
}


def compares(case: Case, words: str) -> bool:
    """Whether ``words`` compare the two amounts of a sentence and their values bear it out.

    Who is compared with whom is read from the beneficiaries named before and after the word.
    """
    sums = _sums(case)
    if len(sums) == _PAIR and pattern("same").fullmatch(words.strip()):
        return _alike(sums[0], sums[1], case.own) and sums[0].provision.value == sums[1].provision.value
    words = _comparative(words.strip(), case.spoken)
    name = next((n for n in _HOLDS if pattern(n).fullmatch(words)), None)
    pair = _compared(case, words) if name is not None else None
    if name is None or pair is None:
        return False
    one, two = pair[0].provision.value, pair[1].provision.value
    return one is not None and two is not None and _HOLDS[name](one, two)


def takes_up(case: Case, slot: Slot, text: str) -> bool:
    """Whether a text calls a sum the former or the latter (前者为{22a}) as a true comparison before it has them."""
    if _asked_in_order(case) and any(pattern(w).search(text) for w in ("former", "latter")):
        return True
    for name in _HOLDS:
        for match in pattern(name).finditer(case.own):
            words = _comparative(match.group(), case.spoken)
            pair = _compared(case, words) if compares(case, match.group()) else None
            if pair is not None:
                told = zip(("former", "latter"), pair, strict=True)
                return any(slot is named and pattern(which).search(text) is not None for which, named in told)
    return False


def _asked_in_order(case: Case) -> bool:
    """Whether the question names what the former sum is for, then what the latter is for, and the sentence so too."""
    sums, halves = _sums(case), _AND.split(normal(case.question))
    former, latter = pattern("former").search(case.plain), pattern("latter").search(case.plain)
    if len(sums) != _PAIR or len(halves) != _PAIR or former is None or latter is None or former.end() > latter.start():
        return False
    if case.plain[: latter.start()].count(MARK) != 1:
        return False
    return _nearer(halves[0], *sums) is sums[0] and _nearer(halves[1], *sums) is sums[1]


def _sums(case: Case) -> list[Slot]:
    return [slot for slot in case.slots if slot.provision.currency]


def _compared(case: Case, words: str) -> tuple[Slot, Slot] | None:
    """The sum of which a comparative is said, and the one it is compared with."""
    sums = _sums(case)
    places = [m.start() for m in re.finditer(re.escape(words), case.spoken)]
    if len(sums) != _PAIR or not _alike(sums[0], sums[1]) or len(places) != 1:
        return None
    before, after = _last_part(case.spoken[: places[0]]), case.spoken[places[0] + len(words) :]
    subject = _nearer(before, *sums) or _only_figure(case, before, places[0]) or _next_figure(case, before, after)
    if subject is None or _nearer(_first_part(after), *sums) is subject:
        return None
    return subject, sums[1] if subject is sums[0] else sums[0]


def is_comparison(case: Case) -> bool:
    """Whether a sentence sets its two amounts beside each other and their values bear it out.

    It then speaks of two ceilings, and need not say on what condition each is given.
    """
    found = [m.group() for name in (*_HOLDS, "same") for m in pattern(name).finditer(case.own)]
    return any(compares(case, words) for words in found)


def is_asked_to_compare(case: Case) -> bool:
    """Whether a sentence has two sums bound and paid alike, and the question is which is higher."""
    sums, question = _sums(case), normal(case.question)
    asked = any(pattern(name).search(question) for name in COMPARATIVES)
    return len(sums) == _PAIR and _alike(sums[0], sums[1]) and asked


def is_highest(case: Case) -> bool:
    """Whether a sentence calls its only sum the highest, and no other of the documents it cites is higher."""
    sums = _sums(case)
    if len(sums) != 1 or pattern("highest").search(case.own) is None:
        return False
    documents = {s.view.clause.document_id for s in case.sources}
    values = [
        p.value
        for source in case.sheet.sources
        if source.view.clause.document_id in documents
        for p in source.view.clause.provisions
        if p.currency and p.value is not None
    ]
    return sums[0].provision.value == max(values)


def are_high(case: Case) -> bool:
    """Whether every sum of a sentence is above the one in the middle of all sums of the documents it cites."""
    documents = {s.view.clause.document_id for s in case.sources}
    known = sorted(
        p.value
        for source in case.sheet.sources
        if source.view.clause.document_id in documents
        for p in source.view.clause.provisions
        if p.currency and p.value is not None
    )
    sums = _sums(case)
    return bool(sums) and all((s.provision.value or 0) > known[len(known) // 2] for s in sums)


def _comparative(words: str, text: str) -> str:
    """The word that says which way: that before "than"."""
    found = re.search(r"(\w+) than\b", text) if words == "than" else None
    return found[1] if found else words


def _alike(one: Slot, other: Slot, said: str = "") -> bool:
    """Only what is bound and paid alike can be compared, unless how it is paid is ``said`` too."""
    first, second = one.provision, other.provision
    if pattern("yearly").search(said):
        return (first.limit, first.currency) == (second.limit, second.currency)
    return (first.limit, first.currency, first.per) == (second.limit, second.currency, second.per)


def _nearer(text: str, one: Slot, other: Slot) -> Slot | None:
    """The one of two sums that a text speaks of."""
    said = read(text)
    first, second = features(one.source, one.provision), features(other.source, other.provision)
    hits, misses = _shared(said, first - second), _shared(said, second - first)
    return None if hits == misses else one if hits > misses else other


def _shared(said: set[str], own: frozenset[str]) -> int:
    """How many words of a text are among those of a sum; English stems may differ by a last letter."""
    near = sum(len(word) > _LETTERS - 1 and any(word == other[:-1] for other in own) for word in said - own)
    return len(said & own) + near


def _only_figure(case: Case, before: str, place: int) -> Slot | None:
    """The figure that stands alone before the word; whose it is the rule of subjects has to say."""
    alone = before.count(MARK) == 1 and len(case.slots) == _PAIR
    return case.slots[case.spoken[:place].count(MARK) - 1] if alone else None


def _next_figure(case: Case, before: str, after: str) -> Slot | None:
    """The figure right behind the word (上限更高，为{22a}), where none stands before it."""
    next_one = _NEXT.match(after) or _COLON.match(after)
    return case.slots[0] if MARK not in before and next_one and len(case.slots) == _PAIR else None


def _last_part(text: str) -> str:
    return re.split(r"[。；;：:]|\.(?=\s|$)", text)[-1]


def _first_part(text: str) -> str:
    return re.split(r"[，,。；;：:]|\.(?=\s|$)", text.strip())[0]
