"""Chooses among the answers that a question could get, where the one that its reading gives is in doubt.

Two models of boosted trees over named traits, learnt by ``tests/benchmarks/arbiter.py`` from whole answers that are
known to be right or wrong. The first doubts the answer of the reading alone, so that most questions cost nothing
more; the second compares it with the others. Another answer takes its place only where it is likelier right by a
margin. Their weights (``arbiter.npy``, ``doubt.npy``) fit the bundled embeddings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.arbiter.outcomes import LEFT_OPEN, READ, Inquire, Outcome, outcomes, pointing
from assistant.arbiter.traits import NAMES, OWN, alone, traits
from assistant.arbiter.trees import BoostedTrees
from assistant.compose.draft import Draft, first_clause
from assistant.compose.withholding import left_open
from assistant.contract import AnswerStatus
from assistant.evidence.asked import AskedFigure
from assistant.evidence.measures import states
from assistant.inquiry import Inquiry
from assistant.verify import verify

Chances = NDArray[np.float64]

SURE = 0.8
"""The probability from which the answer of the reading stands without a look at others."""
MARGIN, MARGIN_FOR_SUMS, MARGIN_TO_REFUSE, MARGIN_FOR_NOTHING = 0.08, 0.17, 0.2, 0.25
"""By how much another must be likelier right; one that tells sums by more, a refusal in place of an answer, and
that nothing speaks to the question in place of a clause that leaves it open: who asks loses what that points to."""

CLOSE_TO_NOTHING, BEHIND_NOTHING, LIKELY_OPEN = 0.1, 0.4, 0.15
"""How far behind "nothing speaks to it" the first clause is pointed to all the same: closely, or if likely enough."""


@cache
def _model(name: str, columns: int) -> BoostedTrees:
    return BoostedTrees.load(Path(__file__).with_name(f"{name}.npy"), columns)


def open_to_choice(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether an answer may be another one: not where the question names its clause, nor what the library lacks."""
    understanding = inquiry.understanding
    if understanding.refs or understanding.foreign_place or understanding.foreign_rule or understanding.dangling:
        return False
    if inquiry.vector is None or not inquiry.bundled_embeddings or not inquiry.ranked:
        return False
    return not draft.settled and draft.status is not AnswerStatus.CLARIFY


def chosen(inquiry: Inquiry, draft: Draft, inquire: Inquire) -> Outcome:
    """The answer that stands: the reading's own ``draft``, or one that is clearly likelier right."""
    read = Outcome(draft, inquiry, (READ,))
    if not open_to_choice(inquiry, draft) or _model("doubt", len(OWN)).probability(alone(read))[0] >= SURE:
        return read
    found = [one for one in outcomes(inquiry, draft, inquire) if not _denies_what_is_quoted(one, read)]
    right = _model("arbiter", len(NAMES)).probability(traits(found))
    place = likeliest(right, [one.draft.status for one in found], [bool(one.draft.amounts) for one in found])
    best = _pointing(found, right[place]) if found[place].draft.status is AnswerStatus.NOT_FOUND else None
    best = best or found[place]
    return read if _leaves_the_same_open(best, read) else _worded(best, read)


def likeliest(right: Chances, statuses: Sequence[AnswerStatus], sums: Sequence[bool]) -> int:
    """The place of the answer that stands, the first being that of the reading.

    ``right`` (answers,) are their chances, 0..1, to be right; ``sums`` says which tell sums.
    """
    others = [_margin(statuses[0], status, tells) for status, tells in zip(statuses, sums, strict=True)]
    return int(np.argmax(right - np.asarray([0.0, *others[1:]])))


def _pointing(found: Sequence[Outcome], nothing: float) -> Outcome | None:
    """The first clause as the nearest, where that nothing speaks to the question is hardly likelier right.

    ``nothing`` is the chance of the latter, 0..1. The sentences that are looked at again state what is asked for, which
    a clause that leaves it open does not; so none of them points to it.
    """
    nearest = pointing(found[0].inquiry)
    if nearest is None:
        return None
    chance = float(_model("arbiter", len(NAMES)).probability(traits([*found, nearest]))[-1])
    close = nothing - chance <= CLOSE_TO_NOTHING
    return nearest if close or (chance >= LIKELY_OPEN and nothing - chance <= BEHIND_NOTHING) else None


def _margin(read: AnswerStatus, other: AnswerStatus, tells_sums: bool) -> float:
    if read is AnswerStatus.NOT_SPECIFIED and other is AnswerStatus.NOT_FOUND:
        return MARGIN_FOR_NOTHING
    if read is AnswerStatus.ANSWERED and other is not AnswerStatus.ANSWERED:
        return MARGIN_TO_REFUSE
    return MARGIN_FOR_SUMS if tells_sums else MARGIN


def _denies_what_is_quoted(outcome: Outcome, read: Outcome) -> bool:
    """Whether an answer leaves open what the reading quotes of the same clause: 公示几天, of 公示7天.

    Or tells sums of it in its place: 几个名额, of 不超过2名.
    """
    asked = AskedFigure.of(read.inquiry.understanding).measures
    if not asked or read.draft.status is not AnswerStatus.ANSWERED or read.draft.amounts:
        return False
    denied = outcome.draft.status is AnswerStatus.NOT_SPECIFIED or outcome.draft.amounts
    if not denied or first_clause(outcome.draft) != first_clause(read.draft):
        return False
    return any(states(asked, span.quote) for line in read.draft.lines for span in line.evidence[:1])


def _leaves_the_same_open(outcome: Outcome, read: Outcome) -> bool:
    """Whether two answers say that the same clause leaves it open: the kind that was read has the better words."""
    open_ = AnswerStatus.NOT_SPECIFIED
    same = first_clause(outcome.draft) == first_clause(read.draft)
    return outcome.draft is read.draft or (outcome.draft.status is open_ and read.draft.status is open_ and same)


def _worded(outcome: Outcome, read: Outcome) -> Outcome:
    """Words that fit whatever was asked where a clause leaves it open: the kind that led there may be another one."""
    draft = outcome.draft
    own = {READ, LEFT_OPEN, read.inquiry.understanding.ask.value}
    if draft.status is not AnswerStatus.NOT_SPECIFIED or own & set(outcome.ways):
        return outcome
    plain = left_open(outcome.inquiry, draft)
    return outcome if plain is None else replace(outcome, draft=verify(plain, outcome.inquiry.scope)[0])
