"""Answers what the documents say about a topic: the sentences that speak to it, modal words kept."""

from __future__ import annotations

import re

from assistant.compose.draft import Draft
from assistant.compose.facts import gap
from assistant.compose.phrasing import clause_name, evidence, quotation
from assistant.compose.select import covering, resolved_views
from assistant.contract import AnswerStatus
from assistant.evidence.modality import modality
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView, body_sentences
from assistant.inquiry import Inquiry, RankedClause
from assistant.understanding.model import Term

TENTATIVE = re.compile(r"探索|鼓励|研究设立|研究制定|拟|争取|力争")
_NAMED_AT_ALL = 0.8
_ONLY_TITLED, _IS_TITLED = 0.3, 0.85


def compose_support(inquiry: Inquiry) -> Draft | None:
    """The best sentences on the topic from the clauses that cover it; None when none does."""
    clauses = covering(inquiry)
    if not clauses:
        return None
    draft = Draft(AnswerStatus.ANSWERED)
    filters = inquiry.understanding.filters
    offered = inquiry.understanding.yes_no and "offer_asked" in filters and "negated" not in filters
    fitting = [(clause, *_best_sentence(inquiry, clause.view)) for clause in clauses]
    best = max(fit for _, fit, _ in fitting)
    silent = "yearly" in filters and not modality("yearly").search(clauses[0].clause.text)
    if inquiry.understanding.yes_no and (silent or _leaves_open(clauses[0])):
        return gap(inquiry, "gap.general")
    for clause, fit, sentence in fitting:
        if draft.lines and fit < 0.8 * best:
            continue
        if fit < _ONLY_TITLED and clause.focus >= _IS_TITLED:
            sentence = _body(clause.view)
        _say(inquiry, draft, clause.view, sentence, offered=offered)
    return draft


def _body(view: ClauseView) -> Sentence:
    """The whole of a clause below its title, for a question about what only the title names."""
    parts = body_sentences(view)
    start, end = parts[0].start, parts[-1].end
    return Sentence(start, end, view.clause.text[start:end])


def _leaves_open(clause: RankedClause) -> bool:
    """A yes or no needs every word of the question in the clause, not only its subject."""
    return any(strength < _NAMED_AT_ALL for term, strength in clause.match.strengths if _matters(term))


def _matters(term: Term) -> bool:
    return term.hard or (not term.is_concept and (not term.surface.isascii() or term.surface[:1].isupper()))


def compose_clause_fallback(inquiry: Inquiry) -> Draft | None:
    """The clauses that the question names by number, each with its most fitting sentence."""
    draft = Draft(AnswerStatus.ANSWERED)
    for view in resolved_views(inquiry)[:4]:
        _, sentence = _best_sentence(inquiry, view)
        _say(inquiry, draft, view, sentence, offered=False)
    return draft if draft.lines else None


def _best_sentence(inquiry: Inquiry, view: ClauseView) -> tuple[float, Sentence]:
    scored = []
    for sentence in body_sentences(view):
        fit = inquiry.matcher.item(inquiry.terms, view, sentence)
        if modality("support").search(sentence.text):
            fit += 0.02
        scored.append((fit, sentence))
    return max(scored, key=lambda pair: pair[0])


def _say(inquiry: Inquiry, draft: Draft, view: ClauseView, sentence: Sentence, *, offered: bool) -> None:
    supports = modality("support").search(sentence.text) is not None
    first = "support.direct" if offered and supports else "support.direct_plain"
    key = "support.also" if draft.lines else first
    name = clause_name(view.document, view.clause, inquiry.language)
    text = inquiry.words(key, clause=name, quote=quotation(inquiry, view, sentence))
    if draft.lines:
        draft.paragraph()
    draft.say(text, evidence(view, sentence)).mention(view.document)
    if offered and key == "support.direct" and (tentative := TENTATIVE.search(sentence.text)):
        draft.say(inquiry.words("support.explores", word=tentative.group()), evidence(view, sentence))
