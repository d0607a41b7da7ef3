"""The examination of a sentence: ids first, then every rule in turn; the first fault decides."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.contract import Language
from assistant.understanding.model import Term
from assistant.writing.about import about, vacuous
from assistant.writing.agents import agents
from assistant.writing.assertions import assertions_made
from assistant.writing.basis import as_what, basis, named_basis, own_basis
from assistant.writing.beside import beside_slots
from assistant.writing.case import Case, Fault, Tools, normal
from assistant.writing.characters import plain_characters
from assistant.writing.counts import counts
from assistant.writing.denials import denials, settled
from assistant.writing.direction import addressed, conditioned, demanded, hosted, turned
from assistant.writing.doers import doers
from assistant.writing.figures import own_figures
from assistant.writing.lexicon import pattern
from assistant.writing.links import links
from assistant.writing.listed import listed
from assistant.writing.mixture import mixed
from assistant.writing.modal import force
from assistant.writing.places import (
    exchanged,
    exchanged_in_english,
    foreigners,
    foreigners_in_chinese,
    strangers_abroad,
)
from assistant.writing.quantities import quantities
from assistant.writing.quotes import is_whole_sentence, verbatim
from assistant.writing.reply import Claim
from assistant.writing.sheet import Sheet, Source
from assistant.writing.slots import slots_of
from assistant.writing.standing import standing
from assistant.writing.subjects import subjects
from assistant.writing.vocabulary import foreign_words

Rule = Callable[[Case], Fault | None]

RULES: tuple[Rule, ...] = (
    plain_characters,
    own_figures,
    verbatim,
    standing,
    denials,
    settled,
    assertions_made,
    beside_slots,
    counts,
    foreign_words,
    subjects,
    agents,
    doers,
    basis,
    named_basis,
    own_basis,
    as_what,
    addressed,
    demanded,
    hosted,
    turned,
    quantities,
    conditioned,
    exchanged,
    exchanged_in_english,
    foreigners,
    foreigners_in_chinese,
    strangers_abroad,
    mixed,
    listed,
    force,
    vacuous,
    about,
    links,
)
_ALWAYS: tuple[Rule, ...] = (plain_characters, own_figures)
"""What a sentence that a clause has word for word is still asked."""

_NAMED, _FIGURE = r"([^，,。；;：:{}]{2,30}?)", r"(\{[^{}]+\})"
_APART = re.compile(
    f"{_NAMED}(?:和|与|、|及){_NAMED}的?(?:资助|上限|金额)*"
    f"分别(?:为|是|给予|可获得?|获得){_FIGURE}(?:和|与|、|及){_FIGURE}"
)
_RESPECTIVELY = re.compile(
    rf"\b([A-Z]?[\w& -]{{3,60}}?) and (?:of )?([\w& -]{{3,60}}?)(?:, which)? "
    rf"(are given|are granted|can get|get|receive) {_FIGURE} and {_FIGURE},? respectively"
)
_ECHO = re.compile("([\u3400-\u9fff]{1,4})[，,；;：:]")
_SOME_SENTENCES = ("这一句另外说到几件别的事情，例如扶持和促进。", "Another sentence that promotes some other things.")
_LONGEST = 400
_OPENINGS = 2


class Mending(StrEnum):
    """How a failed sentence was made to pass without a model."""

    SHORTENED = "shortened"
    LEFT_OPEN = "left open"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A claim with what became of it: ``case`` where its ids resolve, ``fault`` where it may not be shown.

    ``mending`` says that it is not what the model wrote, but what was made of it.
    """

    claim: Claim
    case: Case | None
    fault: Fault | None = None
    mending: Mending | None = None

    @property
    def passed(self) -> bool:
        """Whether the sentence may be shown."""
        return self.fault is None


class Checker:
    """Examines sentences against the clauses they cite."""

    def __init__(self, tools: Tools) -> None:
        """Keep what the rules compare with."""
        self._tools = tools

    def check(
        self,
        claim: Claim,
        sheet: Sheet,
        question: str,
        topic: tuple[Term, ...],
        language: Language | None = None,
        *,
        own_words: bool = False,
    ) -> Verdict:
        """Whether ``claim`` says what the clauses of ``sheet`` that it cites say; ids unknown to it are dropped.

        With ``language`` a sentence in another one fails, with ``own_words`` one that is no sentence of a clause; the
        numbers that such a one has beside its slots are the clause's.
        """
        claim = replace(claim, text=_without_opening(_without_echo(claim.text, question)))
        sources = _resolved(claim, sheet)
        slots, unknown = slots_of(claim.text, sheet)
        if not claim.text.strip():
            return Verdict(claim, None, Fault("length"))
        if unknown:
            return Verdict(claim, None, Fault("unknown_slot", unknown[0]))
        if not sources:
            return Verdict(claim, None, Fault("no_source"))
        if stray := next((s for s in slots if all(s.source is not source for source in sources)), None):
            return Verdict(claim, None, Fault("slot_not_cited", stray.source.slot(stray.provision)))
        case = Case(_one_by_one(claim.text), sources, tuple(slots), sheet, question, topic, self._tools)
        if language is not None and case.language != language:
            return Verdict(claim, case, Fault("language"))
        whole = is_whole_sentence(case)
        if len(claim.text) > _LONGEST and not whole:
            return Verdict(claim, None, Fault("length"))
        if own_words and not whole:
            return Verdict(claim, case, Fault("own_words"))
        rules = (plain_characters,) if own_words else _ALWAYS if whole else RULES
        fault = next((found for rule in rules if (found := rule(case)) is not None), None)
        return Verdict(claim, case, fault)

    def warm(self, sheet: Sheet) -> None:
        """Ask every rule once, for what is loaded on first use; ``sheet`` has a clause at least."""
        for text in _SOME_SENTENCES:
            case = Case(text, sheet.sources[:1], (), sheet, text, (), self._tools)
            for rule in RULES:
                rule(case)


def _one_by_one(text: str) -> str:
    """The sentence with what 分别 or "respectively" holds together taken apart: A and B get {1} and {2}."""
    text = _APART.sub(r"\1为\3，\2为\4", text)
    return _RESPECTIVELY.sub(r"\1 \3 \4, \2 \3 \5", text)


def _without_opening(text: str) -> str:
    """The sentence without 需要注意的是 and the like, and without a yes or no: the verdict is the program's to give."""
    plain = text.strip()
    for _ in range(_OPENINGS):
        found = pattern("opening").match(normal(plain))
        if found is None or len(normal(plain)) != len(plain):
            break
        plain = plain[found.end() :].lstrip()
    return plain[:1].upper() + plain[1:]


def _without_echo(text: str, question: str) -> str:
    """The sentence without the word of the question by which it says yes or no (沾边吗: 沾边，…)."""
    found = _ECHO.match(text.strip())
    asked = found is not None and re.search(f"{re.escape(found[1])}(?:吗|么|嘛|不{re.escape(found[1])})", question)
    return text.strip()[found.end() :] if found is not None and asked else text


def _resolved(claim: Claim, sheet: Sheet) -> tuple[Source, ...]:
    found = (sheet.source(name) for name in claim.sources)
    return tuple({s.alias: s for s in found if s is not None}.values())
