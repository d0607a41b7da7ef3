"""Answers whether a sum that was told of is a ceiling or a fixed one."""

from __future__ import annotations

from assistant.compose.amount import amounts_answer, within_clauses
from assistant.compose.draft import Draft
from assistant.compose.phrasing import evidence
from assistant.inquiry import Inquiry
from assistant.understanding.vocabulary import phrases
from corpus.model import Limit

_TOLD = {Limit.CAP: "amount.is_cap", Limit.EXACT: "amount.is_exact", Limit.FLOOR: "amount.is_floor"}


def compose_limit(inquiry: Inquiry) -> Draft | None:
    """What kind of sum it is, then the sum; None where several kinds are meant or no clause is."""
    understanding = inquiry.understanding
    if not understanding.refs or not phrases("limit_asked").fullmatch(understanding.text.strip()):
        return None
    found = tuple(s for s in within_clauses(inquiry).answering if s.statement.provision)
    limits = {s.statement.provision.limit for s in found if s.statement.provision}
    key = _TOLD.get(next(iter(limits))) if len(limits) == 1 else None
    if key is None:
        return None
    draft = amounts_answer(inquiry, found)
    spans = [evidence(s.view, s.statement.sentence) for s in found]
    lead = Draft(draft.status).say(inquiry.words(key), *spans).paragraph()
    draft.lines = lead.lines + draft.lines
    return draft
