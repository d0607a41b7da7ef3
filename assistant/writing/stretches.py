"""Which part of a sentence belongs to a figure, and what a part says of it."""

from __future__ import annotations

import re

from assistant.writing.beneficiaries import read, receivers
from assistant.writing.case import MARK, Case, Segment, blank
from assistant.writing.comparisons import COMPARATIVES, is_comparison
from assistant.writing.lexicon import parties, pattern
from assistant.writing.proven import is_proven
from assistant.writing.sheet import Slot

_BREAK = re.compile(r"[；;。！!？?]|\.(?=\s|$)|\b(?:but|while|whereas|although|though)\b|而且|但是|但|而(?=对|给)")
_TURN = re.compile(r"\s*(?:而|但|却|不过)")
_ONLY_SUPPORTS = re.compile(
    r"支持|鼓励|推动|推进|促进|探索"
    r"|^[\s并还也将更]*(?:充分|进一步|大力|积极|加快|着力)*(?:加快|培育|加强|建立|完善|发挥|提升|优化|构建|搭建|引进|引导|建设|发展|举办)"
    r"|\bsupport(?:s|ed|ing)?\b|\bencourag|\bpromot(?:e|es|ed|ing)\b|\bexplor|\bstrengthen|\bestablish|\bimprov|\bbuild|\bdevelop"
    r"|\bcultivat|\bguid|\baccelerat|\badvanc|\bfocus|\bmention|\bnames?\b|\blists?\b"
    r"|在列|可看|可以看|参见|提到|列举|点名|之一"
)
_TAKEN_UP = re.compile(
    r"\s*(?:for|to|of) (?:which|whom|these|those|this)\b|\s*(?:为此|对此|对其|对这|可以?|能够?|均可|都可|就)"
)
_STARTS = re.compile(r"\s*(?:and|while|then) (?!for\b|to\b)|\s*(?:并|且)?对于?(?!此|其|这)")


def stretch(case: Case, number: int, slot: Slot | None, *, compared: bool = False) -> str:
    """The part of the sentence that belongs to a figure: up to the next break, figure or other predicate.

    What only compares two figures belongs to neither, unless with ``compared``.
    """
    chosen = [_spoken(case, case.segments[number])]
    for step in (-1, 1):
        place, edge = number + step, case.segments[number]
        while 0 <= place < len(case.segments):
            segment = case.segments[place]
            between = case.own[segment.end : edge.start] if step < 0 else case.own[edge.end : segment.start]
            later = edge if step < 0 else segment
            turned = _BREAK.search(between) or _TURN.match(later.text) or (step < 0 and _begins(case, later, slot))
            apart = _is_apart(case, segment, compared=compared) and not (step < 0 and _TAKEN_UP.match(later.text))
            if turned or MARK in segment.text or apart:
                break
            chosen.insert(0 if step < 0 else len(chosen), _spoken(case, segment))
            place, edge = place + step, segment
    return "，".join(chosen)


def compares_here(case: Case, segment: Segment) -> bool:
    """Whether a part sets the two sums of a true comparison beside each other."""
    return is_comparison(case) and any(pattern(name).search(segment.text) for name in COMPARATIVES)


def _begins(case: Case, segment: Segment, slot: Slot | None) -> bool:
    """Whether a part begins a statement of its own: it names the receiver and then gives."""
    start = _STARTS.match(segment.text)
    return start is not None and slot is not None and bool(read(segment.text) & receivers(slot.source, slot.provision))


def _spoken(case: Case, segment: Segment) -> str:
    """The words of a part, without those on what its figure is no promise of."""
    return blank(case.spoken[segment.start : segment.end], pattern("no_promise"), pattern("rather_high"))


def _is_apart(case: Case, segment: Segment, *, compared: bool) -> bool:
    if _ONLY_SUPPORTS.search(segment.text) and not _is_name(segment.text):
        return True
    if is_proven(case, segment):
        return True
    if pattern("kind_of_payment").search(segment.text):
        return True
    return not compared and compares_here(case, segment)


def _is_name(text: str) -> bool:
    """Whether a part is but the name of a receiver, whatever verb describes it (发展壮大的平台企业)."""
    described = text.rpartition("的")[2].strip()
    return bool(described) and described != text.strip() and any(_ends_with(name, described) for name in parties())


def _ends_with(name: str, text: str) -> bool:
    return any(found.end() == len(text) for found in pattern(name).finditer(text))
