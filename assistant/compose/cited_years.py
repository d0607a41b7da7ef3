"""Answers which years another rule covers that a text cites: its title prints them (…行动计划（2016—2020年）)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.compose.draft import Draft
from assistant.compose.phrasing import clause_name, evidence, quotation
from assistant.contract import AnswerStatus
from assistant.evidence.sentences import sentence_at
from assistant.evidence.views import ClauseView
from assistant.inquiry import Inquiry
from assistant.understanding.vocabulary import phrases
from corpus.model import ClauseKind, ReferenceRole, RuleReference
from corpus.scripts import to_simplified

_YEARS = re.compile(r"(?P<first>(?:19|20)\d\d)\s*年?\s*[-—–~～至到]+\s*(?P<last>(?:19|20)\d\d)")
_NO_LETTER = re.compile(r"[\W_]+|\d+")
_NAMED = 8
"""So many characters in a row of a title, beside its numbers and marks, name it."""
_PLACES = {ClauseKind.PREAMBLE: 0, ClauseKind.NOTICE: 1}
"""Where a citation is shown first; a clause comes after them."""


@dataclass(frozen=True, slots=True)
class _Cited:
    """A rule with years in its title and the clause that cites it."""

    title: str
    years: str
    view: ClauseView
    reference: RuleReference


def compose_cited_years(inquiry: Inquiry) -> Draft | None:
    """The years of the cited rules that a question means; None where it asks for none, or means the text itself."""
    text = inquiry.understanding.text
    if inquiry.understanding.refs or phrases("which_years").search(text) is None:
        return None
    cited = list(_cited(inquiry))
    meant = [one for one in cited if _names(text, one)]
    if not meant and phrases("cited_rule").search(text):
        based = [one for one in cited if one.reference.role is ReferenceRole.LEGAL_BASIS]
        here = [one for one in based if one.view.document in inquiry.scope]
        meant = [one for one in based if _of_the_same_place(inquiry, one)] or here
    if not meant:
        return None
    draft = Draft(AnswerStatus.ANSWERED, settled=True, unlimited=len(meant) > 1)
    for one in meant:
        sentence = sentence_at(one.view.sentences, one.reference.start)
        span = evidence(one.view, sentence)
        draft.mention(one.view.document)
        draft.say(inquiry.words("own.cited_years", title=one.title, years=one.years), span).paragraph()
    named = {one.view.clause.key: one for one in meant}
    for one in named.values():
        sentence = sentence_at(one.view.sentences, one.reference.start)
        name = clause_name(one.view.document, one.view.clause, inquiry.language)
        quote = quotation(inquiry, one.view, sentence)
        draft.say(inquiry.words("quote.says", clause=name, quote=quote), evidence(one.view, sentence)).paragraph()
    return draft


def _cited(inquiry: Inquiry) -> Iterator[_Cited]:
    """Each rule once, where the opening words of a text cite it rather than a clause."""
    told: set[str] = set()
    for document in inquiry.library.documents:
        views = inquiry.views.of_document(document.document_id)
        own = _plain(document.metadata.title)
        for view in sorted(views, key=lambda v: _PLACES.get(v.clause.kind, len(_PLACES))):
            for reference in view.clause.references:
                years, plain = _YEARS.search(reference.title), _plain(reference.title)
                if years is not None and plain != own and plain not in told:
                    told.add(plain)
                    yield _Cited(reference.title, years.group(), view, reference)


def _plain(title: str) -> str:
    return _NO_LETTER.sub("", to_simplified(title))


def _names(text: str, one: _Cited) -> bool:
    """Whether a question prints so much of the title that no other text can be meant."""
    asked, title = _plain(text), _plain(one.title)
    own = _plain(one.view.document.metadata.title)
    runs = (title[i : i + _NAMED] for i in range(len(title) - _NAMED + 1))
    return any(run in asked and run not in own for run in runs)


def _of_the_same_place(inquiry: Inquiry, one: _Cited) -> bool:
    places = {
        match.concept
        for match in inquiry.glossary.concepts_in(inquiry.understanding.text)
        if inquiry.glossary.get(match.concept).category == "place"
    }
    return any(match.concept in places for match in inquiry.glossary.concepts_in(one.title))
