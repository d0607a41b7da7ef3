"""Answers which body approves, audits or files something, or where it goes for that, by the sentence that says so."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.draft import Draft
from assistant.compose.facts import Found, fit, say_found
from assistant.evidence.acts import says_who
from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView, body_sentences
from assistant.inquiry import Inquiry, RankedClause
from assistant.understanding.acts import acts_asked
from assistant.understanding.model import Ask, Term

_MOST = 8
_FITS, _NAMED, _SPEAKS = 0.5, 0.5, 0.3
_ELSEWHERE = (Ask.AMOUNT, Ask.TERM, Ask.COMPARE, Ask.LIST, Ask.PROFILE, Ask.DATE)


def compose_acting_body(inquiry: Inquiry) -> Draft | None:
    """The sentence on the topic that says which body does what is asked about; None where none says it."""
    acts = acts_asked(inquiry.understanding.text)
    if not acts or inquiry.asks(*_ELSEWHERE) or inquiry.strays or not (inquiry.topic or len(inquiry.scope) == 1):
        return None
    patterns = [says_who(act) for act in acts]
    found = [
        Found(ranked.view, sentence, _fit(inquiry, ranked, sentence))
        for ranked in inquiry.ranked[:_MOST]
        if ranked.judgement.probability >= _SPEAKS
        if not _own(inquiry, ranked.view, ranked.match.missing(_NAMED))
        for sentence in body_sentences(ranked.view)
        if all(pattern.search(sentence.text) for pattern in patterns)
    ]
    best = max(found, key=lambda f: f.score, default=None)
    if best is None or best.score < _FITS:
        return None
    draft = say_found(inquiry, [best], "support.direct_plain")
    draft.settled = True
    return draft


def _fit(inquiry: Inquiry, ranked: RankedClause, sentence: Sentence) -> float:
    """How well a sentence fits the topic beyond what the only document asked about is on as a whole."""
    terms = _own(inquiry, ranked.view, inquiry.terms)
    base = ranked.match.score if terms else ranked.judgement.probability
    return fit(inquiry, ranked.view, sentence, base, terms)


def _own(inquiry: Inquiry, view: ClauseView, terms: Sequence[Term]) -> list[Term]:
    about = view.document_concepts.closure if len(inquiry.scope) == 1 else frozenset()
    return [t for t in terms if t.key not in about and (t.hard or t.is_concept)]
