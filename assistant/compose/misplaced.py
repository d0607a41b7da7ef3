"""Corrects a question that puts something in a clause that has nothing on it: 孵化器是在第十八条吧."""

from __future__ import annotations

from dataclasses import replace

from assistant.compose.draft import Draft
from assistant.compose.home import home
from assistant.compose.named import resolve
from assistant.compose.phrasing import clause_name, evidence, quotation
from assistant.compose.select import best_sentence
from assistant.contract import AnswerStatus
from assistant.evidence.gather import rematched
from assistant.evidence.views import ClauseView, StatementKind
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask, Term
from assistant.understanding.stated import states_something
from assistant.understanding.vocabulary import concept_set, phrases

_NAMED, _HELD, _WIDER, _LACKED = 0.93, 0.9, 0.8, 0.4
_BESIDE = ("instrument", "time", "authority", "place", "generic")
_ELSEWHERE = (Ask.COMPARE, Ask.TOTAL, Ask.EXTREME, Ask.LIST, Ask.TOC, Ask.DEFINITION)


def compose_misplaced(inquiry: Inquiry) -> Draft | None:
    """That the clause named does not speak of it and which one does; None where it does, or nothing else does."""
    claimed = _claimed(inquiry)
    levels = concept_set("levels")
    beside = inquiry.topic_beyond(*_BESIDE)
    topic = tuple(t for t in inquiry.topic if t.hard and t.is_concept and (t in beside or t.key in levels))
    if claimed is None or not topic or not _lacks(inquiry, claimed, topic):
        return None
    found = home(rematched(_without_number(inquiry), topic).narrowed([claimed.document]))
    if found is None or found[0] is claimed or inquiry.matcher.clause(topic, found[0]).missing(_NAMED):
        return _nowhere(inquiry, claimed, topic)
    view, sentence = found
    if inquiry.matcher.sentence(topic, view, sentence) < _HELD:
        sentence = best_sentence(rematched(_without_number(inquiry), topic), view)
    name = clause_name(view.document, view.clause, inquiry.language)
    other = clause_name(claimed.document, claimed.clause, inquiry.language)
    draft = Draft(AnswerStatus.ANSWERED, settled=True).mention(view.document)
    told = inquiry.words("lookup.elsewhere", claimed=other, subject=inquiry.named(topic), clause=name)
    draft.say(told, evidence(view, sentence), evidence(claimed)).paragraph()
    quoted = inquiry.words("quote.says", clause=name, quote=quotation(inquiry, view, sentence))
    return draft.say(quoted, evidence(view, sentence))


def _nowhere(inquiry: Inquiry, claimed: ClauseView, topic: tuple[Term, ...]) -> Draft | None:
    """That a clause does not speak of what is taken for granted that it does, and of what it does speak."""
    if not phrases("presumes").search(inquiry.understanding.text):
        return None
    name = clause_name(claimed.document, claimed.clause, inquiry.language)
    draft = Draft(AnswerStatus.NOT_SPECIFIED, settled=True).mention(claimed.document)
    told = inquiry.words("lookup.not_there", claimed=name, subject=inquiry.named((*topic, *inquiry.strays)))
    draft.say(told, evidence(claimed), derived=inquiry.repeated()).paragraph()
    giving = next((s.sentence for s in claimed.statements if s.kind is not StatementKind.SUPPORT), None)
    sentence = giving or best_sentence(inquiry, claimed)
    quoted = inquiry.words("quote.says", clause=name, quote=quotation(inquiry, claimed, sentence))
    return draft.say(quoted, evidence(claimed, sentence))


def _claimed(inquiry: Inquiry) -> ClauseView | None:
    """The one clause whose number a question names to have it confirmed what stands there."""
    understanding = inquiry.understanding
    text = understanding.text
    told = states_something(understanding) or any(phrases(n).search(text) for n in ("placed_in", "presumes"))
    confirmed = told or (understanding.yes_no and bool(understanding.claims))
    if not confirmed or len(understanding.refs) != 1 or inquiry.asks(*_ELSEWHERE):
        return None
    found = [pair for item in resolve(inquiry) for pair in item.clauses]
    ref = understanding.refs[0]
    if len(found) != 1 or ref.until or ref.chapter or ref.item:
        return None
    return inquiry.views.get(*found[0][1].key)


def _lacks(inquiry: Inquiry, view: ClauseView, topic: tuple[Term, ...]) -> bool:
    """Whether a clause has nothing of the topic, not even under a wider or narrower word, or not the level it is at.

    Where nothing but the place is asked, a clause that has only a wider word is not the one for it.
    """
    levels = concept_set("levels")
    if inquiry.understanding.ask is Ask.LOOKUP and phrases("placed_in").search(inquiry.understanding.text):
        return all(strength < _WIDER for _, strength in inquiry.matcher.clause(topic, view).strengths)
    strengths = inquiry.matcher.clause(topic, view).strengths
    if any(term.key in levels and strength < _LACKED for term, strength in strengths):
        return len(topic) > 1
    return all(strength < _LACKED for _, strength in strengths)


def _without_number(inquiry: Inquiry) -> Inquiry:
    return replace(inquiry, understanding=replace(inquiry.understanding, refs=(), claims=(), attributes=()))
