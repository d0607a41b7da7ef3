"""Questions about the answer just given: which clause it is, its wording, whether a sum is a cap, how it is paid.

Such a message names nothing of its own, so nothing is taken over for it: it is put to what was told. Where that was a
list, a comparison, a gap or a refusal, the last question is asked again, whose answer says for each what is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.contract import Answer, AnswerStatus
from assistant.ellipsis import MANNER, NO_TOPIC, VAGUE_ASKS
from assistant.pointing import Item, items_of, with_sum
from assistant.understanding.model import Ask, Understanding
from assistant.understanding.terms import STRAY
from assistant.understanding.vocabulary import phrases
from corpus.model import Document

_MOST = 4
_OF_A_DOCUMENT = frozenset({Ask.VALIDITY, Ask.STATUS, Ask.DATE, Ask.TERM, Ask.TOTAL})


@dataclass(frozen=True, slots=True)
class OfTold:
    """A question about what was told; without ``items`` the last question is asked again."""

    asked: Understanding
    items: tuple[Item, ...] = ()


def of_told(current: Understanding, told: Answer, documents: Sequence[Document]) -> OfTold | None:
    """What a message asks about the answer just given; None where it asks of anything else."""
    if told.status is AnswerStatus.CLARIFY or current.refs or current.documents or current.foreign_place:
        return None
    if phrases("limit_asked").fullmatch(current.text.strip()):
        return _of_sums(replace(current, asks=(Ask.AMOUNT,), terms=(), claims=()), told, documents)
    where = phrases("where_it_stands").fullmatch(current.text.strip())
    if where or phrases("its_wording").fullmatch(current.text.strip()):
        return _of_clause(replace(current, asks=(Ask.LOOKUP,), terms=()), told)
    if phrases("per_which").fullmatch(current.text.strip()):
        return _of_sums(replace(current, asks=(Ask.AMOUNT,), terms=(), filters={}), told, documents) or OfTold(current)
    return _of_manner(current, told, documents)


def is_about_told(question: str) -> bool:
    """Whether an earlier message only asked about the answer before it: the next one leans on what that told."""
    asked = question.strip().replace("？", "?")
    return any(phrases(name).fullmatch(asked) for name in ("where_it_stands", "its_wording", "limit_asked"))


def asks_manner(current: Understanding) -> bool:
    """Whether a message asks how money is paid, names nothing it is paid for, and is about no document as such."""
    named = [t for t in current.terms if t.category not in NO_TOPIC | {STRAY}]
    how = MANNER & set(current.filters)
    return bool(how) and not named and set(current.asks) <= VAGUE_ASKS | _OF_A_DOCUMENT


def _of_manner(current: Understanding, told: Answer, documents: Sequence[Document]) -> OfTold | None:
    """Asked how the sums just told are paid, whether what was told can be combined, or either after a refusal."""
    if not asks_manner(current):
        return None
    if told.status is AnswerStatus.NOT_FOUND:
        return OfTold(current)
    if current.claims:
        return _of_the_sum_named(current, told, documents)
    combined = "combine" in current.filters and told.status is AnswerStatus.ANSWERED
    items = _clauses(told) if combined else _sums(told, documents)
    several = combined or len({(i.document_id, i.clause_id) for i in items}) > 1
    return OfTold(replace(current, terms=()), items) if several and 0 < len(items) <= _MOST else None


def _of_the_sum_named(current: Understanding, told: Answer, documents: Sequence[Document]) -> OfTold | None:
    """Is the 2 million per year, of the 2 million just told: the sum is no claim that is to be checked."""
    stated = [claim.value for claim in current.claims if claim.unit == "yuan"]
    items = with_sum(stated[0], told, documents) if len(current.claims) == len(stated) == 1 else ()
    return OfTold(replace(current, claims=(), terms=()), items) if items else None


def _of_sums(asked: Understanding, told: Answer, documents: Sequence[Document]) -> OfTold | None:
    """Put to the sums that were told, or to the one clause that was; a gap or a long list is told again."""
    items = _sums(told, documents)
    if not items and told.status is AnswerStatus.ANSWERED:
        items = _clauses(told)
        return OfTold(asked, items) if len(items) == 1 else None
    return OfTold(asked, items if len(items) <= _MOST else ())


def _of_clause(asked: Understanding, told: Answer) -> OfTold:
    """Put to the one clause told of, or to the one that leaves open what was asked; several are told again."""
    clauses = _clauses(told)
    if told.status is AnswerStatus.NOT_SPECIFIED:
        clauses = clauses[:1]
    return OfTold(asked, clauses if len(clauses) == 1 else ())


def _sums(told: Answer, documents: Sequence[Document]) -> tuple[Item, ...]:
    return tuple(item for item in items_of(told, documents) if item.provision_id) if told.amounts else ()


def _clauses(told: Answer) -> tuple[Item, ...]:
    named = {(c.document_id, c.clause_id): c.label for c in told.citations}
    return tuple(Item(*key, label) for key, label in named.items())
