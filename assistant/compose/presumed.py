"""Corrects a sum or a period that a question takes for granted, where the clause that answers gives another one.

Given that incubators are funded for five years, how much …: not more than three. Why does it pay 10 million for
exports: it fixes no sum. Only what is said of the very things that the clause is about is judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.draft import Draft, Line
from assistant.compose.for_whom import denial
from assistant.compose.money import period
from assistant.compose.phrasing import clause_name, evidence
from assistant.contract import AnswerStatus
from assistant.evidence.sentences import sentence_at
from assistant.evidence.views import ClauseView, Statement, StatementKind, states_sum
from assistant.inquiry import Inquiry
from assistant.understanding.model import Claim, Term
from assistant.understanding.presumed import presumed_part
from assistant.understanding.quantities import find_claims
from corpus.model import ProvisionKind

_TOLD = (AnswerStatus.ANSWERED, AnswerStatus.NOT_SPECIFIED)
_NAMED = 0.8


def with_presumed_figure(inquiry: Inquiry, draft: Draft) -> Draft:
    """The draft with the correction of the one sum or period that the question takes for granted before it."""
    said = presumed_part(inquiry.understanding.text)
    claims = find_claims(said) if said else ()
    span = next((line.evidence[0] for line in draft.lines if line.evidence), None)
    view = inquiry.views.get(*span.clause.key) if span is not None else None
    if said is None or len(claims) != 1 or view is None or draft.status not in _TOLD or _denied(inquiry, draft):
        return draft
    things = [t for t in inquiry.topic if t.hard and t.surface.lower() in said.lower()]
    if not things or inquiry.matcher.clause(things, view).missing(_NAMED):
        return draft
    line = _of_time(inquiry, view, claims[0]) or _of_money(inquiry, draft, view, claims[0], things)
    if line is None:
        return draft
    silent = not states_sum(view.clause) and claims[0].unit == "yuan"
    status = AnswerStatus.NOT_SPECIFIED if silent else draft.status
    return replace(draft, lines=[line, *draft.lines], status=status, settled=True)


def _of_time(inquiry: Inquiry, view: ClauseView, claim: Claim) -> Line | None:
    terms = [p for p in view.clause.provisions if p.kind is ProvisionKind.TERM]
    if claim.unit != "year" or len(terms) != 1 or terms[0].value == claim.value:
        return None
    text = inquiry.words(
        "amount.no_other",
        clause=clause_name(view.document, view.clause, inquiry.language),
        amount=period(terms[0], inquiry.language),
        claimed=claim.written,
    )
    return Line(text, (evidence(view, sentence_at(view.sentences, terms[0].start)),), derived=frozenset({claim.value}))


def _of_money(
    inquiry: Inquiry, draft: Draft, view: ClauseView, claim: Claim, things: Sequence[Term]
) -> Line | None:
    if claim.unit != "yuan":
        return None
    if not states_sum(view.clause):
        name = clause_name(view.document, view.clause, inquiry.language)
        return Line(inquiry.words("amount.no_none", clause=name), (evidence(view, view.sentences[-1]),))
    given = [s for s in view.statements if s.kind is StatementKind.AMOUNT and s.provision]
    told = [a.provision for a in draft.amounts if a.clause is view.clause]
    meant = [s for s in given if s.provision in told] or given
    if len(meant) != 1 or any(s.provision and s.provision.value == claim.value for s in given):
        return None
    if not _is_for(inquiry, meant[0], things):
        return None
    return denial(inquiry, inquiry.matcher.statement(inquiry.terms, view, meant[0]), claim)


def _is_for(inquiry: Inquiry, statement: Statement, things: Sequence[Term]) -> bool:
    """Whether a sum is for the things that the question says get another one; one of several is enough."""
    return any(inquiry.matcher.is_given_to(thing, statement) for thing in things)


def _denied(inquiry: Inquiry, draft: Draft) -> bool:
    return draft.lines[0].text.startswith(inquiry.words("premise.no", said="").strip())
