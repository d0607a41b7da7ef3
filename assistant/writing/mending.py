"""What becomes of a sentence that failed without asking a model: a shorter one, or the clause's own in its place.

A part that fails is left out where the rest passes as a sentence of its own. Where nothing passes, what a clause truly
leaves open is said in the program's words, else the sentence of a cited clause that the failed one is about is put in
its place, word for word with its slots. No word of the model's reaches a reader that has not been examined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.contract import Language
from assistant.understanding.model import Term
from assistant.understanding.stems import english_stems
from assistant.wording import Words
from assistant.writing.case import Case, flat, normal
from assistant.writing.checker import Checker, Mending, Verdict
from assistant.writing.gaps import denied_kinds, denies_telling
from assistant.writing.lexicon import assertions, pattern
from assistant.writing.naming import statement_of
from assistant.writing.overlap import held, units
from assistant.writing.quotes import whole_sentences
from assistant.writing.sheet import Sheet, Source
from assistant.writing.slots import slots_of

_LEAST_SHARE = 0.5
_LEAST_UNITS: dict[Language, int] = {"zh": 3, "en": 2}
_OWN = 0.85
_COMMA = re.compile("[，,](?![^，,]{0,2}$)")
_KEPT_WHOLE = re.compile(r"“[^”]*”|《[^》]*》|[（(][^）)]*[）)]|\"[^\"]*\"")
_OF_OTHERS = frozenset({"subject", "gives", "nature", "counted", "about"})
_OF_NOTHING_SAID = frozenset({"words", "vacuous", "about"})
_UNMENDABLE = frozenset({"characters", "unknown_slot", "no_source", "slot_not_cited", "language", "length"})


def mend(
    checker: Checker,
    failed: Verdict,
    sheet: Sheet,
    question: str,
    topic: tuple[Term, ...],
    language: Language | None = None,
) -> Verdict | None:
    """A verdict that passed, on what can be kept of a failed sentence or on the clause's own; None if nothing can."""
    if failed.fault is None or failed.case is None or failed.fault.code in _UNMENDABLE:
        return None
    ways = [_shortened, _left_open, _own_words]
    if failed.fault.code == "negation" and not denies_telling(failed.case):
        ways = [_left_open, _own_words, _shortened]  # what is denied of others may be what is wrong with the rest
    found = (way(checker, failed, sheet, question, topic, language) for way in ways)
    return next((verdict for verdict in found if verdict is not None), None)


def _shortened(
    checker: Checker, failed: Verdict, sheet: Sheet, question: str, topic: tuple[Term, ...], language: Language | None
) -> Verdict | None:
    """What passes of a failed sentence without some of its parts."""
    denied = failed.fault is not None and failed.fault.code == "negation"
    for text in _shorter(failed.claim.text, denied=denied):
        verdict = checker.check(replace(failed.claim, text=text), sheet, question, topic, language)
        if verdict.passed and verdict.case is not None and _says_enough(verdict.case):
            return replace(verdict, mending=Mending.SHORTENED)
    return None


def _left_open(
    checker: Checker, failed: Verdict, sheet: Sheet, question: str, topic: tuple[Term, ...], language: Language | None
) -> Verdict | None:
    """The plain statement that a clause has nothing of a kind, where the failed sentence denies it in other words."""
    assert failed.case is not None
    words = Words(failed.case.language)
    for kind in denied_kinds(failed.case):
        if words.has(f"left_open.{kind}"):
            text = words(f"left_open.{kind}")
            verdict = checker.check(replace(failed.claim, text=text), sheet, question, topic, language)
            if verdict.passed:
                return replace(verdict, mending=Mending.LEFT_OPEN)
    return None


def _shorter(text: str, *, denied: bool) -> Iterator[str]:
    """What is left of a sentence without some of its parts, the longest first: from the front, or behind a strong stop.

    A comma is enough where it is a denial that failed.
    """
    inside = [m.span() for m in _KEPT_WHOLE.finditer(text)]
    strong, commas = (
        [m for m in stop.finditer(text) if not any(a < m.start() < b for a, b in inside)]
        for stop in (pattern("strong_stop"), _COMMA)
    )
    backs = [(stop, pattern("joining").sub("", text[stop.start() :], count=1)) for stop in strong]
    whole = [stop for stop, back in backs if _is_told(stop.group(), back)]
    found = [text[: m.start()].strip() for m in [*whole, *(commas if denied else [])]]
    found += [back for stop, back in backs if stop in whole and not _dangles(text[: stop.start()], back)]
    found = [part for part in found if not pattern("unfinished").search(part)]
    yield from sorted(dict.fromkeys(part.strip(" ，,；;：:") for part in found), key=len, reverse=True)


def _is_told(stop: str, back: str) -> bool:
    """Whether what stands behind a stop says something of something: no more members of a list (, and the centres)."""
    if not stop.startswith(", and"):
        return True
    return any(pattern(name).search(back) for name in ("predicate", "negation", "listing", "giving", "fixes"))


def _dangles(front: str, back: str) -> bool:
    """Whether what is left speaks of something that was named before; "it" after "the clause" may stand."""
    if pattern("headless").match(back):
        return True
    subject = pattern("predicate").split(back)[0] if back[:1].isascii() else ""
    found = pattern("taken_up").match(back) or pattern("of_named").search(subject)
    if found is None:
        return False
    of_clause = pattern("this_clause").match(normal(front)) and not pattern("of_several_named").match(found.group())
    return not of_clause


def _says_enough(case: Case) -> bool:
    """Whether a sentence that was shortened still tells something of a clause, and nothing that asks for more proof."""
    if pattern("limits_others").search(case.own) or any(pattern(name).search(case.own) for name in assertions()):
        return False
    if not any(pattern(name).search(case.own) for name in ("any_force", "giving", "telling", "is_so")):
        return False
    return bool(case.slots) or len(units(case.plain, case.language)) >= _LEAST_UNITS[case.language]


def _own_words(
    checker: Checker, failed: Verdict, sheet: Sheet, question: str, topic: tuple[Term, ...], language: Language | None
) -> Verdict | None:
    """The clause's own sentence that a failed one is about, if it fixes no sum, or the very sum that was asked for."""
    case = failed.case
    assert case is not None
    telling, asked = units(case.own, case.language), units(question, case.language)
    told = [(source, said) for source in case.sources for said in whole_sentences(source, case.language)]
    near = sorted(told, key=lambda each: _nearness(case, telling, *each), reverse=True)[:1]
    both = sorted(told, key=lambda each: len(held(telling | asked, each[1], case.language)), reverse=True)[:1]
    borne = failed.fault is not None and failed.fault.code == "links"
    about = [each for each in near if borne or _is_about(case, telling, told, *each)]
    about += [each for each in both if _is_asked_about(case.language, telling, asked, each[1])]
    if failed.fault is not None and failed.fault.code not in _OF_NOTHING_SAID:
        others = sorted(told, key=lambda each: _nearness(case, telling, *each), reverse=True)
        about += [each for each in others if any(_nearness(case, telling | asked, *each)[:2])]
    for source, said in about:
        if not _is_asked_for(case, said, sheet, topic, failed.fault.code if failed.fault else ""):
            continue
        own = replace(failed.claim, text=said, sources=(source.alias,))
        verdict = checker.check(own, sheet, question, topic, language, own_words=True)
        if verdict.passed:
            return replace(verdict, mending=Mending.CLAUSE)
    return None


def _is_about(case: Case, telling: set[str], told: Sequence[tuple[Source, str]], source: Source, said: str) -> bool:
    """Whether a sentence of a clause has a figure of the failed one, or most of its words that any of them has."""
    slots, hits, _ = _nearness(case, telling, source, said)
    known = {unit for _, other in told for unit in held(telling, other, case.language)}
    return slots > 0 or hits >= max(_LEAST_UNITS[case.language], _LEAST_SHARE * len(known))


def _is_asked_about(language: Language, telling: set[str], asked: set[str], said: str) -> bool:
    """Whether a sentence of a clause has enough words of the question, and a word of the failed sentence among them."""
    both = held(telling | asked, said, language)
    return bool(both & telling) and len(both) > _LEAST_UNITS[language]


def _nearness(case: Case, telling: set[str], source: Source, said: str) -> tuple[int, int, int]:
    """How many figures, telling words and words of any kind of a failed sentence a sentence of a clause holds."""
    slots = sum(slot.source is source and f"{{{source.slot(slot.provision)}}}" in said for slot in case.slots)
    words = set(english_stems(case.plain).split()) if case.language == "en" else set(flat(case.own))
    return slots, len(held(telling, said, case.language)), len(held(words, said, case.language))


def _is_asked_for(case: Case, said: str, sheet: Sheet, topic: tuple[Term, ...], code: str) -> bool:
    """Whether every sum of a clause's sentence is for what the question is about, or is the failed one's own.

    Its own it is not where it failed for whom it named.
    """
    asked = tuple(t for t in topic if t.hard and t.is_concept)
    slots = slots_of(said, sheet)[0]
    if code not in _OF_OTHERS and any(slot.provision.currency and slot in case.slots for slot in slots):
        return True
    for slot in slots:
        statement = statement_of(slot)
        if not slot.provision.currency:
            continue
        if statement is None or not asked:
            return False
        match = case.tools.matcher.statement(asked, slot.source.view, statement).match
        if any(strength < _OWN for _, strength in match.strengths):
            return False
    return True
