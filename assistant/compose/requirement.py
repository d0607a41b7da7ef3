"""Answers whether something must be so (必须是国家级的吗): only what the clause itself makes a condition is one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.draft import Draft
from assistant.compose.facts import Found, say_found
from assistant.compose.home import home
from assistant.compose.phrasing import clause_name, evidence, quotation
from assistant.compose.set_for_all import is_called, printed_condition, sets_for_all
from assistant.contract import AnswerStatus
from assistant.evidence.gather import rematched
from assistant.evidence.modality import modality
from assistant.evidence.sentences import Sentence, sentence_at
from assistant.evidence.views import ClauseView, StatementKind
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask, Claim, Term
from assistant.understanding.vocabulary import concept_set, phrases

_ELSEWHERE = (Ask.APPLY, Ask.AUTHORITY, Ask.COMPARE, Ask.LIST, Ask.PROFILE, Ask.TOTAL)
_STOP = re.compile(
    r"才|方可|[,，。?？]|(?:能不能|可不可以|能否|可否|还能|也能|也可以|能(?!力|源|量|耗)|行不行)|(?:吗|么)(?=[?。]*$)"
    r"|\b(?:in order )?to (?:get|receive|qualify|be|obtain|apply)\b|\bbefore\b|\bfor\b|\?"
)
_VERB = re.compile(
    r"\b(?:be|have|own|hold|come(?: from)?|employ|belong to|win|pass|possess|obtain|reach|meet|satisfy|fulfil|show)\b"
)
_TO_VERB = re.compile(
    r"\s*to (?:be|have|own|hold|come from|employ|belong to|win|possess|obtain|reach|meet|satisfy|show)\b"
)
_ANY_AT_ALL = re.compile(r"条件|前提|门槛|资格|要求|condition|requirement|criteri|prerequisite")
_ACTIVE = re.compile(
    r"\b(?:requires?|asks?|demands?|wants?|expects?|obliges?)\b (?:(?:that|all|every|any|each|the|an?|its|their) )*"
    r"[\w&'’ -]{3,60}? (?:to|must|should) (?:be|have been|have|hold|come from|come|own|sit|stand|belong to|employ)\b"
)
"""A text that asks something of somebody: requires trading platforms to be of provincial level."""
_AFTERWARDS = re.compile(r"^(?:requires?|required|requirement|necessary|mandatory|compulsory)$")
_WITHOUT = re.compile("没")
_TRIM = " 的是有为要得在"
_ARTICLE = re.compile(r"^(?:an?|the) ")
_HELD = 0.9
_MAY_SPEAK = 0.2


def compose_requirement(inquiry: Inquiry) -> Draft | None:
    """Whether the clause makes what is asked about a condition; None where no clause is on the thing itself."""
    understanding = inquiry.understanding
    confirmed = understanding.yes_no or "confirm" in understanding.filters
    if not confirmed or "required" not in understanding.filters or inquiry.asks(*_ELSEWHERE):
        return None
    if understanding.counts:
        return None  # so many things that a text asks for are a target, which is no condition
    span = _asked_span(understanding.text.lower())
    if span is None:
        return None
    text = understanding.text.lower()
    needed = tuple(t for t in inquiry.terms if span[0] <= text.find(t.surface.lower(), span[0]) < span[1])
    rest = tuple(t for t in inquiry.terms if t not in needed)
    years = [c for c in understanding.claims if span[0] <= text.find(c.written.lower(), span[0]) < span[1]]
    at_home = understanding.refs or any(t.hard for t in rest)
    asked = _ARTICLE.sub("", understanding.text[slice(*span)].strip(_TRIM))
    if _ANY_AT_ALL.search(asked.lower()):
        return None
    place = home(rematched(inquiry, rest)) if at_home else None
    if place is None or not _speaks(inquiry, place[0]):
        return _affirmed(inquiry, printed_condition(inquiry, asked, rest))
    if found := printed_condition(inquiry, asked, rest, within=place[0]):
        return _affirmed(inquiry, found)
    if not (needed or years):
        return None
    stating = _stating(inquiry, place, needed) if needed else _fixing(place, years)
    if stating is not None:
        return _affirmed(inquiry, Found(place[0], stating, 1.0), needed)
    if needed and (found := _stated_elsewhere(inquiry, needed, rest)):
        return _affirmed(inquiry, found, needed)
    return _silent(inquiry, place, asked or inquiry.named(needed))


def _affirmed(inquiry: Inquiry, found: Found | None, needed: tuple[Term, ...] = ()) -> Draft | None:
    """The sentence that sets what is asked about as a condition, with a yes where it sets it for all that it gives."""
    if found is None:
        return None
    draft = say_found(inquiry, [found], "conditions.quote")
    if sets_for_all(inquiry, found, needed):
        draft.lines[0] = replace(draft.lines[0], text=inquiry.words("premise.yes", said=draft.lines[0].text))
        draft.settled = True
    return draft


def _stated_elsewhere(inquiry: Inquiry, needed: tuple[Term, ...], rest: tuple[Term, ...]) -> Found | None:
    """The one other clause that gives to the thing itself and names all that is asked about with it."""
    things = tuple(t for t in rest if t.hard)
    found = [
        Found(ranked.view, statement.sentence, 1.0)
        for ranked in inquiry.ranked
        for statement in ranked.view.statements
        if things and statement.kind is not StatementKind.SUPPORT
        and all(inquiry.matcher.is_given_to(t, statement) for t in (*things, *needed))
        and all(is_called(t.surface, ranked.view, statement) for t in things if " " in t.surface)
    ]
    return found[0] if len({f.view.clause.key for f in found}) == 1 else None


def _speaks(inquiry: Inquiry, view: ClauseView) -> bool:
    """Whether a clause may speak to the question at all; what the question asks about takes from its likeness."""
    if inquiry.understanding.refs:
        return True
    return any(r.view is view and r.judgement.probability >= _MAY_SPEAK for r in inquiry.ranked)


def _asked_span(text: str) -> tuple[int, int] | None:
    """Where the question says what might be required; None where it says nothing of the kind."""
    if active := _ACTIVE.search(text):
        stop = _STOP.search(text, active.end())
        return (active.end(), min(stop.start() if stop else len(text), _part_end(text, active.end())))
    match = phrases("required").search(text)
    if match is None:
        return None
    if _AFTERWARDS.match(match.group()):
        return (0, match.start())
    start = match.end()
    if match.group().isascii():
        start = _after_verb(text, start)
    stop = _STOP.search(text, start)
    end = stop.start() if stop else len(text)
    if text[start:end].strip(_TRIM):
        return (start, end)
    about = re.search(r"对(?P<thing>[^,，。?对]{2,12}?)(?:有|没有|有没有)*$", text[: match.start()])
    return about.span("thing") if about else None


def _after_verb(text: str, start: int) -> int:
    """Behind the verb that what is required follows: must it be …; do I need … to be eligible has it at once."""
    if opening := _TO_VERB.match(text, start):
        return opening.end()
    stop = _STOP.search(text, start)
    verb = _VERB.search(text, start, stop.start() if stop else len(text))
    return verb.end() if verb else start


def _part_end(text: str, start: int) -> int:
    """Where the part of the sentence ends, before what only asks to confirm it: …, right?"""
    comma = text.find(",", start)
    return comma if comma >= 0 else len(text)


def _stating(inquiry: Inquiry, place: tuple[ClauseView, Sentence], needed: tuple[Term, ...]) -> Sentence | None:
    """The sentence of a clause that gives or sets conditions and names all that is asked about."""
    view, own = place
    giving = {s.sentence.start for s in view.statements if s.kind is not StatementKind.SUPPORT} | {own.start}
    for sentence in view.sentences:
        if sentence.start not in giving and not modality("condition").search(sentence.text):
            continue
        if needed and all(_names(inquiry, term, view, sentence) for term in needed):
            return sentence
    return None


def _names(inquiry: Inquiry, term: Term, view: ClauseView, sentence: Sentence) -> bool:
    """Whether a sentence names a term; an approval asked about is named by the certifying of a clause, too."""
    steps = concept_set("official_steps")
    alike = [inquiry.glossary.get(key) for key in steps if term.key in steps and key != term.key]
    terms = [term, *(Term(c.id, c.zh[0], c.category) for c in alike)]
    return any(inquiry.matcher.sentence((t,), view, sentence) >= _HELD for t in terms)


def _fixing(place: tuple[ClauseView, Sentence], claims: Sequence[Claim]) -> Sentence | None:
    """The sentence of a clause that fixes one of the figures claimed."""
    view = place[0]
    values = {c.value for c in claims}
    found = next((p for p in view.clause.provisions if p.value in values), None)
    return sentence_at(view.sentences, found.start) if found is not None else None


def _silent(inquiry: Inquiry, place: tuple[ClauseView, Sentence], missing: str) -> Draft:
    view, sentence = place
    name = clause_name(view.document, view.clause, inquiry.language)
    span = evidence(view, sentence)
    # whether it goes without something is asked of that alone; what must be done may be told in other words
    sort = "detail" if _WITHOUT.match(inquiry.understanding.filters["required"]) else ""
    # who takes it for granted is corrected; who asks whether it must be so is told that the text does not say
    status = AnswerStatus.ANSWERED if _ACTIVE.search(inquiry.understanding.text.lower()) else AnswerStatus.NOT_SPECIFIED
    draft = Draft(status, sort=sort).mention(view.document)
    draft.say(inquiry.words("gap.not_required", missing=missing, clause=name), span, derived=inquiry.repeated())
    return draft.paragraph().say(
        inquiry.words("quote.says", clause=name, quote=quotation(inquiry, view, sentence)), span
    )
