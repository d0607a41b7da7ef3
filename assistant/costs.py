"""A cost asked after what was told (律师费给报吗, and the rent?): whether it is covered is open where no text says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.contract import Answer, AnswerStatus
from assistant.ellipsis import VAGUE_ASKS
from assistant.understanding.model import Ask, ClauseRef, Term, Understanding
from assistant.understanding.terms import STRAY
from assistant.understanding.vocabulary import phrases

_TELLS = (AnswerStatus.ANSWERED, AnswerStatus.NOT_SPECIFIED)
_ASKED = VAGUE_ASKS | {Ask.AMOUNT, Ask.COUNT}


def cost_beside(current: Understanding, told: Answer, prints: Callable[[Term], bool]) -> Understanding | None:
    """The question whether what was told covers a cost that no text prints; None where a message asks another thing."""
    cost = phrases("asks_of_a_cost").fullmatch(current.text.strip())
    elsewhere = current.refs or current.documents or current.foreign_place or current.claims
    if cost is None or elsewhere or not set(current.asks) <= _ASKED or told.status not in _TELLS:
        return None
    named = next(said for said in cost.groupdict().values() if said).strip()
    # by its own words: 运用电子商务 prints no 用电, as a concept of that cost is called, too
    said = dict.fromkeys((named, *(t.surface for t in current.terms)))
    terms = tuple(Term(f"w:{word}", word, STRAY) for word in said)
    clauses = dict.fromkeys((a.document_id, a.clause_id) for a in told.amounts)
    if any(prints(t) for t in terms) or len(clauses) > 1 or not told.citations:
        return None
    cited = next((c for c in told.citations if (c.document_id, c.clause_id) in clauses), told.citations[0])
    return replace(
        current,
        asks=(Ask.GENERAL,),
        terms=terms[:1],
        refs=(ClauseRef(cited.label or cited.clause_id, (cited.clause_id,)),),
        documents=(cited.document_id,),
        filters={"cost_beside": named},
        attributes=(),
        anaphoric=False,
    )
