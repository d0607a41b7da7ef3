"""Step 6, compose: one composer for each kind of question, tried in order until one answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assistant.compose.amount import compose_amount
from assistant.compose.compare import compose_compare
from assistant.compose.draft import Draft
from assistant.compose.facts import (
    compose_addressees,
    compose_apply,
    compose_authority,
    compose_basis,
    compose_conditions,
    compose_count,
    compose_definition,
    compose_term,
)
from assistant.compose.gaps import clarify, foreign_place, foreign_rule, not_found, too_broad
from assistant.compose.lists import compose_extreme, compose_list, compose_total
from assistant.compose.lookup import compose_lookup, compose_toc, missing_clause
from assistant.compose.manner import compose_manner
from assistant.compose.premise import compose_premise
from assistant.compose.profile import compose_profile
from assistant.compose.support import compose_clause_fallback, compose_support
from assistant.compose.timeline import compose_timeline
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask

Compose = Callable[[Inquiry], Draft | None]

COMPOSERS: dict[Ask, Compose] = {
    Ask.TOC: compose_toc,
    Ask.COMPARE: compose_compare,
    Ask.TOTAL: compose_total,
    Ask.EXTREME: compose_extreme,
    Ask.PROFILE: compose_profile,
    Ask.LIST: compose_list,
    Ask.VALIDITY: compose_timeline,
    Ask.STATUS: compose_timeline,
    Ask.NUMBER: compose_timeline,
    Ask.ISSUER: compose_timeline,
    Ask.ADDRESSEE: compose_addressees,
    Ask.BASIS: compose_basis,
    Ask.AUTHORITY: compose_authority,
    Ask.APPLY: compose_apply,
    Ask.DEFINITION: compose_definition,
    Ask.AMOUNT: compose_amount,
    Ask.TERM: compose_term,
    Ask.COUNT: compose_count,
    Ask.DATE: compose_timeline,
    Ask.CONDITIONS: compose_conditions,
    Ask.SUPPORT: compose_support,
    Ask.LOOKUP: compose_lookup,
}
_SPECIFIC = {
    Ask.AMOUNT,
    Ask.TERM,
    Ask.COUNT,
    Ask.CONDITIONS,
    Ask.SUPPORT,
    Ask.GENERAL,
    Ask.DEFINITION,
    Ask.PROFILE,
}


_FIGURES = {Ask.AMOUNT, Ask.LOOKUP, Ask.GENERAL, Ask.SUPPORT, Ask.LIST, Ask.TERM}


def compose(inquiry: Inquiry) -> Draft:
    """The draft of the first composer that has an answer; a plain "not found" when none has."""
    for composer in _plan(inquiry):
        draft = composer(inquiry)
        if draft is not None and (draft.lines or draft.suggestions):
            return draft
    return not_found(inquiry)


def _plan(inquiry: Inquiry) -> Iterator[Compose]:
    understanding = inquiry.understanding
    yield foreign_place
    yield foreign_rule
    if understanding.refs:
        yield missing_clause
    stated = (
        understanding.yes_no
        or "confirm" in understanding.filters
        or bool(understanding.refs)
        and set(understanding.asks) <= _FIGURES
    )
    listing = inquiry.asks(Ask.LIST, Ask.EXTREME) and not understanding.refs
    stated = stated or understanding.ask is Ask.GENERAL
    if understanding.claims and stated and not listing:
        yield compose_premise
    if "combine" in understanding.filters or "per" in understanding.filters:
        yield compose_manner
    if set(understanding.asks) <= _SPECIFIC:
        yield clarify
    if understanding.ask is Ask.AMOUNT:
        yield too_broad
    for ask in understanding.asks:
        if ask in COMPOSERS:
            yield COMPOSERS[ask]
    if inquiry.asks(Ask.VALIDITY, Ask.DATE):
        yield compose_term
    if understanding.refs:
        yield compose_lookup if understanding.ask is Ask.GENERAL else compose_clause_fallback
    yield compose_support
    yield clarify
