"""Chooses among the answers that a question could get, where the one that its reading gives is in doubt.

Two models of boosted trees over named traits, learnt by ``tests/benchmarks/arbiter.py`` from whole answers that are
known to be right or wrong. The first doubts the answer of the reading alone, so that most questions cost nothing
more; the second compares it with the others. Another answer takes its place only where it is likelier right by a
margin. Their weights (``arbiter.npy``, ``doubt.npy``) fit the bundled embeddings.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

from assistant.arbiter.outcomes import Inquire, Outcome, outcomes
from assistant.arbiter.traits import NAMES, OWN, alone, traits
from assistant.arbiter.trees import BoostedTrees
from assistant.compose.draft import Draft
from assistant.contract import AnswerStatus
from assistant.inquiry import Inquiry

SURE = 0.8
"""The probability from which the answer of the reading stands without a look at others."""
MARGIN, MARGIN_FOR_SUMS = 0.12, 0.17
"""By how much another must be likelier right; an answer that tells sums by more."""


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
    read = Outcome(draft, inquiry, ("read",))
    if not open_to_choice(inquiry, draft) or _model("doubt", len(OWN)).probability(alone(read))[0] >= SURE:
        return read
    found = outcomes(inquiry, draft, inquire)
    right = _model("arbiter", len(NAMES)).probability(traits(found))
    margins = np.asarray([0.0, *(MARGIN_FOR_SUMS if one.draft.amounts else MARGIN for one in found[1:])])
    best = int(np.argmax(right - margins))
    return found[best]
