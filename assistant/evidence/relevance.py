"""Whether a clause speaks to a question at all: one probability from what matching and retrieval found.

A logistic model over a dozen named features. Its weights are data (``relevance.toml``), learnt by
``tests/benchmarks/relevance.py`` from questions with known clauses and questions that no clause
answers; a cosine or a word share alone cannot tell the two apart, together they can.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.evidence.match import Match
from assistant.understanding.model import Term
from assistant.understanding.specificity import specificity
from assistant.understanding.terms import STRAY
from index import Hit, Index

_GROUPS = {"sector": "sector", "object": "object", "subject": "subject", "action": "action", "place": "place"}
_CONTENT = ("sector", "object", "subject", "action")
_RAREST = 6.0
_SURE, _HINT = 0.9, 0.3
_HINT_SHARE = 0.8
_BARE_FOUND = 0.5
_PRIOR = 0.2

Rarity = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class RelevanceModel:
    """Weights by feature name, an intercept, and the probability from which a clause counts as covering."""

    weights: Mapping[str, float]
    intercept: float
    threshold: float

    def probability(self, features: Mapping[str, float]) -> float:
        """The probability, 0..1, that the clause speaks to the question."""
        logit = self.intercept + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1.0 / (1.0 + math.exp(-logit))


@cache
def load_relevance(name: str) -> RelevanceModel:
    """A shipped model: ``bundled`` weighs the cosines of the bundled embeddings, ``words`` weighs none."""
    return load_model("relevance.toml", name)


def load_model(file: str, name: str) -> RelevanceModel:
    """The model ``name`` of a file of weights beside this one."""
    data = tomllib.loads(Path(__file__).with_name(file).read_text(encoding="utf-8"))[name]
    return RelevanceModel(data["weights"], data["intercept"], data["threshold"])


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the clauses of one library.

    ``rarity`` gives a concept's inverse document frequency (natural logarithm) in the library.
    Cosines of another embedding model lie elsewhere than those learnt from, so they are left out.
    """

    rarity: Rarity
    model: RelevanceModel

    @classmethod
    def of(cls, index: Index) -> Judge:
        """The judge that fits an index and its embeddings."""
        return cls(index.concept_idf, load_relevance("bundled" if index.bundled_embeddings else "words"))

    def judge(self, match: Match, hit: Hit, focus: float, hits: Sequence[Hit], *, holds_topic: bool) -> Judgement:
        """How likely a clause speaks to the question.

        ``hits`` are all candidates; ``holds_topic`` says whether the rules alone would let it pass.
        """
        features = relevance_features(match, hit, focus, hits, self.rarity)
        features["holds_topic"] = float(holds_topic)
        probability = self.model.probability(features)
        return Judgement(probability, probability >= self.model.threshold and _holds_any(match), features)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A probability in 0..1, whether it reaches the threshold, and the features it rests on."""

    probability: float
    covers: bool
    features: Mapping[str, float]


def relevance_features(match: Match, hit: Hit, focus: float, hits: Sequence[Hit], rarity: Rarity) -> dict[str, float]:
    """What the model weighs of one clause.

    Shares of rarity found and not found are summed by group of concept; ``largest_*`` are the most
    telling single concepts. The best cosine of all candidates is the yardstick for the clause's own.
    """
    found = dict.fromkeys((*_GROUPS.values(), "other", "word"), 0.0)
    lost = dict(found)
    largest_found = largest_lost = 0.0
    for term, strength in match.strengths:
        group, weight, share = _measure(term, strength, rarity)
        found[group] += weight * share
        lost[group] += weight * (1.0 - share)
        if group in _CONTENT:
            largest_found = max(largest_found, weight * share)
            largest_lost = max(largest_lost, weight * (1.0 - share))
    content, missing = sum(found[g] for g in _CONTENT), sum(lost[g] for g in _CONTENT)
    features = {f"found_{g}": value for g, value in found.items()} | {f"lost_{g}": value for g, value in lost.items()}
    return features | {
        "covered": content / (content + missing + _PRIOR),
        "largest_found": largest_found,
        "largest_lost": largest_lost,
        "no_concept": float(not any(t.is_concept and t.category in _GROUPS for t, _ in match.strengths)),
        "words": hit.lexical,
        "cosine": hit.dense,
        "below_best": max(h.dense for h in hits) - hit.dense,
        "focus": focus,
    }


def _measure(term: Term, strength: float, rarity: Rarity) -> tuple[str, float, float]:
    """A term's group, its weight in 0..1, and the share of it that was found."""
    if not term.is_concept:
        return "word", specificity(term.surface), float(strength >= _BARE_FOUND)
    weight = min(rarity(term.key), _RAREST) / _RAREST
    share = 1.0 if strength >= _SURE else max(0.0, (strength - _HINT) / (_SURE - _HINT)) * _HINT_SHARE
    return _GROUPS.get(term.category, "other"), weight, share


def _holds_any(match: Match) -> bool:
    """Whether anything that tells of the topic was found, and nothing that was asked for by name is lacking."""
    telling = [(t, s) for t, s in match.strengths if not t.is_concept or t.category in _GROUPS]
    if any(t.category == STRAY and t.hard for t, _ in telling):
        return False
    return not telling or any(strength >= _BARE_FOUND for _, strength in telling)
