"""The sums that a list is chosen from, and the rows that tell them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.clause_lists import (
    MAX_ROWS,
    listed_views,
)
from assistant.compose.draft import AmountFound, Draft
from assistant.compose.money import money
from assistant.compose.phrasing import (
    addressing,
    beneficiary,
    clause_name,
    clause_title,
    evidence,
)
from assistant.compose.select import is_picked
from assistant.contract import AnswerStatus
from assistant.evidence.match import StatementMatch
from assistant.evidence.views import ClauseView, Statement, StatementKind, is_grant
from assistant.inquiry import Inquiry
from assistant.understanding.model import Claim, Term
from assistant.understanding.terms import QUOTED
from assistant.understanding.vocabulary import phrases
from corpus.model import Limit, ProvisionKind

_WAYS_OF_PAYING = ("top_up", "one_off", "yearly")


def listed_amounts(inquiry: Inquiry) -> list[StatementMatch]:
    """The sums given in the clauses of the list, those on the topic where one is named, without what is left out."""
    topic = [t for t in inquiry.topic_beyond("instrument") if not _is_way_of_paying(t)]
    excluded, left_out = inquiry.understanding.excluded, sums_left_out(inquiry)
    found: list[StatementMatch] = []
    for view in listed_views(inquiry):
        for statement in view.statements:
            provision = statement.provision
            if statement.kind is not StatementKind.AMOUNT or provision is None or not is_grant(provision):
                continue
            if provision.kind is not ProvisionKind.AMOUNT or provision.limit is Limit.RATE:
                continue
            match = inquiry.matcher.statement(topic, view, statement)
            if inquiry.understanding.provisions and not is_picked(inquiry, match):
                continue
            if any(_is_for(t, view, statement) for t in excluded) or provision.value in left_out:
                continue
            if not topic or (match.match.score >= 0.5 and not match.match.missing(0.45)):
                found.append(match)
    return _given_to(inquiry, topic, found)


def sums_left_out(inquiry: Inquiry) -> frozenset[float]:
    """The sums that a question wants none of: 除了500万的, besides the 5 million ones."""
    excepted = phrases("except").search(inquiry.understanding.text)
    if excepted is None:
        return frozenset()
    said = excepted.group()
    return frozenset(c.value for c in inquiry.understanding.claims if c.unit == "yuan" and c.written in said)


def bounding(inquiry: Inquiry) -> list[Claim]:
    """The sums that a question bounds a list by, without those that it leaves out."""
    left_out = sums_left_out(inquiry)
    return [c for c in inquiry.understanding.claims if c.unit == "yuan" and c.value not in left_out]


def _is_way_of_paying(term: Term) -> bool:
    """Whether what stands in quotation marks only says how something is paid (“追加”的那种)."""
    return term.category == QUOTED and any(phrases(name).fullmatch(term.surface) for name in _WAYS_OF_PAYING)


def amounts_of_any_topic(inquiry: Inquiry) -> list[StatementMatch]:
    """The sums given in the clauses of the list, whatever the question says besides."""
    bare = tuple(t for t in inquiry.understanding.terms if t.category == "instrument")
    return listed_amounts(replace(inquiry, understanding=replace(inquiry.understanding, terms=bare)))


def _given_to(inquiry: Inquiry, topic: Sequence[Term], found: list[StatementMatch]) -> list[StatementMatch]:
    """Of sums asked for by whom or what they are given to (给平台的), those that name it there, where some do."""
    receivers = [t for t in topic if t.hard and t.category in {"object", "subject", QUOTED}]
    if not receivers or phrases("given_to").search(inquiry.understanding.text) is None:
        return found
    named = [f for f in found if all(inquiry.matcher.is_given_to(t, f.statement) for t in receivers)]
    return named or found


def _is_for(term: Term, view: ClauseView, statement: Statement) -> bool:
    """Whether an amount is for what the term names: by the title of its clause, or by whom it is given to."""
    if term.key in view.title_concepts.closure | statement.concepts.closure:
        return True
    return any(term.surface in (text or "") for text in (view.clause.title, statement.subject))


def by_currency(found: Sequence[StatementMatch]) -> list[list[StatementMatch]]:
    """The amounts of each currency, which cannot be ranked with those of another; the commonest currency first."""
    groups: dict[str | None, list[StatementMatch]] = {}
    for item in found:
        if item.statement.provision:
            groups.setdefault(item.statement.provision.currency, []).append(item)
    return sorted(groups.values(), key=len, reverse=True)


def value_of(found: StatementMatch) -> float:
    """The sum in its currency, the greatest of a range; 0 where none is stated."""
    provision = found.statement.provision
    return (
        provision.value if provision and provision.value is not None else provision.max if provision else 0.0
    ) or 0.0


def amount_rows(inquiry: Inquiry, found: Sequence[StatementMatch], intro: str, clauses: int | None = None) -> Draft:
    """``intro``, then a row for each sum; ``clauses`` is how many clauses the intro says there are."""
    draft = Draft(AnswerStatus.ANSWERED, unlimited=True)
    spans = [evidence(f.view, f.statement.sentence) for f in found[:1]]
    draft.say(intro, *spans, derived=[len(found), *([] if clauses is None else [clauses])])
    return append_rows(inquiry, draft, found)


def append_rows(inquiry: Inquiry, draft: Draft, found: Sequence[StatementMatch]) -> Draft:
    """Append a row for each sum, as many as a list shows, and the sums themselves."""
    for item in found[:MAX_ROWS]:
        provision = item.statement.provision
        if provision is None:
            continue
        text = inquiry.words(
            f"list.amount_row{addressing(item.statement)}",
            clause=clause_name(item.view.document, item.view.clause, inquiry.language),
            amount=money(provision, inquiry.language),
            beneficiary=beneficiary(inquiry, item.view, item.statement),
            title=clause_title(item.view.clause, inquiry.language),
        )
        draft.say(text, evidence(item.view, item.statement.sentence), style="row")
        draft.amounts.append(AmountFound(item.view.document, item.view.clause, provision))
        draft.mention(item.view.document)
    return draft
