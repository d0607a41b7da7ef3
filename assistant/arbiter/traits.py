"""What is weighed of a possible answer: what it says, how its clause was judged, and how far the others agree."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.arbiter.outcomes import WAYS, Outcome, looked_at
from assistant.compose.draft import first_clause
from assistant.compose.sum_features import ClauseKey
from assistant.compose.sums import chances_of_sums
from assistant.contract import AnswerStatus
from assistant.evidence.verdict import verdict_features, verdict_model
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask

STATUSES = tuple(AnswerStatus)
SORTS = (
    "",
    "other",
    "none",
    "part",
    "detail",
    "manner",
    "support",
    "term",
    "doubtful",
    *(f"kind.{ask.value}" for ask in Ask),
)
_OF_THE_CLAUSE = (
    "covers",
    "relevance",
    "relevance_lead",
    "order_lead",
    "cosine",
    "match",
    "covered",
    "focus",
    "words",
    "clause_words",
    "characters",
    "lost",
    "lost_word",
    "lost_object",
    "lost_other",
    "typed",
    "untyped",
    "stating",
    "abroad",
)
_MOST_LINES = 12
_UNLIKELY = -10.0

Matrix = NDArray[np.float32]

COMPARED = ("looked", "looked_lead", "looked_best", "sum_chance", "best_sum_chance")
"""What is weighed only where an answer is compared with others: how likely its clause answers, sentence and sums."""
OWN = (
    *(f"way_{way}" for way in WAYS),
    *(f"asks_{ask.value}" for ask in Ask),
    *(f"status_{status.value}" for status in STATUSES),
    *(f"sort_{sort}" for sort in SORTS),
    *(f"clause_{name}" for name in _OF_THE_CLAUSE),
    "verdict",
    "settling",
    "rank",
    "score",
    "sums",
    "clauses",
    "lines",
    "settled",
    "same_clause",
    "same_status",
    "read_clause",
    "read_status",
    "best_relevance",
    "best_order",
    "yes_no",
    "claims",
    "counts",
    "details",
    "strays",
    "hard_strays",
    "dropped",
    "topic",
    "hard_topic",
    "documents_named",
    "filters_confirm",
    "filters_exists",
    "filters_negated",
    "filters_several",
    "length",
    "chinese",
    "scope",
    "instrument",
    *COMPARED,
)
"""What is weighed of one answer and of its question."""
_AS_READ = (
    *(f"status_{status.value}" for status in STATUSES),
    *(f"sort_{sort}" for sort in SORTS),
    *(f"clause_{name}" for name in ("relevance", "relevance_lead", "cosine", "match", "words", "clause_words", "lost")),
    "clause_lost_object",
    "clause_typed",
    "verdict",
    "rank",
    "score",
    "sums",
    "clauses",
    "lines",
    "looked",
    "sum_chance",
)
_BEYOND = (
    "verdict",
    "clause_relevance",
    "clause_words",
    "clause_match",
    "rank",
    "score",
    "clause_lost",
    "clause_cosine",
    "looked",
    "sum_chance",
)
NAMES = (*OWN, *(f"read_{name}" for name in _AS_READ), *(f"beyond_{name}" for name in _BEYOND))
"""The columns of ``traits``: an answer's own, some of the answer to the question as it was read, and the distance."""
_AS_READ_AT, _BEYOND_AT = [OWN.index(name) for name in _AS_READ], [OWN.index(name) for name in _BEYOND]


def traits(outcomes: Sequence[Outcome]) -> Matrix:
    """(outcomes, ``NAMES``): what is weighed of each; the first outcome is that of the question as it was read."""
    return beside_the_first(own_traits(outcomes))


def beside_the_first(own: Matrix) -> Matrix:
    """(rows, ``NAMES``) from (rows, ``OWN``), the first of which is of the answer to the question as it was read."""
    read = np.repeat(own[:1], len(own), axis=0)
    return np.hstack([own, read[:, _AS_READ_AT], own[:, _BEYOND_AT] - read[:, _BEYOND_AT]])


def own_traits(outcomes: Sequence[Outcome]) -> Matrix:
    """(outcomes, ``OWN``): what is weighed of each by itself, and how far the others agree.

    A clause must have been retrieved for the question.
    """
    read = outcomes[0]
    about = _of_question(read.inquiry)
    firsts: Counter[tuple[str, str] | None] = Counter()
    statuses: Counter[AnswerStatus] = Counter()
    for one in outcomes:
        firsts[first_clause(one.draft)] += len(one.ways)
        statuses[one.draft.status] += len(one.ways)
    ways = sum(len(one.ways) for one in outcomes)
    beside = _Beside.of(outcomes)
    rows = []
    for one in outcomes:
        own = _of_outcome(one)
        own["same_clause"] = firsts[first_clause(one.draft)] / ways
        own["same_status"] = statuses[one.draft.status] / ways
        own["read_clause"] = float(first_clause(one.draft) == first_clause(read.draft))
        own["read_status"] = float(one.draft.status is read.draft.status)
        row = about | own | beside.traits(one)
        rows.append([row.get(name, 0.0) for name in OWN])
    return np.asarray(rows, np.float32)


def alone(outcome: Outcome) -> Matrix:
    """(1, ``OWN``): what is weighed of the answer to a question as it was read where no other is known yet."""
    row = _of_question(outcome.inquiry) | _of_outcome(outcome)
    return np.asarray([[row.get(name, 0.0) for name in OWN]], np.float32)


@dataclass(frozen=True, slots=True)
class _Beside:
    """How likely each clause answers by its nearest sentence and by its sums, as log odds by clause key."""

    looked: Mapping[ClauseKey, float]
    sums: Mapping[ClauseKey, float]

    @classmethod
    def of(cls, outcomes: Sequence[Outcome]) -> _Beside:
        read = outcomes[0]
        looked: dict[ClauseKey, float] = {}
        for candidate in looked_at(read.inquiry, read.draft):
            looked.setdefault(candidate.nearest.view.clause.key, _log_odds(candidate.probability))
        by_sum = next((one.inquiry for one in outcomes if one.inquiry.asks(Ask.AMOUNT)), None)
        chances = chances_of_sums(by_sum) if by_sum is not None else {}
        return cls(looked, {key: _log_odds(chance) for key, chance in chances.items()})

    def traits(self, outcome: Outcome) -> dict[str, float]:
        """What is known of the clause that an answer rests on first, and of the likeliest."""
        key = first_clause(outcome.draft)
        row = {"best_sum_chance": max(self.sums.values(), default=_UNLIKELY)}
        row["sum_chance"] = _UNLIKELY if key is None else self.sums.get(key, _UNLIKELY)
        row["looked"] = _UNLIKELY if key is None else self.looked.get(key, _UNLIKELY)
        row["looked_best"] = max(self.looked.values(), default=_UNLIKELY)
        row["looked_lead"] = row["looked"] - max((v for k, v in self.looked.items() if k != key), default=_UNLIKELY)
        return row


def _of_question(inquiry: Inquiry) -> dict[str, float]:
    understanding = inquiry.understanding
    filters = understanding.filters
    best = inquiry.ranked[0].judgement
    topic = inquiry.topic
    found = {f"asks_{ask.value}": 1.0 for ask in understanding.asks}
    return found | {
        "best_relevance": _log_odds(best.probability),
        "best_order": best.order if best.order is not None else 0.0,
        "yes_no": float(understanding.yes_no),
        "claims": float(len(understanding.claims)),
        "counts": float(len(understanding.counts)),
        "details": float(len(understanding.attributes)),
        "strays": float(len(inquiry.strays)),
        "hard_strays": float(sum(t.hard for t in inquiry.strays)),
        "dropped": float(len(understanding.dropped)),
        "topic": float(len(topic)),
        "hard_topic": float(sum(t.hard for t in topic)),
        "documents_named": float(len(understanding.documents)),
        "filters_confirm": float("confirm" in filters),
        "filters_exists": float("exists_asked" in filters),
        "filters_negated": float("negated" in filters),
        "filters_several": float("several" in filters),
        "length": float(len(understanding.text)) / (1.0 if inquiry.language == "zh" else 3.0),
        "chinese": float(inquiry.language == "zh"),
        "scope": float(len(inquiry.scope)),
        "instrument": float(any(t.category == "instrument" for t in understanding.terms)),
    }


def _of_outcome(outcome: Outcome) -> dict[str, float]:
    draft, inquiry, first = outcome.draft, outcome.inquiry, outcome.first
    row = {f"way_{way}": 1.0 for way in outcome.ways}
    row[f"status_{draft.status.value}"] = 1.0
    row[f"sort_{draft.sort}"] = 1.0
    row["sums"] = float(len(draft.amounts))
    row["clauses"] = float(len({span.clause.key for line in draft.lines for span in line.evidence}))
    row["lines"] = float(min(len(draft.lines), _MOST_LINES))
    row["settled"] = float(draft.settled)
    row["rank"] = -1.0
    if first is None:
        return row
    row["rank"] = float(next(n for n, ranked in enumerate(inquiry.ranked) if ranked is first))
    row["score"] = first.score
    weighed = verdict_features(inquiry, first, draft.sort)
    if weighed is None:
        return row
    row["verdict"] = verdict_model().logit(weighed)
    row["settling"] = weighed["settling"]
    return row | {f"clause_{name}": weighed[name] for name in _OF_THE_CLAUSE}


def _log_odds(probability: float) -> float:
    kept = min(max(probability, 1e-6), 1 - 1e-6)
    return math.log(kept / (1 - kept))

