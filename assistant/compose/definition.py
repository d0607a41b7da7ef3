"""Answers what a term means as the documents use it: defined, enumerated, abbreviated, or the clause of that title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.compose.clause_lists import listed_views
from assistant.compose.draft import Draft
from assistant.compose.facts import gap
from assistant.compose.phrasing import clause_name, evidence, quotation
from assistant.contract import AnswerStatus
from assistant.evidence.modality import definition_of, modality
from assistant.evidence.rendered import rendering_of
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView, body_sentences
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask, Term
from corpus.scripts import to_simplified

_SHORT_FOR = re.compile(r"以下(?:统称|简称)(?:为)?[：:]?[“\"「]?(?P<short>[^“”\"「」（）()，。]{2,12})")
_SHORTEST_TITLE = {True: 9, False: 4}
_MOST = 2
_BESIDE = 0.1


def compose_definition(inquiry: Inquiry) -> Draft | None:
    """What a term means, where a sentence says so; else that none does, unless a list was asked for as well."""
    titled = next((v for v in listed_views(inquiry) if _is_titled_so(inquiry, v)), None)
    if titled is not None:
        parts = body_sentences(titled)
        start, end = parts[0].start, parts[-1].end
        return _say(inquiry, [(titled, Sentence(start, end, titled.clause.text[start:end]))])
    terms = [t for t in inquiry.topic if t.hard or not t.is_concept] or list(inquiry.topic)
    if not terms:
        return None
    ranked = [(_rank(inquiry, terms, *found), found) for found in _defining(inquiry, terms)]
    best = min((rank for rank, _ in ranked), default=None)
    defined = [found for rank, found in ranked if rank == best]
    if defined:
        return _say(inquiry, defined[:_MOST])
    return None if inquiry.asks(Ask.LIST) else gap(inquiry, "gap.definition")


def _is_titled_so(inquiry: Inquiry, view: ClauseView) -> bool:
    """Whether the question repeats the title of a clause (基本原则, basic principles)."""
    text = inquiry.understanding.text.lower()
    titles = (to_simplified(view.clause.title or ""), view.title_rendering.lower())
    return any(len(t) >= _SHORTEST_TITLE[t.isascii()] and t in text for t in titles if t)


def _defining(inquiry: Inquiry, terms: list[Term]) -> Iterator[tuple[ClauseView, Sentence]]:
    forms = list(dict.fromkeys(form for t in terms for form in _forms(inquiry, t)))
    pattern = definition_of(forms)
    views = sorted(listed_views(inquiry), key=lambda v: -inquiry.matcher.clause(terms, v).score)
    for view in views:
        for sentence in view.sentences:
            plain = view.plain[sentence.start : sentence.end]
            rendered = (rendering_of(view, sentence) or "").lower() if inquiry.language == "en" else ""
            if pattern.search(plain) or pattern.search(rendered) or _abbreviates(plain, forms):
                yield view, sentence


def _rank(inquiry: Inquiry, terms: list[Term], view: ClauseView, sentence: Sentence) -> tuple[float, bool]:
    """What names all of the term before what names part of it; what defines before what lists."""
    fit = max(inquiry.matcher.sentence(terms, view, sentence), inquiry.matcher.clause(terms, view).score - _BESIDE)
    return -round(fit, 1), modality("defining").search(sentence.text) is None


def _abbreviates(text: str, forms: Iterable[str]) -> bool:
    return any(match["short"] in form for match in _SHORT_FOR.finditer(text) for form in forms)


def _forms(inquiry: Inquiry, term: Term) -> Iterator[str]:
    yield term.surface.lower()
    if term.is_concept:
        concept = inquiry.glossary.get(term.key)
        yield from (*concept.zh, *concept.en)


def _say(inquiry: Inquiry, found: list[tuple[ClauseView, Sentence]]) -> Draft:
    draft = Draft(AnswerStatus.ANSWERED)
    for view, sentence in found:
        name = clause_name(view.document, view.clause, inquiry.language)
        text = inquiry.words("definition.direct", clause=name, quote=quotation(inquiry, view, sentence))
        draft.say(text, evidence(view, sentence)).paragraph().mention(view.document)
    return draft
