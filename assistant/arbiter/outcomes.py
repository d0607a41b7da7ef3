"""The answers that a question could get: as it was read, as if another kind had been asked for, and refusals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from assistant.compose import compose
from assistant.compose.draft import Draft, first_clause
from assistant.compose.gaps import not_found
from assistant.compose.nearest import pointed, refusal_of, told
from assistant.compose.withholding import left_open
from assistant.contract import AnswerStatus
from assistant.evidence.second_look import Candidate, Refusal, judged_sentences
from assistant.inquiry import Inquiry, RankedClause
from assistant.understanding.model import Ask, Understanding
from assistant.verify import verify

READ = "read"
KINDS = (
    Ask.AMOUNT,
    Ask.CONDITIONS,
    Ask.GENERAL,
    Ask.SUPPORT,
    Ask.LIST,
    Ask.DEFINITION,
    Ask.COUNT,
    Ask.TERM,
    Ask.AUTHORITY,
    Ask.PROFILE,
)
"""The kinds of question that are tried beside the one that was read."""
NO_CLAIMS, NO_DETAIL, LEFT_OPEN, NOTHING, NEAREST = "no_claims", "no_detail", "left_open", "nothing", "nearest"
WAYS = (READ, *(kind.value for kind in KINDS), NO_CLAIMS, NO_DETAIL, LEFT_OPEN, NOTHING, NEAREST)
"""The ways to an answer: reading it as it was read, as each kind, without what it claims or the detail it names, …"""

Inquire = Callable[[Understanding], Inquiry]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A possible answer, the inquiry it rests on, and the ways that lead to it."""

    draft: Draft
    inquiry: Inquiry
    ways: tuple[str, ...]

    @property
    def first(self) -> RankedClause | None:
        """The clause that it rests on first, where that was retrieved."""
        key = first_clause(self.draft)
        return next((ranked for ranked in self.inquiry.ranked if ranked.clause.key == key), None)

    @property
    def told(self) -> tuple[object, ...]:
        """What two outcomes share that say the same."""
        draft = self.draft
        sums = tuple((found.clause.key, found.provision.provision_id) for found in draft.amounts)
        return draft.status, first_clause(draft), draft.sort, sums, len(draft.lines)


def outcomes(inquiry: Inquiry, draft: Draft, inquire: Inquire) -> list[Outcome]:
    """What a question read as ``inquiry`` could be answered, that reading's own ``draft`` first; each answer once."""
    found = [Outcome(draft, inquiry, (READ,))]
    for way, understanding in _otherwise(inquiry.understanding):
        other = inquire(understanding)
        found.append(_verified(compose(other), other, way))
    found += [_verified(refusal, inquiry, way) for way, refusal in _refusals(inquiry, draft)]
    merged: dict[tuple[object, ...], Outcome] = {}
    for one in found:
        same = merged.get(one.told)
        merged[one.told] = one if same is None else replace(same, ways=(*same.ways, *one.ways))
    return list(merged.values())


def _otherwise(understanding: Understanding) -> list[tuple[str, Understanding]]:
    ways = [(k.value, replace(understanding, asks=(k,))) for k in KINDS if (k,) != understanding.asks]
    if understanding.claims:
        ways.append((NO_CLAIMS, replace(understanding, claims=())))
    if understanding.attributes:
        ways.append((NO_DETAIL, replace(understanding, attributes=())))
    return ways


def _verified(draft: Draft, inquiry: Inquiry, way: str) -> Outcome:
    return Outcome(verify(draft, inquiry.scope)[0], inquiry, (way,))


def _refusals(inquiry: Inquiry, draft: Draft) -> Iterator[tuple[str, Draft]]:
    """That nothing speaks to it, that the clause leaves it open; and in place of a refusal the nearest sentence."""
    if draft.status is not AnswerStatus.NOT_FOUND:
        yield NOTHING, not_found(inquiry)
    quoting = draft if draft.status is AnswerStatus.ANSWERED else _nearest(inquiry, draft)
    if quoting is None:
        return
    if quoting is not draft:
        yield NEAREST, quoting
    if (left := left_open(inquiry, quoting)) is not None:
        yield LEFT_OPEN, left


def _nearest(inquiry: Inquiry, draft: Draft) -> Draft | None:
    """The sentence that likeliest answers, however likely."""
    drafts = (told(inquiry, judged.nearest) for judged in looked_at(inquiry, draft))
    return next((one for one in drafts if one is not None), None)


def pointing(inquiry: Inquiry) -> Outcome | None:
    """That no clause clearly answers but the first comes nearest: what it leaves open no sentence of it states."""
    draft = pointed(inquiry)
    return None if draft is None else _verified(draft, inquiry, LEFT_OPEN)


def looked_at(inquiry: Inquiry, draft: Draft) -> list[Candidate]:
    """The nearest sentences as the second look judges them beside a draft, also one that it would leave alone."""
    return judged_sentences(inquiry, refusal_of(inquiry, draft, "none") or Refusal("none"))
