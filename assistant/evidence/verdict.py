"""Whether a quote found by the rules answers the question: a clause may speak of the matter and not settle it.

A logistic model over some of what the second look weighs of a clause, the sort of composer that quotes it, and how
likely texts settle such a question (``settling.py``). Its weights are data (``verdict.toml``), learnt by
``tests/benchmarks/verdict.py`` from questions that the rules answer by a quote.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from assistant.evidence.nearest import nearest_in
from assistant.evidence.relevance import RelevanceModel, load_model
from assistant.evidence.second_look import Refusal, clause_features, question_features
from assistant.inquiry import Inquiry, RankedClause

QUOTING = (
    "support",
    "term",
    "kind.support",
    "kind.count",
    "kind.term",
    "kind.authority",
    "kind.conditions",
    "kind.definition",
    "kind.date",
)
"""The sorts of composer whose quotes are judged."""
_WEIGHED = (
    "settling",
    "relevance",
    "relevance_lead",
    "order_lead",
    "cosine",
    "adapted_below",
    "match",
    "covered",
    "covers",
    "focus",
    "words",
    "clause_words",
    "characters",
    "lost",
    "lost_word",
    "lost_object",
    "lost_other",
    "unread",
    "named_stray",
    "typed",
    "untyped",
    "stating",
    "yes_no",
    "abroad",
)


@cache
def verdict_model() -> RelevanceModel:
    """The shipped model, which weighs the cosines of the bundled embeddings."""
    return load_model(Path(__file__).with_name("verdict.toml"), "bundled")


def verdict_features(inquiry: Inquiry, clause: RankedClause, sort: str) -> dict[str, float] | None:
    """What the model weighs of a quote from a clause by a composer of that sort; None where nothing can be weighed."""
    nearest = nearest_in(inquiry, clause)
    if nearest is None:
        return None
    unrefused = Refusal("none")
    features = clause_features(inquiry, unrefused, nearest) | question_features(inquiry, unrefused)
    by = {f"by_{name.replace('.', '_')}": float(sort == name) for name in QUOTING}
    return {name: features[name] for name in _WEIGHED} | by


def answers(inquiry: Inquiry, clause: RankedClause, sort: str) -> bool:
    """Whether a quote from the clause likely enough answers; without the bundled embeddings it is never doubted."""
    features = verdict_features(inquiry, clause, sort) if inquiry.vector is not None else None
    return features is None or verdict_model().probability(features) >= verdict_model().threshold
