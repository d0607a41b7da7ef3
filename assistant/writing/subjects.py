"""Rule: money goes to whom the clause gives it: the sentence's subject is the figure's own beneficiary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.evidence.rendered import rendering_of
from assistant.evidence.views import ClauseView, Statement
from assistant.understanding.model import Term
from assistant.writing.beneficiaries import (
    features,
    is_generic,
    named_as,
    read,
    rendered_part,
    runs,
)
from assistant.writing.case import MARK, Case, Fault, Ground, Offer, Segment, blank, normal
from assistant.writing.comparisons import COMPARATIVES, is_asked_to_compare, is_comparison, takes_up
from assistant.writing.lexicon import conditions, harmless, pattern
from assistant.writing.naming import (
    due_conditions,
    hard_named,
    in_words,
    is_called_by_nature,
    is_named_in_full,
    names_any_eligible,
    names_somebody,
    other_level,
    other_receiver,
    other_sort,
    qualifies,
    read_names,
    statement_of,
    tells_highest,
    tells_how,
)
from assistant.writing.proven import is_proven
from assistant.writing.sheet import Slot
from assistant.writing.stretches import compares_here, stretch
from assistant.writing.topics import instruments, said_terms
from assistant.writing.words import missing_words

_OWN = 0.85
_MENTIONED = 0.6
_TIE = 0.01


def subjects(case: Case) -> Fault | None:
    """The first part of the sentence that gives money to somebody to whom its clause does not."""
    place = 0
    for number, segment in enumerate(case.segments):
        inside = [s for s in case.slots[place : place + segment.text.count(MARK)] if s.provision.currency]
        place += segment.text.count(MARK)
        if fault := next((found for slot in inside if (found := _offered(case, number, slot))), None):
            return fault
        if not inside and _gives_here(case, segment) and (fault := _given(case, segment, number)):
            return fault
    return None


def _gives_here(case: Case, segment: Segment) -> bool:
    """Whether a part without a figure says that something is given, and neither denies nor compares nor explains."""
    said = blank(segment.text, pattern("support_given"), pattern("kind_of_payment"))
    if pattern("giving").search(said) is None or compares_here(case, segment):
        return False
    return not is_proven(case, segment) and not qualifies(case, segment)


def _offered(case: Case, number: int, slot: Slot) -> Fault | None:
    text = stretch(case, number, slot)
    if other := other_receiver(text, slot) or other_sort(text, slot):
        return Fault("subject", other)
    if level := other_level(text, slot):
        return Fault("level", level)
    if takes_up(case, slot, text) or tells_highest(case, text, slot) or tells_how(case, text, slot):
        return None
    if is_comparison(case) and not read(text):
        text = blank(stretch(case, number, slot, compared=True), *(pattern(name) for name in COMPARATIVES))
    terms, named = _topics(case, text, number, slot)
    statement = statement_of(slot)
    if statement is None or (not terms and not named and statement.names_subject):
        return Fault("subject", text.strip())
    return (
        _strangers(case, text, slot, statement, terms)
        or _unconditional(case, text, slot)
        or _other_sum(case, text, slot, asked=bool(terms) or named)
    )


def _topics(case: Case, text: str, number: int, slot: Slot) -> tuple[tuple[Term, ...], bool]:
    """The topics that a sum is told of, and whether the receiver is named by the clause's own words for it.

    Where the text names none they are the question's. A sum for all that are eligible, or for nobody in particular,
    may be told of what stands elsewhere in its clause.
    """
    named, own = bool(read_names(text) & named_as(slot.source, slot.provision)), _named_here(case, text)
    terms, held = own or (() if named else _asked(case)), slot.source.view.concepts.closure
    if not slot.provision.beneficiary:
        terms = tuple(t for t in terms if t.key not in held and t.category != "place")
    if not slot.provision.beneficiary and not own and not _has_one_sum(case):
        return (), False
    if terms and not own and _has_one_sum(case) and (not slot.provision.beneficiary or names_any_eligible(text, slot)):
        before = hard_named(case, case.spoken[: case.segments[number].start]) or _asked(case)
        fields = [t.key in held for t in before if t.category == "sector"]
        if fields and sum(fields) * 2 >= len(fields):
            return (), True
    return terms, named


def _named_here(case: Case, text: str) -> tuple[Term, ...]:
    """The topics that a text names, unless they are all conditions of getting anything (经认定, rated)."""
    own = hard_named(case, text)
    return () if all(any(pattern(c).search(t.surface) for c in conditions()) for t in own) else own


def _has_one_sum(case: Case) -> bool:
    """Whether one only of the cited clauses gives money, so that no other sum can be meant."""
    return sum(any(p.currency for p in s.view.clause.provisions) for s in case.sources) == 1


def _strangers(case: Case, text: str, slot: Slot, statement: Statement, terms: Sequence[Term]) -> Fault | None:
    """What a text names beside a sum that its clause does not give it for."""
    view, rendered, full = slot.source.view, rendered_part(slot.source, slot.provision), is_named_in_full(text, slot)
    if is_generic(slot.provision.beneficiary or ""):
        rendered = view.clause.rendering or ""  # who is meant stands in the sentences before
    floor, body = (_MENTIONED, _MENTIONED) if is_comparison(case) else (_OWN, None)
    weak = [t for t in _weaker(case, terms, view, statement, floor, body) if not in_words(t, rendered)]
    if full:
        weak = [t for t in weak if t.key not in view.concepts.closure]
    if weak or (weak := _other_instruments(case, text, view, statement)):
        return Fault("subject", "、".join(t.surface for t in weak))
    return None if full else _other_words(case, text, slot, statement)


def _other_sum(case: Case, text: str, slot: Slot, *, asked: bool) -> Fault | None:
    """That another sum is told of more plainly."""
    if is_named_in_full(text, slot) or (is_comparison(case) and is_called_by_nature(text, slot, case.sources)):
        return None
    return None if _is_nearest(case, text, slot, asked=asked) else Fault("subject", text.strip())


def _given(case: Case, segment: Segment, number: int) -> Fault | None:
    terms, floor, body = hard_named(case, case.spoken[segment.start : segment.end]), _OWN, 0.0
    if not terms:
        terms = hard_named(case, stretch(case, number, None)) or said_terms(case, segment) or _asked_of(case)
        floor, body = _MENTIONED, _MENTIONED
    weakest = [
        [t for t in _weaker(case, terms, view, s, floor, body) if not in_words(t, rendering_of(view, s.sentence) or "")]
        for view in (g.view for g in case.grounds)
        for s in view.statements
        if _gives(s)
    ]
    if not weakest:
        return None if _only_supports(case, segment) else Fault("gives", segment.text.strip())
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


def _only_supports(case: Case, segment: Segment) -> bool:
    """Whether a part says that support is given, no money, of clauses that support (予以支持)."""
    rest = pattern("support_only").sub(" ", segment.text)
    return pattern("giving").search(rest) is None and all(pattern("supporting").search(g.clause) for g in case.grounds)


def _asked(case: Case) -> tuple[Term, ...]:
    asked = (t for t in case.topic if t.hard and t.is_concept and t.category != "legal")
    return tuple(t for t in asked if not pattern("giving").fullmatch(t.surface))


def _asked_of(case: Case) -> tuple[Term, ...]:
    """The same without words that any question may have (in which ways)."""
    general = harmless("zh") | harmless("en")
    return tuple(t for t in _asked(case) if t.surface not in general)


def _gives(statement: Statement) -> bool:
    return pattern("given_in_clause").search(normal(statement.sentence.text)) is not None


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


def _other_words(case: Case, text: str, slot: Slot, statement: Statement) -> Fault | None:
    """What stands elsewhere in the clause is not what the sum is for, where its sentence says what that is."""
    named = statement.provision.beneficiary if statement.provision else None
    if not named or not (statement.names_subject or is_generic(named)):
        return None
    many = is_generic(named) and any(pattern(c).search(normal(named)) for c in conditions())
    view = slot.source.view
    offer = Ground(view) if many else Offer(view, statement, rendered_part(slot.source, slot.provision))
    strange = missing_words(case, text, [offer])
    return Fault("subject", "、".join(strange)) if strange else None


def _unconditional(case: Case, text: str, slot: Slot) -> Fault | None:
    """A beneficiary named without the word that limits it: 经认定, 符合条件, newly."""
    limited = f"{slot.provision.beneficiary or ''} {slot.provision.condition or ''}"
    wanted = [c for c in conditions() if pattern(c).search(normal(limited))]
    if is_comparison(case) or is_asked_to_compare(case):
        return None
    if strange := _of_another_sum(text, slot):
        return Fault("condition", strange)
    if lacking := next((words for name, words in due_conditions(text, slot) if not pattern(name).search(text)), None):
        return Fault("condition", lacking)
    if not wanted or not names_somebody(case, text, slot) or any(pattern(c).search(case.spoken) for c in wanted):
        return None
    found = pattern(wanted[0]).search(normal(limited))
    return Fault("condition", found.group() if found else "")


def _of_another_sum(text: str, slot: Slot) -> str | None:
    """A condition that the clause sets for another of its sums, and not for this one."""
    sums = [p for p in slot.source.view.clause.provisions if p.currency and p is not slot.provision]
    own, *others = (normal(f"{p.beneficiary or ''} {p.condition or ''}") for p in (slot.provision, *sums))
    for name in conditions() if own.strip() else ():
        found = pattern(name).search(text)
        if found and not pattern(name).search(own) and any(pattern(name).search(other) for other in others):
            return found.group()
    return None


def _is_nearest(case: Case, text: str, slot: Slot, *, asked: bool) -> bool:
    """Of all sums that may be told, the sentence must speak most of what is peculiar to this one's beneficiary.

    Where neither it nor the question speaks of any, the topic must have been ``asked`` for and the clause
    fix one sum only, or fix it for nobody in particular.
    """
    chosen = is_comparison(case) or (len(case.sources) == 1 and names_any_eligible(text, slot))
    compared = case.sources if chosen else case.sheet.sources
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
