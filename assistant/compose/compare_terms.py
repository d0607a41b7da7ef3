"""Says which of the clauses compared runs for longer, where a comparison is of periods."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.longest import days_of
from assistant.compose.money import period
from assistant.compose.phrasing import clause_name
from assistant.evidence.views import ClauseView
from assistant.inquiry import Inquiry
from assistant.understanding.vocabulary import phrases
from corpus.model import Provision


def term_verdict(inquiry: Inquiry, views: Sequence[ClauseView]) -> str | None:
    """The sentence that opens a comparison of periods; None where the question is not of them."""
    if phrases("compares_periods").search(inquiry.understanding.text) is None:
        return None
    terms = {view: longest for view in views if (longest := max(_periods(view), default=None, key=_days))}
    if not terms:
        return inquiry.words("compare.no_terms")
    top = max(terms, key=lambda view: _days(terms[view]))
    name = clause_name(top.document, top.clause, inquiry.language)
    shown = period(terms[top][0], inquiry.language)
    if len(terms) < len(views):
        return inquiry.words("compare.one_term", clause=name, term=shown)
    if len({_days(term) for term in terms.values()}) == 1:
        return inquiry.words("compare.equal_terms", term=shown)
    return inquiry.words("compare.longer", clause=name, term=shown)


def _periods(view: ClauseView) -> list[tuple[Provision, float]]:
    """The periods of a clause that have a length, each with its days."""
    return [(p, days) for p in view.clause.provisions if (days := days_of(p))]


def _days(term: tuple[Provision, float]) -> float:
    return term[1]
