"""Which parts of a sentence deny a sum to one thing of a clause that gives its sums to others, where that can be shown.

The clause names the thing in a sentence that gives nothing, and nothing that is said of it there besides its field and
its sort is said of those who get a sum: game exports beside a sum for game R&D projects. A sum for whoever is eligible
may be for anything, and so may one for projects or products, unless they are rated as something, are of the same field
for another activity, or the denial is only of a sum of its own (单独, separate).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understanding.stems import english_stems, word_stem
from assistant.writing.absences import kinds_in
from assistant.writing.beneficiaries import is_generic, rendered_receivers
from assistant.writing.case import MARK, Case, Segment, blank, flat, normal, once
from assistant.writing.gaps import claims_more
from assistant.writing.idle import idle
from assistant.writing.items import Item, items_of
from assistant.writing.lexicon import alike, conditions, grammar, harmless, parties, pattern, stems_of, whole_words
from assistant.writing.order import HAN, places_of
from assistant.writing.sheet import Slot
from assistant.writing.words import missing_words, words_of

_FIELDS = frozenset({"sector", "generic", "place", "condition", "instrument", "ask", "time", "authority", "legal"})
"""What a thing may share with those who get a sum without being one of them."""

_OPEN = frozenset({"project", "product"})
_KINDS = {"amount"}


@once
def is_unpaid(case: Case, segment: Segment) -> bool:
    """Whether a part denies that a cited clause has a sum for a thing that it names, and it has none for it."""
    text = case.spoken[segment.start : segment.end]
    if MARK in text or len(pattern("negation").findall(text)) != 1 or claims_more(text):
        return False
    if set(kinds_in(text)) != _KINDS or pattern("sum_denied").search(text) is None or _is_of_document(text):
        return False
    things = _denied_of(case, segment)
    items = [item for source in case.sources for item in items_of(case.tools.views, source, case.language)]
    sums = [Slot(s, p) for s in case.sources for p in s.view.clause.provisions if p.currency]
    apart = pattern("apart").search(text) is not None
    return bool(things) and all(_gets_nothing(case, thing, items, sums, apart=apart) for thing in things)


def _denied_of(case: Case, segment: Segment) -> list[str]:
    """What a denial names; where it takes up what was named before, the parts before it. Nothing if neither."""
    text = case.spoken[segment.start : segment.end]
    own = blank(text, whole_words("telling"), pattern("this_clause"), pattern("negation"))
    own = blank(own, pattern("sum_denied"), pattern("apart"), pattern("named_before"))
    if pattern("named_before").search(text) is None:
        return [own] if missing_words(case, own, ()) else []
    before = [case.spoken[s.start : s.end] for s in case.segments if s.end <= segment.start]
    if any(MARK in part or pattern("negation").search(part) for part in before) or not _are_those(text, own, before):
        return []
    speaking = (pattern("this_clause"), pattern("this_document"), pattern("framed"))
    return [f"{blank(part, *speaking)} {own}" for part in before]


def _is_of_document(text: str) -> bool:
    """Whether a denial is of all that a document says, of which the clauses cited are but a part."""
    return pattern("this_document").search(text) is not None and pattern("this_clause").search(text) is None


def _are_those(text: str, own: str, before: Sequence[str]) -> bool:
    """Whether such things as a denial takes up are called by words of the parts before it (for such platforms)."""
    found = pattern("those_named").search(text)
    if found is None:
        return True
    said, behind = " ".join(before), own[found.end() :]
    chinese = (word for run in HAN.finditer(behind) for word, _ in words_of(run.group()) if len(word) > 1)
    english = {word_stem(word) for word in re.findall("[a-z]{3,}", behind) if word not in grammar()}
    return all(places_of(word, said) for word in chinese) and english <= set(english_stems(said).split())


def _gets_nothing(case: Case, thing: str, items: Sequence[Item], sums: Sequence[Slot], *, apart: bool) -> bool:
    """Whether the clauses name a thing, and every part that has all of it speaks of nobody who gets a sum."""
    naming = [item for item in items if not missing_words(case, thing, [item]) and not idle(case, thing, item)]
    paid = {(item.source, item.sentence) for item in items if any(item.has(slot) for slot in sums)}
    return bool(naming) and all(
        (item.source, item.sentence) not in paid and all(_is_another(case, thing, item, s, apart=apart) for s in sums)
        for item in naming
    )


def _is_another(case: Case, thing: str, item: Item, slot: Slot, *, apart: bool) -> bool:
    """Whether a thing is none of those who get a sum."""
    provision = slot.provision
    if not provision.beneficiary or is_generic(provision.beneficiary):
        return False
    rendered = rendered_receivers(slot.source, provision) if case.language == "en" else ""
    named = normal(f"{provision.beneficiary} {rendered}")
    limited = normal(f"{named} {provision.condition or ''}")
    if not _telling(case, thing, limited) or any(_shared(case, said, limited) for said in (thing, item.text)):
        return False
    return apart or not _is_open(case, named) or _is_other_activity(case, thing, named)


def _is_open(case: Case, named: str) -> bool:
    """Whether a sum is for projects or products, which may be of anything, and not for those that are rated."""
    return not _OPEN.isdisjoint(_concepts(case, named)) and pattern("condition_rated").search(named) is None


def _is_other_activity(case: Case, thing: str, named: str) -> bool:
    """Whether a thing is an activity in the very field in which a sum is for another one."""
    fields = {c for c, category in _concepts(case, thing).items() if category == "sector"}
    acts = {c for c, category in _concepts(case, thing).items() if category == "action"}
    views = case.tools.views
    return bool(acts) and not fields.isdisjoint(views.concepts(named).closure)


def _concepts(case: Case, text: str) -> dict[str, str]:
    """The concepts that a text names, each with its category."""
    glossary = case.tools.glossary
    return {m.concept: glossary.get(m.concept).category for m in glossary.concepts_in(text)}


def _telling(case: Case, thing: str, named: str) -> set[str]:
    """The words of a thing that are neither its field nor said of any support, and sorts of receivers of its own."""
    sorts = {s for s in parties() if pattern(s).search(thing) and not pattern(s).search(named)}
    return _words(case, thing) | sorts


def _shared(case: Case, said: str, named: str) -> bool:
    """Whether a text says anything of those who get a sum, in the same words or of the same meaning."""
    views = case.tools.views
    own, theirs = views.concepts(said), views.concepts(named)
    common = (own.closure & theirs.named) | (own.named & theirs.closure)
    if any(case.tools.glossary.get(concept).category not in _FIELDS for concept in common):
        return True
    words = _words(case, said)
    if case.language == "zh":
        return any(places_of(word, flat(named)) for word in words)
    stems = set(english_stems(named).split())
    return any(not stems.isdisjoint({word, *alike(word)}) for word in words)


def _words(case: Case, text: str) -> set[str]:
    """The words of a text that say more than of which field something is, in English their stems."""
    idle_words = (pattern(name).pattern for name in (*conditions(), *parties(), "supporting", "any_force"))
    plain = blank(normal(text), *(re.compile(f"(?:{words})[a-z]*") for words in idle_words))
    for match in case.tools.glossary.concepts_in(plain):
        if case.tools.glossary.get(match.concept).category in _FIELDS:
            plain = plain[: match.start] + " " * (match.end - match.start) + plain[match.end :]
    if case.language == "en":
        return set(english_stems(plain).split()) - stems_of(harmless("en"))
    found = (word for run in HAN.finditer(plain) for word, _ in words_of(run.group()))
    return {word for word in found if len(word) > 1 and word not in harmless("zh")}
