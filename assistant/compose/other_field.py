"""Answers that nothing is found where the thing asked for is one of another trade: 生物医药孵化器, a podcast studio.

A clause for incubators or platforms in a document for certain trades is one for those of these trades. What such
a thing gets in a trade of which no text speaks, that clause does not say. A document for no trade in particular is
for all.
"""

from __future__ import annotations

from assistant.compose.draft import Draft
from assistant.compose.gaps import not_found
from assistant.evidence.modality import modality
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask, Term

_UNHEARD = 0.3
_HELD = 0.9
_NEAR, _MAY_SPEAK = 2, 0.3
_TRADE = "sector"
_THINGS = frozenset({"subject", "object", "action"})
_BETWEEN = " 的类行业领域-"


def other_field(inquiry: Inquiry) -> Draft | None:
    """That the library does not speak of the trade that a thing asked for is in; None where it may."""
    if inquiry.understanding.refs or not inquiry.ranked or not _is_of_a_trade(inquiry):
        return None
    held = _strengths(inquiry)
    trades = [t for t in inquiry.topic if t.hard and t.is_concept and t.category == _TRADE]
    unheard = [t for t in trades if held.get(t, 0.0) < _UNHEARD]
    # beside a trade that the texts speak of (动漫, 文化) another one only says more of it
    if not unheard or any(held.get(t, 0.0) >= _HELD for t in trades):
        return None
    if not any(_qualifies(inquiry, term) for term in unheard) or _is_forbidden_to_all(inquiry):
        return None
    draft = not_found(inquiry)
    draft.settled = True
    return draft


def _is_of_a_trade(inquiry: Inquiry) -> bool:
    """Whether the document of the clause that comes first says in its title which trades it is for."""
    titled = inquiry.ranked[0].view.document_concepts.named
    return any(inquiry.glossary.get(concept).category == _TRADE for concept in titled)


def _is_forbidden_to_all(inquiry: Inquiry) -> bool:
    """Whether it is asked if something may be done, and a clause near to it forbids: whatever trade one is in."""
    asked = inquiry.understanding
    if not asked.yes_no or "offer_words" in asked.filters or inquiry.asks(Ask.AMOUNT):
        return False
    near = (r for r in inquiry.ranked[:_NEAR] if r.judgement.probability >= _MAY_SPEAK)
    return any(modality("forbids").search(r.clause.text) for r in near)


def _strengths(inquiry: Inquiry) -> dict[Term, float]:
    """How strongly each term is found in the clause that holds it best."""
    held: dict[Term, float] = {}
    for ranked in inquiry.ranked:
        for term, strength in ranked.match.strengths:
            held[term] = max(held.get(term, 0.0), strength)
    return held


def _qualifies(inquiry: Inquiry, trade: Term) -> bool:
    """Whether the question puts the trade directly before a thing that it asks about."""
    text = inquiry.understanding.text.lower()
    place = text.find(trade.surface.lower())
    after = text[place + len(trade.surface) :].lstrip(_BETWEEN) if place >= 0 else ""
    things = (t for t in inquiry.topic if t is not trade and t.category in _THINGS)
    return any(after.startswith(t.surface.lower()) for t in things)
