"""Corrects a sum that a question gives to somebody whom its clause does not pay it to."""

from __future__ import annotations

from dataclasses import replace

from assistant.compose.amount import amounts_answer, compose_amount
from assistant.compose.draft import Draft, Line, first_clause
from assistant.compose.money import money
from assistant.compose.phrasing import beneficiary, clause_name, evidence
from assistant.compose.receiver import passed_over
from assistant.contract import AnswerStatus
from assistant.evidence.gather import rematched
from assistant.evidence.match import StatementMatch
from assistant.evidence.views import Statement, StatementKind
from assistant.grounding import numbers_in
from assistant.inquiry import Inquiry
from assistant.understanding.model import Claim, Term


def for_somebody_else(inquiry: Inquiry, found: tuple[StatementMatch, ...], claim: Claim) -> Draft | None:
    """Who gets the sum that is stated, where that is not whom the question says; None where it may be."""
    equal = next((f for f in found if f.statement.provision and f.statement.provision.value == claim.value), found[0])
    if (other := _given_more(inquiry, equal, claim)) is not None:
        return _corrected(inquiry, equal, other, claim)
    if not inquiry.understanding.refs:
        return None
    passed, apart = passed_over(inquiry, equal)
    provision = equal.statement.provision
    if not passed or provision is None:
        return None
    status = AnswerStatus.ANSWERED if apart else AnswerStatus.NOT_SPECIFIED
    draft = Draft(status, settled=True).mention(equal.view.document)
    key = "premise.receiver" if apart else "premise.receiver_unnamed"
    draft.say(_whom(inquiry, equal, key), evidence(equal.view, equal.statement.sentence))
    return _with_its_own(inquiry, draft, passed)


def _whom(inquiry: Inquiry, found: StatementMatch, key: str) -> str:
    provision = found.statement.provision
    return inquiry.words(
        key,
        clause=clause_name(found.view.document, found.view.clause, inquiry.language),
        amount=money(provision, inquiry.language) if provision else "",
        beneficiary=beneficiary(inquiry, found.view, found.statement),
    )


def _given_more(inquiry: Inquiry, equal: StatementMatch, claim: Claim) -> Statement | None:
    """Another sum of the clause that is given to more of what the question names, and to all that this one is."""
    things = [t for t in inquiry.topic if t.hard and t.is_concept]

    def given(statement: Statement) -> set[str]:
        return {t.key for t in things if inquiry.matcher.is_given_to(t, statement)}

    own = given(equal.statement)
    others = [
        s
        for s in equal.view.statements
        if s.kind is StatementKind.AMOUNT and s.provision and s.provision.value != claim.value
    ]
    return next((s for s in others if given(s) > own), None)


def _corrected(inquiry: Inquiry, equal: StatementMatch, other: Statement, claim: Claim) -> Draft:
    """The sum for those that the question names, and for whom the one is that it states."""
    found = inquiry.matcher.statement(inquiry.terms, equal.view, other)
    draft = amounts_answer(inquiry, (found,))
    draft.lines.insert(0, denial(inquiry, found, claim))
    if equal.statement.provision is not None and equal.statement.provision.value == claim.value:
        span = evidence(equal.view, equal.statement.sentence)
        draft.paragraph().say(_whom(inquiry, equal, "premise.for_others"), span)
    draft.settled = True
    return draft


def _with_its_own(inquiry: Inquiry, draft: Draft, passed: tuple[Term, ...]) -> Draft:
    """The draft with what another clause gives those that the question names."""
    free = replace(inquiry, understanding=replace(inquiry.understanding, refs=(), claims=(), attributes=()))
    own = compose_amount(rematched(free, passed))
    if own is None or first_clause(own) in (None, first_clause(draft)) or not (own.settled or own.amounts):
        return draft
    draft.paragraph().lines += own.lines
    draft.amounts += own.amounts
    for document in own.documents:
        draft.mention(document)
    return draft


def denial(inquiry: Inquiry, found: StatementMatch, claim: Claim) -> Line:
    """That a sum is another one than is stated."""
    provision = found.statement.provision
    shown = money(provision, inquiry.language) if provision else ""
    name = clause_name(found.view.document, found.view.clause, inquiry.language)
    text = inquiry.words("amount.no_other", clause=name, amount=shown, claimed=claim.written)
    derived = numbers_in(claim.written) | {claim.value}
    return Line(text, (evidence(found.view, found.statement.sentence),), derived=derived)
