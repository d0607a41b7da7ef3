"""Whom a sentence names for a sum, by the words of the clause: in full, only by a condition, or nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence.views import Statement
from assistant.understanding.model import Term
from assistant.understanding.stems import english_stems
from assistant.writing.beneficiaries import (
    is_generic,
    named_as,
    read,
    receivers,
    rendered_name,
    rendered_part,
    rendered_receivers,
    told_with,
)
from assistant.writing.beside import NATURES
from assistant.writing.case import MARK, Case, Offer, Segment, blank, flat, normal
from assistant.writing.comparisons import is_highest
from assistant.writing.lexicon import conditions, parties, pattern, synonyms
from assistant.writing.sheet import Slot, Source
from assistant.writing.topics import hard_terms
from assistant.writing.words import missing_words

_STEM = 6
_TIERS = ("tier_national", "tier_provincial")
_AND = re.compile(r"、|以及|及|和|与|,|\band\b")
_RECEIVES = re.compile("给予?(?![出到定])([^，,。；;§]{2,24})§|对([^，,。；;§]{2,24})给予?§")
_ADVERBS = re.compile("(?:每年|按年|一次性|可以?|能够?|均|都|将|会|也|还|最高|最多)+$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_FOR = re.compile(rf"{MARK}\s*(?:for\b|用于|，?针对)(.*)")
_WITH = re.compile(r"\b(?:with|that|which|whose|who|of|for|in|from|can|may|could|will|would|is|are|to)\b")
_DESCRIBED = re.compile(r"\b(?:enterprises?|company|companies|firms?|institutions?|bod(?:y|ies)) (?:that|which|who)\b")


def hard_named(case: Case, text: str) -> tuple[Term, ...]:
    """The topics of its own that a text names."""
    return tuple(t for t in hard_terms(case, text) if t.hard and not pattern("giving").fullmatch(t.surface))


def names_somebody(case: Case, text: str, slot: Slot) -> bool:
    """Whether the sentence itself says who gets a sum, in whatever words."""
    text = blank(text, pattern("about_clause"))
    said = read(text)
    statement = statement_of(slot)
    if said & receivers(slot.source, slot.provision) or _DESCRIBED.search(text):
        return True
    metadata = slot.source.view.document.metadata
    region = normal(f"{metadata.region or ''} {metadata.region_en or ''}")
    if any(not _is_manner(t, slot) and t.surface not in region for t in hard_named(case, text)):
        return True
    return bool(said) and statement is not None and not statement.names_subject


def is_named_in_full(text: str, slot: Slot) -> bool:
    """Whether a text has all words by which the clause names the receiver: more may be said of it then."""
    said, named = read(text), named_as(slot.source, slot.provision)
    own = {word for word in named if word.isascii() == text.replace(MARK, " ").isascii()}
    return len(own) > 1 and all(any(word.startswith(o[:_STEM]) for o in said) for word in own)


def read_names(text: str) -> set[str]:
    """The words of a text that name somebody: those of a condition that many share do not (符合条件的项目)."""
    return read(blank(text, *(pattern(name) for name in conditions())))


def is_called_by_nature(text: str, slot: Slot, sources: Sequence[Source]) -> bool:
    """Whether a text calls a sum by what it is, and it is the only such one that is told of (the reward)."""
    own = slot.provision.nature
    alike = [p for s in sources for p in s.view.clause.provisions if p.currency and p.nature is own]
    return len(alike) == 1 and own in NATURES and NATURES[own].search(text) is not None


def tells_highest(case: Case, text: str, slot: Slot) -> bool:
    """Whether a sentence has the highest sum for all whom its sources give as much, and names nobody else."""
    if not is_highest(case):
        return False
    offers = [
        Offer(s.view, statement, rendered_part(s, p))
        for s in case.sources
        for statement in s.view.statements
        if (p := statement.provision) is not None and p.currency and p.value == slot.provision.value
    ]
    return not missing_words(case, blank(text, pattern("highest")), offers)


def other_receiver(text: str, slot: Slot) -> str | None:
    """Who stands between 给予 and the figure, where none of it names the beneficiary of the clause."""
    own = read(f"{slot.provision.beneficiary or ''} {slot.provision.condition or ''}")
    for found in _RECEIVES.finditer(text) if own else ():
        named = found[1] or found[2]
        before = flat(slot.source.view.clause.text[: slot.provision.start])
        if read(named) and not read(named) & own and not before.endswith(flat(named)):
            return named
    return None


def other_sort(text: str, slot: Slot) -> str | None:
    """What sort of receiver stands before the giving, where the clause gives the sum to another sort."""
    given = pattern("giving").search(text)
    if given is None or MARK not in text[given.start() :]:
        return None
    behind = _FOR.search(text)
    if behind is not None and read_names(behind[1]) & named_as(slot.source, slot.provision):
        return None  # told behind the figure: companies can get it for eligible projects
    before = text[: given.start()]
    head = _ADVERBS.sub("", before) if _HAN.search(text) else _WITH.split(before)[0]
    named = normal(f"{slot.provision.beneficiary or ''} {slot.provision.condition or ''}")
    known = f"{named} {normal(rendered_name(slot.source, slot.provision) or '')}"
    if not named.strip():
        clause = slot.source.view.clause
        known = normal(clause.text if _HAN.search(text) else (clause.rendering or clause.text))
    for sort in parties():
        found = list(pattern(sort).finditer(head.rstrip()))
        if found and found[-1].end() == len(head.rstrip()) and not pattern(sort).search(known):
            return found[-1].group()
    return None


def other_level(text: str, slot: Slot) -> str | None:
    """A level of recognition beside a sum that is for those of another level (national for provincial platforms)."""
    named = normal(f"{slot.provision.beneficiary or ''} {rendered_receivers(slot.source, slot.provision)}")
    levels = [name for name in _TIERS if pattern(name).search(named)]
    said = [found for name in _TIERS if name not in levels and (found := pattern(name).search(text)) is not None]
    return said[0].group() if levels and said else None


def names_any_eligible(text: str, slot: Slot) -> bool:
    """Whether the clause gives a sum to all that meet its conditions, and the text says so (eligible projects)."""
    named = slot.provision.beneficiary or ""
    alone = is_generic(named) or not read_names(text)
    return bool(named) and alone and any(pattern(c).search(text) for c in conditions() if pattern(c).search(named))


def qualifies(case: Case, segment: Segment) -> bool:
    """Whether a part without a figure only says of the sentence's figure how it is given (given by tier)."""
    sums = [s for s in case.slots if s.provision.currency]
    own = read(segment.text)
    if hard_named(case, segment.text):
        return False
    return any(own <= told_with(s.source, s.provision) for s in sums)


def tells_how(case: Case, text: str, slot: Slot) -> bool:
    """Whether a part names nobody and tells of a sum only how it is given, in words peculiar to it (分档次).

    The sum is then shown with the beneficiary that the clause gives it.
    """
    statement = statement_of(slot)
    before = re.split(r"[。；;]|\.(?=\s|$)", case.spoken[: case.spoken.find(text.split("，")[0])])[-1]
    if not pattern("this_clause").search(before):
        text = f"{before}，{text}"
    if statement is None or read_names(text) & named_as(slot.source, slot.provision):
        return False
    if any(t.surface not in statement.sentence.text for t in hard_named(case, text)):
        return False
    if missing_words(case, text, [Offer(slot.source.view, statement, rendered_part(slot.source, slot.provision))]):
        return False
    sums = [Slot(s, p) for s in case.sheet.sources for p in s.view.clause.provisions if p.currency]
    own = read(text) & told_with(slot.source, slot.provision)
    return any(sum(word in told_with(s.source, s.provision) for s in sums) == 1 for word in own)


def statement_of(slot: Slot) -> Statement | None:
    """The statement of a clause that gives a sum."""
    return next((s for s in slot.source.view.statements if s.provision is slot.provision), None)


def _is_manner(term: Term, slot: Slot) -> bool:
    """Whether a term is of how a sum is given (the indicators of an assessment), not of who gets it."""
    words, named = read(term.surface), named_as(slot.source, slot.provision)
    return bool(words) and words <= told_with(slot.source, slot.provision) and not words & named


def in_words(term: Term, rendered: str) -> bool:
    """Whether the English of the clause has the very words for a term, or one that may stand for them."""
    if not term.surface.isascii():
        return False
    stems, known = english_stems(term.surface), english_stems(rendered)
    other = synonyms(stems.strip())
    return stems in known or (other is not None and not other.stems.isdisjoint(known.split()))


def due_conditions(text: str, slot: Slot) -> list[tuple[str, str]]:
    """The conditions that stand before those receivers of a sum whom a text names; one without shares the last."""
    said, due = read_names(blank(text, pattern("about_clause"))), list[tuple[str, str]]()
    for whole in (slot.provision.beneficiary or "", rendered_receivers(slot.source, slot.provision)):
        held = list[tuple[str, str]]()
        for part in _AND.split(normal(whole)):
            held = [(c, m.group()) for c in conditions() if (m := pattern(c).search(part)) is not None] or held
            named = read_names(part)
            if named and len(named & said) * 2 > len(named):
                due += held[:1]
    return due


def conditions_of(text: str, slot: Slot) -> tuple[frozenset[str], frozenset[str]]:
    """The conditions that stand before those receivers of a sum whom a text names, and those before the others."""
    said, own, others = read_names(blank(text, pattern("about_clause"))), set[str](), set[str]()
    for whole in (slot.provision.beneficiary or "", rendered_receivers(slot.source, slot.provision)):
        held = set[str]()
        for part in _AND.split(normal(whole)):
            held = {name for name in conditions() if pattern(name).search(part)} or held
            named = read_names(part)
            if named:
                (own if len(named & said) * 2 > len(named) else others).update(held)
    return frozenset(own), frozenset(others)
