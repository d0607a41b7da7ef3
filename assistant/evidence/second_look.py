"""Whether the sentence nearest to a question answers it after all, where the rules found no answer or claim a gap.

One probability for each of the nearest sentences: a logistic model over named features of the question, of
what the rules said, and of the sentence. Its weights are data (``second_look.toml``), learnt by
``tests/benchmarks/verdict.py`` from questions with known clauses, questions that nothing answers, and
questions put to texts that are about something else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.evidence.nearest import Nearest, candidates, read_clauses
from assistant.evidence.relevance import RelevanceModel, load_model
from assistant.evidence.settling import settling
from assistant.inquiry import Inquiry
from assistant.understanding.model import Ask

SOURCES = ("none", "kind", "part", "detail", "manner", "support", "doubtful")
_MOST_UNREAD = 3
_CLAIMED, _AGAINST_A_CLAIM = ("kind", "doubtful", "detail"), 0.55
_JUDGED = (
    "cosine",
    "below_best",
    "adapted_below",
    "lost_sector",
    "lost_object",
    "lost_subject",
    "lost_action",
    "lost_word",
    "lost_place",
    "lost_other",
    "found_word",
    "covered",
    "focus",
    "holds_topic",
)
_ABROAD = (
    "relevance",
    "covers",
    "words",
    "clause_words",
    "characters",
    "cosine",
    "below_best",
    "lost_object",
    "lost_word",
)
_OF_SUMS = ("typed", "untyped", "denied", "relevance", "words")
_ASKS = (
    Ask.AMOUNT,
    Ask.TERM,
    Ask.COUNT,
    Ask.DATE,
    Ask.AUTHORITY,
    Ask.CONDITIONS,
    Ask.SUPPORT,
    Ask.GENERAL,
    Ask.DEFINITION,
    Ask.LIST,
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What the rules said that tells nothing.

    ``source`` is one of ``SOURCES`` and says which sort of composer claimed a gap, or that nothing was found;
    ``denied`` are the clauses, by key, that it says are silent on the question.
    """

    source: str
    denied: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence with the probability, 0..1, that it answers, and what that rests on."""

    nearest: Nearest
    probability: float
    features: Mapping[str, float]


@cache
def second_look_model(name: str) -> RelevanceModel:
    """A shipped model: ``bundled`` weighs the cosines of the bundled embeddings, ``words`` weighs none."""
    return load_model(Path(__file__).with_name("second_look.toml"), name)


def second_looks(inquiry: Inquiry, refusal: Refusal) -> list[Candidate]:
    """The sentences that are likely enough to answer, the likeliest first."""
    # what the composer for the very kind of question says that a clause leaves open, it mostly does
    threshold = _AGAINST_A_CLAIM if refusal.source in _CLAIMED else _model_for(inquiry).threshold
    return [c for c in judged_sentences(inquiry, refusal) if c.probability >= threshold]


def judged_sentences(inquiry: Inquiry, refusal: Refusal) -> list[Candidate]:
    """The nearest sentences, however likely they answer, the likeliest first."""
    model = _model_for(inquiry)
    judged = [
        Candidate(found, model.probability(features), features)
        for found, features in second_look_features(inquiry, refusal)
    ]
    return sorted(judged, key=lambda c: -c.probability)


def _model_for(inquiry: Inquiry) -> RelevanceModel:
    return second_look_model("bundled" if inquiry.bundled_embeddings else "words")


def second_look_features(inquiry: Inquiry, refusal: Refusal) -> list[tuple[Nearest, dict[str, float]]]:
    """What the model weighs of each of the nearest sentences."""
    about = question_features(inquiry, refusal)
    return [(one, clause_features(inquiry, refusal, one) | about) for one in candidates(inquiry)]


def question_features(inquiry: Inquiry, refusal: Refusal) -> dict[str, float]:
    """What is weighed of a question and of its refusal, whatever the clause."""
    understanding = inquiry.understanding
    unread = sum(not t.hard for t in inquiry.strays) + len(understanding.dropped)
    features = {
        "yes_no": float(understanding.yes_no),
        "unread": min(unread, _MOST_UNREAD) / _MOST_UNREAD,
        "named_stray": float(any(t.hard for t in inquiry.strays)),
        "claimed": float(bool(understanding.claims)),
        "settling": settling(inquiry.vector),
    }
    features |= {f"from_{source}": float(refusal.source == source) for source in SOURCES}
    return features | {f"asks_{ask.value}": float(understanding.ask is ask) for ask in _ASKS}


def clause_features(inquiry: Inquiry, refusal: Refusal, one: Nearest) -> dict[str, float]:
    """What is weighed of a clause and its nearest sentence, beside the other clauses that come first."""
    clause = one.clause
    others = [c for c in read_clauses(inquiry) if c is not clause]
    foreign = inquiry.language != clause.document.metadata.language
    features = dict(one.features) | {name: clause.judgement.features.get(name, 0.0) for name in _JUDGED}
    features["lexical"] = clause.judgement.features.get("words", 0.0)
    features["denied"] = float(clause.clause.key in refusal.denied)
    features["passed_over"] = float(bool(refusal.denied) and clause.clause.key not in refusal.denied)
    features["rendered"] = float(foreign and bool(clause.clause.rendering))
    features["retrieval_lead"] = _lead(clause.retrieval, [c.retrieval for c in others])
    features["relevance_lead"] = _lead(clause.judgement.probability, [c.judgement.probability for c in others])
    features["order_lead"] = _lead(clause.score, [c.score for c in others])
    abroad = float(foreign and not clause.clause.rendering)
    features["abroad"] = abroad
    features |= {f"abroad_{name}": abroad * features[name] for name in _ABROAD}
    sums = float(inquiry.understanding.ask is Ask.AMOUNT)
    return features | {f"sum_{name}": sums * features[name] for name in _OF_SUMS}


def _lead(own: float, others: Sequence[float]) -> float:
    return own - max(others, default=0.0)
