"""A question put to what it picks out of earlier answers: 第二笔是给谁的, which of the two, the next clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.contract import Answer, Citation
from assistant.ellipsis import VAGUE_ASKS, has_topic
from assistant.focus import OVER_ALL
from assistant.pointing import Item, added_up, last_two, last_two_sums, names_place, picks, pointed, with_sum
from assistant.understanding.model import Ask, ClauseRef, Understanding
from assistant.understanding.vocabulary import phrases
from corpus.model import Clause, ClauseKind, Document

_PICKED = VAGUE_ASKS | {Ask.AMOUNT, Ask.TERM, Ask.CONDITIONS, Ask.COUNT, Ask.LOOKUP}
_OF_A_SUM = VAGUE_ASKS | {Ask.AMOUNT, Ask.LIST}


def picked(current: Understanding, answers: Sequence[Answer], documents: Sequence[Document]) -> tuple[Item, ...]:
    """What a message picks out of the answers before, by its sum or its place."""
    if sums := _by_its_sum(current, answers[-1], documents):
        return sums
    if current.documents or any(not names_place(r.written) for r in current.refs):
        return ()
    if Ask.TOTAL in current.asks and not has_topic(current) and not picks(current.text):
        return _several_sums(added_up(answers, documents))
    if Ask.COMPARE in current.asks and not has_topic(current) and phrases("one_sided").search(current.text):
        return last_two(answers, documents)
    compares = Ask.COMPARE in current.asks and not has_topic(current) and not picks(current.text)
    if compares and (two := last_two_sums(answers)):
        return two
    items = pointed(current.text, answers, documents)
    return _several_sums(items) if Ask.TOTAL in current.asks else items


def _several_sums(items: Sequence[Item]) -> tuple[Item, ...]:
    """The sums among what was told, where there is more than one to add up."""
    sums = tuple(item for item in items if item.provision_id)
    return sums if len(sums) > 1 else ()


def picks_nothing(current: Understanding, told: Answer) -> bool:
    """Whether a message that picks something (the second one) finds nothing of that sort in the answer before."""
    counted = told.amounts or not told.citations
    return bool(counted) and picks(current.text) and not has_topic(current) and set(current.asks) <= _PICKED


def put_to(current: Understanding, items: Sequence[Item], before: Understanding | None) -> Understanding:
    """The question put to clauses, or amounts in them, that it picks out of an earlier answer."""
    refs = {
        (i.document_id, i.clause_id, i.part): ClauseRef(i.label or i.clause_id, (i.clause_id,), item=i.part)
        for i in items
    }
    return replace(
        current,
        asks=_asks_of(current, items, before),
        refs=tuple(refs.values()),
        documents=tuple(dict.fromkeys(i.document_id for i in items)),
        terms=current.terms if len(items) > 1 else (),
        provisions=tuple((i.document_id, i.provision_id) for i in items if i.provision_id),
        anaphoric=False,
    )


def neighbour(current: Understanding, answers: Sequence[Answer], documents: Sequence[Document]) -> Item | None:
    """The clause after or before the one the last answer cited first."""
    step = ("next_clause" in current.filters) - ("previous_clause" in current.filters)
    cited = next((c for answer in reversed(answers) for c in answer.citations[:1]), None)
    return _beside(cited, step, documents) if step and cited is not None else None


def _by_its_sum(current: Understanding, told: Answer, documents: Sequence[Document]) -> tuple[Item, ...]:
    """那500万是给谁的: of what was just told, that which has the sum."""
    stated = [claim.value for claim in current.claims if claim.unit == "yuan"]
    if len(stated) != 1 or has_topic(current) or not set(current.asks) <= _OF_A_SUM:
        return ()
    return with_sum(stated[0], told, documents) if phrases("which_has_sum").search(current.text) else ()


def _asks_of(current: Understanding, items: Sequence[Item], before: Understanding | None) -> tuple[Ask, ...]:
    asks = tuple(a for a in current.asks if a is not Ask.COMPARE)
    if current.claims and set(asks) <= _OF_A_SUM and all(i.provision_id for i in items):
        return (Ask.AMOUNT,)
    if not set(asks) <= VAGUE_ASKS:
        return asks
    if len(items) > 1 and Ask.COMPARE in current.asks:
        return current.asks
    if any(i.part for i in items):
        return (Ask.LOOKUP,)
    if before is not None and before.ask not in OVER_ALL | VAGUE_ASKS:
        return before.asks
    return (Ask.AMOUNT,) if any(i.provision_id for i in items) else (Ask.LOOKUP,)


def _beside(cited: Citation, step: int, documents: Sequence[Document]) -> Item | None:
    clauses = [c for d in documents if d.document_id == cited.document_id for c in d.clauses]
    kind = next((c.kind for c in clauses if c.clause_id == cited.clause_id), ClauseKind.CLAUSE)
    peers: list[Clause] = [c for c in clauses if c.kind is kind]
    place = next((i for i, c in enumerate(peers) if c.clause_id == cited.clause_id), None)
    if place is None or not 0 <= place + step < len(peers):
        return None
    found = peers[place + step]
    return Item(found.document_id, found.clause_id, found.label)
