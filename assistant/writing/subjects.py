"""Rule: money goes to whom the clause gives it: the sentence's subject is the figure's own beneficiary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.evidence.rendered import rendering_of
from assistant.evidence.views import ClauseView, Statement
from assistant.understanding.model import Term
from assistant.understanding.stems import english_stems
from assistant.writing.absences import is_true_absence, without_contrast
from assistant.writing.beneficiaries import features, read, receivers, rendered_part, runs
from assistant.writing.case import MARK, Case, Fault, Offer, Segment, blank, normal
from assistant.writing.comparisons import COMPARATIVES, is_comparison, takes_up
from assistant.writing.lexicon import conditions, pattern
from assistant.writing.sheet import Slot
from assistant.writing.silence import is_silent
from assistant.writing.topics import hard_terms, instruments, said_terms
from assistant.writing.words import missing_words

_OWN = 0.85
_MENTIONED = 0.6
_TIE = 0.01
_BREAK = re.compile(r"[；;。！!？?]|\.(?=\s|$)|\b(?:but|while|whereas|although|though)\b|而且|但是|但|而(?=对|给)")
_TURN = re.compile(r"\s*(?:而|但|却|不过)")
_ONLY_SUPPORTS = re.compile(
    r"支持|鼓励|推动|推进|促进|探索"
    r"|^[\s并还也将更]*(?:充分|进一步|大力|积极|加快|着力)*(?:加快|培育|加强|建立|完善|发挥|提升|优化|构建|搭建|引进|引导|建设|发展|举办)"
    r"|\bsupport(?:s|ed|ing)?\b|\bencourag|\bpromot|\bexplor|\bstrengthen|\bestablish|\bimprov|\bbuild|\bdevelop"
    r"|\bcultivat|\bguid|\baccelerat|\badvanc"
)


def subjects(case: Case) -> Fault | None:
    """The first part of the sentence that gives money to somebody to whom its clause does not."""
    place = 0
    for number, segment in enumerate(case.segments):
        inside = case.slots[place : place + segment.text.count(MARK)]
        place += len(inside)
        for slot in inside:
            if slot.provision.currency and (fault := _offered(case, number, slot)):
                return fault
        priced = any(s.provision.currency for s in inside)
        gives = pattern("giving").search(blank(segment.text, pattern("support_given"))) is not None
        denied = is_true_absence(case, segment) or is_silent(case, segment) or _compares(case, segment)
        if gives and not priced and not denied and (fault := _given(case, segment, number)):
            return fault
    return None


def _offered(case: Case, number: int, slot: Slot) -> Fault | None:
    text = _stretch(case, number)
    if takes_up(case, slot, text):
        return None
    if is_comparison(case) and not read(text):
        text = _stretch(case, number, compared=True)
    terms = _named(case, text) or _asked(case)
    statement = next((s for s in slot.source.view.statements if s.provision is slot.provision), None)
    if statement is None:
        return Fault("subject", text.strip())
    if not terms and statement.names_subject:
        return Fault("subject", text.strip())
    view, rendered = slot.source.view, rendered_part(slot.source, slot.provision)
    floor, body = (_MENTIONED, _MENTIONED) if is_comparison(case) else (_OWN, None)
    weak = [t for t in _weaker(case, terms, view, statement, floor, body) if not _in_words(t, rendered)]
    if weak or (weak := _other_instruments(case, text, view, statement)):
        return Fault("subject", "、".join(t.surface for t in weak))
    if fault := _other_words(case, text, view, statement, rendered) or _unconditional(case, text, slot, rendered):
        return fault
    return None if _is_nearest(case, text, slot, asked=bool(terms)) else Fault("subject", text.strip())


def _given(case: Case, segment: Segment, number: int) -> Fault | None:
    terms, floor, body = _named(case, case.spoken[segment.start : segment.end]), _OWN, 0.0
    if not terms:
        terms = _named(case, _stretch(case, number)) or said_terms(case, segment) or _asked(case)
        floor, body = _MENTIONED, _MENTIONED
    weakest = [
        [
            t
            for t in _weaker(case, terms, view, s, floor, body)
            if not _in_words(t, rendering_of(view, s.sentence) or "")
        ]
        for view in (g.view for g in case.grounds)
        for s in view.statements
        if _gives(s)
    ]
    if not weakest:
        return Fault("gives", segment.text.strip())
    least = min(weakest, key=len)
    if least:
        return Fault("subject", "、".join(t.surface for t in least))
    said = case.own[segment.start : segment.end]
    strange = [
        missing_words(case, said, [Offer(g.view, s, rendering_of(g.view, s.sentence) or "")])
        for g in case.grounds
        for s in g.view.statements
        if _gives(s)
    ]
    fewest = min(strange, key=len)
    return Fault("subject", "、".join(fewest)) if fewest else None


def _asked(case: Case) -> tuple[Term, ...]:
    return tuple(t for t in case.topic if t.hard and t.is_concept)


def _gives(statement: Statement) -> bool:
    return pattern("given_in_clause").search(normal(statement.sentence.text)) is not None


def _named(case: Case, text: str) -> tuple[Term, ...]:
    return tuple(t for t in hard_terms(case, text) if t.hard)


def _weaker(
    case: Case, terms: Sequence[Term], view: ClauseView, statement: Statement, floor: float, body: float | None = None
) -> list[Term]:
    """The terms that a statement is not about; what its whole document is about goes without saying."""
    found = case.tools.matcher.statement(terms, view, statement, body=body).match
    known = view.document_concepts.closure
    return [t for t, strength in found.strengths if strength < floor and t.key not in known]


def _other_instruments(case: Case, text: str, view: ClauseView, statement: Statement) -> list[Term]:
    """Funds, loans and the like that the sentence names beside a figure and the clause does not."""
    known = view.sentence_concepts[statement.sentence.start].closure
    return [t for t in instruments(case, text) if t.key not in known]


def _other_words(case: Case, text: str, view: ClauseView, statement: Statement, rendered: str) -> Fault | None:
    """What stands elsewhere in the clause is not what the sum is for, where its sentence says what that is."""
    if not statement.names_subject:
        return None
    strange = missing_words(case, text, [Offer(view, statement, rendered)])
    return Fault("subject", "、".join(strange)) if strange else None


def _unconditional(case: Case, text: str, slot: Slot, rendered: str) -> Fault | None:
    """A beneficiary named without the word that limits it: 经认定, 符合条件, newly."""
    limited = f"{slot.provision.beneficiary or ''} {slot.provision.condition or ''}"
    wanted = [c for c in conditions() if pattern(c).search(normal(limited))]
    if is_comparison(case):
        return None
    if not wanted or not _names_somebody(case, text, slot) or any(pattern(c).search(case.spoken) for c in wanted):
        return None
    found = pattern(wanted[0]).search(normal(limited))
    return Fault("condition", found.group() if found else "")


def _names_somebody(case: Case, text: str, slot: Slot) -> bool:
    """Whether the sentence itself says who gets a sum, in whatever words."""
    said = read(text)
    statement = next(s for s in slot.source.view.statements if s.provision is slot.provision)
    overlaps = bool(said & receivers(slot.source, slot.provision))
    return overlaps or bool(_named(case, text)) or (bool(said) and not statement.names_subject)


def _in_words(term: Term, rendered: str) -> bool:
    return term.surface.isascii() and english_stems(term.surface) in english_stems(rendered)


def _stretch(case: Case, number: int, *, compared: bool = False) -> str:
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
            turned = _BREAK.search(between) or _TURN.match(later.text)
            if turned or MARK in segment.text or _is_apart(case, segment, compared=compared):
                break
            chosen.insert(0 if step < 0 else len(chosen), _spoken(case, segment))
            place, edge = place + step, segment
    return "，".join(chosen)


def _spoken(case: Case, segment: Segment) -> str:
    """The words of a part, without those on what its figure is not for."""
    return without_contrast(case, segment, case.spoken[segment.start : segment.end])


def _is_apart(case: Case, segment: Segment, *, compared: bool) -> bool:
    if _ONLY_SUPPORTS.search(segment.text) or is_true_absence(case, segment) or is_silent(case, segment):
        return True
    return not compared and _compares(case, segment)


def _compares(case: Case, segment: Segment) -> bool:
    """Whether a part sets the two sums of a true comparison beside each other."""
    return is_comparison(case) and any(pattern(name).search(segment.text) for name in COMPARATIVES)



def _is_nearest(case: Case, text: str, slot: Slot, *, asked: bool) -> bool:
    """Of all sums that may be told, the sentence must speak most of what is peculiar to this one's beneficiary.

    Where neither it nor the question speaks of any, the topic must have been ``asked`` for and the clause
    fix one sum only, or fix it for nobody in particular.
    """
    compared = case.sources if is_comparison(case) else case.sheet.sources
    sums = [Slot(s, p) for s in compared for p in s.view.clause.provisions if p.currency]
    known = {_key(s): features(s.source, s.provision) for s in sums}
    common = Counter(f for own in known.values() for f in own)
    for said in (text, case.question):
        own = read(said)
        hits = {key: sum(1 / common[f] for f in found & own) for key, found in known.items()}
        if (best := max(hits.values(), default=0.0)) > 0:
            return hits[_key(slot)] >= best - _TIE
    if _has_its_words(text, slot, sums):
        return True
    alone = sum(s.source is slot.source for s in sums) == 1
    return not slot.provision.beneficiary or (asked and alone)


def _has_its_words(text: str, slot: Slot, sums: Sequence[Slot]) -> bool:
    """Whether runs of English words stand beside this sum in the clause, and beside no other as many."""
    said = runs(text)
    hits = {_key(s): len(said & runs(rendered_part(s.source, s.provision))) for s in sums}
    own = hits.pop(_key(slot), 0)
    return own > max(hits.values(), default=0)


def _key(slot: Slot) -> tuple[str, str, str]:
    return (*slot.source.view.clause.key, slot.provision.provision_id)
