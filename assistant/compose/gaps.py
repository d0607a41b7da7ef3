"""Answers where the library cannot answer: nothing found, another place, a rule it lacks, too vague."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.draft import Draft
from assistant.compose.phrasing import clause_title, document_name
from assistant.contract import AnswerStatus
from assistant.evidence.views import gives_money, is_grant
from assistant.grounding import numbers_in
from assistant.inquiry import Inquiry
from assistant.understanding.abroad import is_abroad
from assistant.understanding.model import Ask, Term
from assistant.understanding.vocabulary import concept_set, phrases
from corpus.model import ClauseKind

_TITLES = re.compile(r"《[^》]*》")
_BY_OBJECT = frozenset({Ask.AMOUNT, Ask.TERM, Ask.GENERAL, Ask.PROFILE, Ask.CONDITIONS})
_HELD = 0.75
_CHOICES = 4
_SHOWN_DOCUMENTS = 5


def not_found(inquiry: Inquiry) -> Draft:
    """Nothing in scope speaks to the question; say what the library is about."""
    draft = Draft(AnswerStatus.NOT_FOUND)
    lacking = _lacking(inquiry)
    if lacking:
        draft.say(inquiry.words("not_found.subject", subject=lacking), derived=inquiry.repeated())
    else:
        draft.say(inquiry.words("not_found.plain"))
    return _about(inquiry, draft)


def named_nowhere(inquiry: Inquiry, terms: Sequence[Term]) -> Draft:
    """That no text names something, though it may speak of its kind."""
    told = inquiry.words("not_found.subject", subject=inquiry.named(terms))
    return _about(inquiry, Draft(AnswerStatus.NOT_FOUND, settled=True).say(told, derived=inquiry.repeated()))


def _lacking(inquiry: Inquiry) -> str:
    """The terms of the question that no candidate clause holds, in the reader's words."""
    found = {t for r in inquiry.ranked for t, strength in r.match.strengths if strength >= _HELD}
    lacking = [t for t in inquiry.topic_beyond("instrument", "time") if t not in found]
    return inquiry.named([*lacking, *(t for t in inquiry.strays if t not in lacking)])


def foreign_place(inquiry: Inquiry) -> Draft | None:
    """The question is about a place whose rules the library does not hold."""
    place = inquiry.understanding.foreign_place
    if place is None or _place_is_content(inquiry, place):
        return None
    told = inquiry.words("not_found.place", place=_as_a_name(inquiry, place))
    return _about(inquiry, Draft(AnswerStatus.NOT_FOUND).say(told, derived=inquiry.repeated()))


def _as_a_name(inquiry: Inquiry, place: str) -> str:
    """A country by its name where the question has its adjective: Japan, of Japanese subsidies."""
    found = inquiry.glossary.concepts_in(place) if place.isascii() else []
    abroad = [m for m in found if m.surface == place and is_abroad(m.concept, inquiry.glossary)]
    return inquiry.glossary.preferred(abroad[0].concept, "en").title() if abroad else place


def clarify(inquiry: Inquiry) -> Draft | None:
    """The question names no topic, clause or document: ask back with choices."""
    understanding = inquiry.understanding
    named = inquiry.topic_beyond("instrument", "time") if understanding.ask in _BY_OBJECT else inquiry.topic
    if understanding.ask is Ask.SUPPORT:
        named = tuple(t for t in inquiry.topic if not phrases("any_money").fullmatch(t.surface))
    own = any(t.key in concept_set("own_instruments") for t in inquiry.topic)
    if named or own or understanding.refs or understanding.foreign_rule:
        return None
    if inquiry.strays or understanding.dropped or any(t.category == "word" for t in inquiry.terms):
        return None
    draft = Draft(AnswerStatus.CLARIFY).say(inquiry.words("clarify.vague"))
    draft.suggestions = choices(inquiry)
    return draft if draft.suggestions else None


def dangling(inquiry: Inquiry) -> Draft | None:
    """The question points back to something (那一条, the second one), but nothing was said before."""
    if not inquiry.understanding.dangling:
        return None
    draft = Draft(AnswerStatus.CLARIFY).say(inquiry.words("clarify.dangling"))
    draft.suggestions = choices(inquiry)
    return draft if draft.suggestions else None


def only_wants(inquiry: Inquiry) -> Draft | None:
    """Somebody says that they want to ask or to apply, and not what about: ask back with choices."""
    asked = inquiry.understanding
    text = asked.text.lower().strip()
    named = [t for t in asked.terms if t.surface.lower() not in text]  # what was spoken of before
    if named or asked.refs or asked.documents or phrases("only_wants").fullmatch(text) is None:
        return None
    draft = Draft(AnswerStatus.CLARIFY, settled=True).say(inquiry.words("clarify.vague"))
    draft.suggestions = choices(inquiry)
    return draft if draft.suggestions else None


def too_broad(inquiry: Inquiry) -> Draft | None:
    """The topic is the subject of the documents as a whole: ask which part is meant."""
    topic = inquiry.topic_beyond("instrument", "time")
    if not topic or inquiry.understanding.refs or len(topic) > 2:
        return None
    subjects = {
        c
        for d in inquiry.scope
        for c in inquiry.views.concepts(" ".join(filter(None, (d.metadata.title, d.metadata.subject)))).closure
    }
    funded = [s for s in inquiry.statements if s.statement.provision and is_grant(s.statement.provision)]
    close = [s for s in funded if s.score >= 0.9 * funded[0].score] if funded else []
    if len({s.view.clause.key for s in close}) < 5 or not all(t.key in subjects for t in topic):
        return None
    draft = Draft(AnswerStatus.CLARIFY).say(inquiry.words("clarify.vague"))
    draft.suggestions = choices(inquiry)
    return draft


def choices(inquiry: Inquiry) -> list[str]:
    """Questions to choose from: of clauses that give money, from all over the documents in scope."""
    clauses = [
        clause
        for document in inquiry.scope
        for clause in document.clauses
        if clause.kind is ClauseKind.CLAUSE and clause.title and gives_money(clause)
    ]
    step = max(len(clauses) // _CHOICES, 1)
    kind = "amount" if inquiry.asks(Ask.AMOUNT, Ask.GENERAL) else inquiry.understanding.ask.value
    key = f"ask.{kind}" if inquiry.words.has(f"ask.{kind}") else "ask.general"
    return [inquiry.words(key, subject=clause_title(c, inquiry.language)) for c in clauses[::step][:_CHOICES]]


def _place_is_content(inquiry: Inquiry, place: str) -> bool:
    """Whether the clauses speak of the place itself, not only in the titles of other rules."""
    return any(
        place.lower() in _TITLES.sub("", clause.text).lower()
        for document in inquiry.scope
        for clause in document.clauses
    )


def _about(inquiry: Inquiry, draft: Draft) -> Draft:
    shown = []
    for document in inquiry.library.documents[:_SHOWN_DOCUMENTS]:
        metadata = document.metadata
        name = document_name(metadata, inquiry.language)
        subject = (metadata.subject_en if inquiry.language == "en" else metadata.subject) or metadata.title
        shown.append(inquiry.words("not_found.about_one", document=name, subject=subject))
    joined = ("；" if inquiry.language == "zh" else "; ").join(shown)
    if len(inquiry.library.documents) > _SHOWN_DOCUMENTS:
        joined += "…"
    # The library is told of as a whole, the names of documents outside the scope and the numbers in them included.
    draft.paragraph().say(inquiry.words("not_found.about", documents=joined), derived=numbers_in(joined))
    draft.suggestions = [inquiry.words("suggest.example_amount"), inquiry.words("suggest.list_amounts")]
    return draft
