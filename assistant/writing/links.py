"""Rule: what a sentence joins is joined in one part of its clause, and in the same order.

Every word of a sentence may stand in its clause and the sentence still lie: it gives what one part does to the object
of another, or has the object do it. So each part of a sentence is laid on the parts of its clauses, between their
commas, and must find one that has all that it says, the clause's verbs and the general words for who acts included,
in the order that the clause has it. A part that finds none is not false; it is told in the clause's own words instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.contract import Language
from assistant.writing.bearing import Gap, gap_of
from assistant.writing.beneficiaries import is_generic
from assistant.writing.case import MARK, Case, Fault, Segment, blank, flat
from assistant.writing.comparisons import COMPARATIVES, is_comparison
from assistant.writing.designations import without_designation
from assistant.writing.items import Item, items_of
from assistant.writing.lexicon import conditions, pattern, whole_words
from assistant.writing.overlap import held, units
from assistant.writing.proven import is_proven
from assistant.writing.sheet import Slot
from assistant.writing.words import missing_words, words_of
from corpus.model import Status

_MARKS = frozenset('“”‘’"「」『』《》')
_HELD_BACK = re.compile("[并还也要]*(?:支持|鼓励|探索)")
_MOST_ITEMS = 12


def links(case: Case) -> Fault | None:
    """What a part of the sentence says together that no one part of a cited clause does."""
    gap = next(gaps(case), None)
    return Fault("links", "、".join([*gap.missing, *gap.turned])) if gap else None


def gaps(case: Case) -> Iterator[Gap]:
    """What the nearest part of a clause lacks of each part of the sentence that none bears out.

    Nothing where a clause has no words in the language of the sentence.
    """
    by_source = [items_of(case.tools.views, source, case.language) for source in case.sources]
    if not all(by_source):
        return
    items = [item for found in by_source for item in found]
    spoken, before = _spoken_of(items, case.language), list[Item]()
    last = ""
    for text, slots in _told(case):
        likely = _likely(text, _holding(items, slots), case.language)
        found = [gap_of(case, text, item, spoken, items) for item in likely]
        best = min(found, key=lambda gap: gap.size)
        same = [gap.item for gap in found if not any(gap.size)]
        if any(best.size):
            yield best
        elif before and (joint := _joint(last, text, bool(slots))):
            ends = pattern("to_an_end").search(f"{last} {text}") is not None
            joins = _leads_to if ends else _are_beside
            if not any(joins(items, one, two) for one in before for two in same):
                yield Gap((), (joint,), same[0])
        before, last = same, text


def _likely(text: str, items: Sequence[Item], language: Language) -> list[Item]:
    """The parts of the clauses that have most of the words of a part of the sentence, those with most first."""
    said = units(text, language)
    return sorted(items, key=lambda item: len(held(said, item.text, language)), reverse=True)[:_MOST_ITEMS]


def _joint(last: str, text: str, has_slots: bool) -> str:
    """The words by which a part of a sentence is joined to the part before it.

    Nothing where it has a subject or a figure of its own, and the part before is a statement too.
    """
    if found := pattern("to_an_end").search(text) or pattern("to_an_end").match(last.strip()):
        return found.group()
    if has_slots:
        return ""
    if all(_demands(part) for part in (last, text)):
        return ""
    framed = [part for part in (last, text) if pattern("frame").match(part) and not pattern("predicate").search(part)]
    if framed or not pattern("predicate").search(text):
        return (framed or [text])[0].strip()
    return ""


def _demands(text: str) -> bool:
    """Whether a part of a sentence begins with a demand that is made of nobody in it (加强合作; not 鼓励企业合作)."""
    if pattern("directs").match(text.strip()):
        return True
    held_back = _HELD_BACK.match(text.strip())
    behind = words_of(text.strip()[held_back.end() :]) if held_back else ()
    return bool(behind) and behind[0][1].startswith("v")


def _are_beside(items: Sequence[Item], one: Item, other: Item) -> bool:
    """Whether two parts of a clause are of one sentence, or are both headings of its lines."""
    if one.is_heading and other.is_heading:
        return True
    return one.source is other.source and one.sentence == other.sentence


def _follows(items: Sequence[Item], one: Item, other: Item) -> bool:
    """Whether a part of a clause is another one or stands behind it in the same sentence."""
    if one is other:
        return True
    if one not in items or other not in items or one.source is not other.source:
        return False
    return one.sentence == other.sentence and items.index(one) < items.index(other)


def _leads_to(items: Sequence[Item], one: Item, other: Item) -> bool:
    """Whether two parts of a clause are one, or of one sentence, the later an end or an effect of the other."""
    if one is other:
        return True
    first, last = (one, other) if _follows(items, one, other) else (other, one)
    return _follows(items, first, last) and pattern("an_end").search(last.text) is not None


def _told(case: Case) -> Iterator[tuple[str, tuple[Slot, ...]]]:
    """The parts of the sentence that are yet to be shown, a figure with the part before that names who gets it."""
    place, before = 0, ""
    for number, segment in enumerate(case.segments):
        marks = segment.text.count(MARK)
        slots = case.slots[place : place + marks]
        place += marks
        if is_proven(case, segment):
            before = ""
            continue
        text = _own(case, segment)
        if slots and before and not _names(case, text):
            text = f"{before} {text}"
        if slots:
            yield text, slots
        elif not _is_told_next(case, number):
            yield from ((part, ()) for part in pattern("next_demand").split(text))
        before = text if not slots else ""


def _is_told_next(case: Case, number: int) -> bool:
    """Whether a part only names those of whom the part behind it tells a figure."""
    after = case.segments[number + 1] if number + 1 < len(case.segments) else None
    if after is None or MARK not in after.text or pattern("predicate").search(case.segments[number].text):
        return False
    return not _names(case, _own(case, after)) and not is_proven(case, after)


def _names(case: Case, text: str) -> bool:
    """Whether a part has words of its own besides conditions and what is said of any sum."""
    bare = blank(text, pattern("giving"), *(pattern(name) for name in conditions()))
    return bool(missing_words(case, bare, ()))


def _holding(items: Sequence[Item], slots: Sequence[Slot]) -> list[Item]:
    """The parts of the clauses that may bear out a part of the sentence: those that have its figures, if it has any.

    A sum for whoever is eligible may be told of what another part of its clause is about.
    """
    holders = [[item for item in items if item.has(slot)] for slot in slots]
    if not slots or not all(holders):
        return list(items)
    if len(slots) > 1:
        held = [i for found, slot in zip(holders, slots, strict=True) for i in (_beside(items, slot) or found[:1])]
        return [_joined(items, held)]
    return [*holders[0], *(_joined(items, [h, i]) for h in holders[0] for i in _beside(items, slots[0]) if i is not h)]


def _beside(items: Sequence[Item], slot: Slot) -> list[Item]:
    """All parts of the clause of a sum that is for whoever is eligible."""
    any_eligible = slot.provision.currency and is_generic(slot.provision.beneficiary or "")
    return [item for item in items if item.source is slot.source] if any_eligible else []


def _joined(items: Sequence[Item], chosen: Sequence[Item]) -> Item:
    first, *others = sorted(dict.fromkeys(chosen), key=items.index)
    for other in others:
        first = first.joined(other)
    return first


def _own(case: Case, segment: Segment) -> str:
    """A part of the sentence without the words with which it speaks of the text."""
    text = blank(_unquoted(case, without_designation(case, segment.text), segment), pattern("framed"))
    if is_comparison(case):
        text = blank(text, *(pattern(name) for name in COMPARATIVES))
    text = blank(text, pattern("level_of_document"))
    if all(ground.view.document.metadata.status is Status.DRAFT for ground in case.grounds):
        text = blank(text, whole_words("draft"), pattern("may_change"))
    text = blank(text, pattern("this_clause"), pattern("this_document"))
    return text if case.language == "zh" else blank(text, whole_words("telling"), pattern("listing"))


def _unquoted(case: Case, text: str, segment: Segment) -> str:
    """A part of the sentence with what it has in quotation marks as well, without the marks."""
    spoken = case.plain[segment.start : segment.end]
    quoted = (" " if own == said or said in _MARKS else said for own, said in zip(segment.text, spoken, strict=True))
    return "".join(own if own != " " else other for own, other in zip(text, quoted, strict=True))


def _spoken_of(items: Sequence[Item], language: Language) -> str:
    """All that the clauses say, their titles left out."""
    said = "\n".join(item.text for item in items)
    return flat(said) if language == "zh" else said
