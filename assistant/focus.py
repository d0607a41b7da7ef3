"""A follow-up put to the clause that was just told of."""

from __future__ import annotations

from dataclasses import replace

from assistant.contract import Answer, AnswerStatus
from assistant.ellipsis import (
    VAGUE_ASKS,
    asks_details_alone,
    asks_if_allowed,
    asks_if_required,
    is_alike,
    is_fragment,
    is_step,
    own_terms,
    points_back,
)
from assistant.understanding.model import Ask, ClauseRef, Understanding
from assistant.understanding.terms import QUOTED
from assistant.understanding.vocabulary import phrases

OVER_ALL = frozenset({Ask.LIST, Ask.PROFILE, Ask.COMPARE, Ask.TOTAL, Ask.EXTREME})
_PAPERS = frozenset({"apply_papers", "apply_time", "apply_place"})


def in_focus(current: Understanding, before: Understanding, told: Answer) -> Understanding | None:
    """The question put to the clause that was just told of; None where several were, or another is meant."""
    once_in = phrases("once_in").search(current.text) is not None
    if current.refs or current.documents or not told.citations or (current.ask in OVER_ALL and not once_in):
        return None
    several = len({(c.document_id, c.clause_id) for c in told.citations}) > 1
    # which clause is about talent, how much does it pay: what it was found by is not what it pays
    looked_up = "single" in before.filters and before.ask in {Ask.LIST, Ask.LOOKUP, Ask.GENERAL}
    of_first = asks_if_required(current)
    if (before.ask in OVER_ALL and several and not of_first) or told.status is AnswerStatus.NOT_FOUND:
        return None
    if len({(a.document_id, a.clause_id) for a in told.amounts}) > 1 and not of_first:
        return None
    if len(before.refs) > 1:
        return None
    if not (before.terms or before.refs or before.ask is Ask.AUTHORITY):
        return None
    quoted = quotes_the_clause(current, told)
    bare = is_step(current) or quoted or once_in or phrases("itself").search(current.text)
    own = () if bare or asks_details_alone(current) else own_terms(current)
    takes_in = phrases("takes_in").search(current.text) is not None or asks_if_required(current)
    takes_in = takes_in or _names_one_more(current, before)
    if own and (phrases("possessive").search(current.text) or phrases("corrects").search(current.text)):
        return None
    known = {t.key for t in before.terms}
    again = bool(own) and all(t.key in known for t in own if t.category != "word")
    if own and phrases("such_things").search(current.text):
        own, again = before.terms, True
    of_another = phrases("same_sum").search(current.text) and not phrases("along_with_it").search(current.text)
    if own and of_another and not again:
        return None  # 产业基地也是这个数吗 asks for the sum of another thing
    if own and not takes_in and not again and not (points_back(current) and set(current.asks) <= VAGUE_ASKS):
        return None
    cited = told.citations[0]
    asks = (Ask.LOOKUP,) if once_in else (Ask.CONDITIONS,) if quoted else _asks_in_focus(current, before)
    return replace(
        current,
        asks=asks,
        terms=own or (before.terms if (asks == before.asks or asks == current.asks) and not looked_up else ()),
        refs=(ClauseRef(cited.label or cited.clause_id, (cited.clause_id,)),),
        documents=(cited.document_id,),
        provisions=before.provisions,
        claims=before.claims if is_alike(current) else current.claims,
        anaphoric=False,
        focused=bool(own) and not asks_if_required(current),
    )


def _names_one_more(current: Understanding, before: Understanding) -> bool:
    """Whether a fragment (and banks?) names one more thing, where no figure was asked that would differ for it."""
    return set(before.asks) <= VAGUE_ASKS and set(current.asks) <= VAGUE_ASKS and is_fragment(current)


def quotes_the_clause(current: Understanding, told: Answer) -> bool:
    """Whether a message asks what words of the clause just told of mean: 那个“带动作用”拿什么衡量."""
    quoted = [t.surface for t in current.terms if t.category == QUOTED]
    if not quoted or not phrases("criteria_asked").search(current.text):
        return False
    return all(any(word in c.quote for c in told.citations) for word in quoted)


def _asks_in_focus(current: Understanding, before: Understanding) -> tuple[Ask, ...]:
    """What is asked of the clause just told of: what was asked before, or the whole of it where more is said.

    A fragment with a topic of its own (帮忙把它招来的那家企业呢) asks for the same figure of another one.
    """
    if asks_if_required(current) or asks_if_allowed(current):
        return current.asks
    figures = before.ask in {Ask.AMOUNT, Ask.TERM, Ask.COUNT} and set(current.asks) <= VAGUE_ASKS
    another = is_fragment(current) or any(phrases(n).search(current.text) for n in ("same_sum", "supposes_another"))
    if figures and own_terms(current) and another:
        return before.asks
    if not set(current.asks) <= VAGUE_ASKS or own_terms(current):
        return current.asks
    if before.ask in OVER_ALL:
        return (Ask.LOOKUP,)
    if {"per", "combine", "offer_asked"} & set(current.filters):
        return current.asks
    if "required" in current.filters and not _PAPERS & set(current.filters):
        return current.asks
    says_more = points_back(current) and (current.dropped or any(not t.is_concept for t in current.terms))
    return (Ask.LOOKUP,) if says_more and not is_alike(current) else before.asks
