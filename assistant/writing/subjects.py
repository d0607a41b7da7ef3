"""Rule: money goes to whom the clause gives it: the sentence's subject is the figure's own beneficiary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.evidence.views import ClauseView, Statement, english_stems
from assistant.understanding.model import Term
from assistant.writing.absences import is_true_absence
from assistant.writing.case import MARK, Case, Fault, Segment, flat, normal
from assistant.writing.lexicon import neutral, pattern
from assistant.writing.sheet import Slot, Source, rendering_with_slots
from assistant.writing.topics import hard_terms, instruments
from corpus.model import Provision

_OWN = 0.85
_MENTIONED = 0.6
_BREAK = re.compile(r"[；;。！!？?]|\.(?=\s|$)|\b(?:but|while|whereas|although|though)\b|而且|但是|但|而(?=对|给)")
_ONLY_SUPPORTS = re.compile(
    r"支持|鼓励|推动|推进|促进|加快|探索|培育|\bsupport(?:s|ed|ing)?\b|\bencourag|\bpromot|\bexplor"
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
        gives = pattern("giving").search(segment.text) is not None
        if gives and not priced and not is_true_absence(case, segment) and (fault := _given(case, segment, number)):
            return fault
    return None


def _offered(case: Case, number: int, slot: Slot) -> Fault | None:
    text = _stretch(case, number)
    terms = _named(case, text) or _asked(case)
    statement = next((s for s in slot.source.view.statements if s.provision is slot.provision), None)
    if statement is None:
        return Fault("subject", text.strip())
    view, rendered = slot.source.view, _rendered(slot.source, slot.provision)
    weak = [t for t in _weaker(case, terms, view, statement, _OWN) if not _in_words(t, rendered)]
    if weak or (weak := _other_instruments(case, text, view, statement)):
        return Fault("subject", "、".join(t.surface for t in weak))
    return None if _is_nearest(case, text, slot) else Fault("subject", text.strip())


def _given(case: Case, segment: Segment, number: int) -> Fault | None:
    terms, floor, body = _named(case, case.spoken[segment.start : segment.end]), _OWN, 0.0
    if not terms:
        terms, floor, body = _named(case, _stretch(case, number)) or _asked(case), _MENTIONED, _MENTIONED
    weakest = [
        _weaker(case, terms, g.view, s, floor, body) for g in case.grounds for s in g.view.statements if _gives(s)
    ]
    if not weakest:
        return Fault("gives", segment.text.strip())
    least = min(weakest, key=len)
    return Fault("subject", "、".join(t.surface for t in least)) if least else None


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


def _in_words(term: Term, rendered: str) -> bool:
    return term.surface.isascii() and english_stems(term.surface) in english_stems(rendered)


def _rendered(source: Source, provision: Provision) -> str:
    """The part of a clause's English that holds a figure."""
    mark = f"{{{source.slot(provision)}}}"
    parts = re.split(r"[;；]|\.(?=\s|$)", rendering_with_slots(source))
    return next((p.replace(mark, "") for p in parts if mark in p), "")


def _stretch(case: Case, number: int) -> str:
    """The part of the sentence that belongs to a figure: up to the next break, figure or other predicate."""
    chosen = [_spoken(case, case.segments[number])]
    for step in (-1, 1):
        place, edge = number + step, case.segments[number]
        while 0 <= place < len(case.segments):
            segment = case.segments[place]
            between = case.own[segment.end : edge.start] if step < 0 else case.own[edge.end : segment.start]
            if _BREAK.search(between) or MARK in segment.text or _is_apart(case, segment):
                break
            chosen.insert(0 if step < 0 else len(chosen), _spoken(case, segment))
            place, edge = place + step, segment
    return "，".join(chosen)


def _spoken(case: Case, segment: Segment) -> str:
    return case.spoken[segment.start : segment.end]


def _is_apart(case: Case, segment: Segment) -> bool:
    return _ONLY_SUPPORTS.search(segment.text) is not None or is_true_absence(case, segment)


def _is_nearest(case: Case, text: str, slot: Slot) -> bool:
    """Of several sums in one clause, the sentence must speak of what is peculiar to this one."""
    siblings = [p for p in slot.source.view.clause.provisions if p.currency]
    if len(siblings) < 2:
        return True
    own = {p.provision_id: set(_features(case, slot, p)) for p in siblings}
    for said in (text, case.question):
        hits = {}
        for key, features in own.items():
            others = set().union(*(f for k, f in own.items() if k != key))
            hits[key] = len((features - others) & _read(said))
        best = max(hits.values())
        if best:
            return hits[slot.provision.provision_id] == best
    return False


def _features(case: Case, slot: Slot, provision: Provision) -> Iterator[str]:
    """The pairs of characters and the English stems by which a clause says for whom a sum is."""
    clause = slot.source.view.clause
    around = provision.beneficiary or ""
    yield from _read(f"{around} {provision.condition or ''}" if around else _before(clause.text, provision))
    yield from _read(_rendered(slot.source, provision))


def _before(text: str, provision: Provision) -> str:
    return re.split(r"[。；;]", text[: provision.start])[-1] + re.split(r"[。；;]", text[provision.end :])[0]


def _read(text: str) -> set[str]:
    plain = normal(text)
    han = re.sub("[^\u3400-\u9fff]", "", flat(plain))
    pairs = {han[i : i + 2] for i in range(len(han) - 1)} - neutral("zh")
    stems = set(english_stems(plain).split()) - set(english_stems(" ".join(neutral("en"))).split())
    return pairs | stems
