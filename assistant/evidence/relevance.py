"""Whether a clause speaks to a question at all, and which clause does so best: two learnt models.

Both weigh the same named features (``signals.py``). *Relevance* is a logistic model: the probability
that a clause speaks to the question. *Order* gives each candidate a value that only ranks it among
the others; it was learnt from which of them answers. The weights are data (``relevance.toml``,
``order.toml``), learnt by ``tests/benchmarks/relevance.py`` from questions with known clauses and
questions that no clause answers; a cosine or a word share alone cannot tell the two apart, together
they can.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from index import Index

Rarity = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class RelevanceModel:
    """Weights by feature name, an intercept, and the probability from which a clause counts as covering."""

    weights: Mapping[str, float]
    intercept: float
    threshold: float

    def logit(self, features: Mapping[str, float]) -> float:
        """The weighted sum; features without a weight count nothing."""
        return self.intercept + sum(weight * features.get(name, 0.0) for name, weight in self.weights.items())

    def probability(self, features: Mapping[str, float]) -> float:
        """The probability, 0..1, that the clause speaks to the question."""
        return 1.0 / (1.0 + math.exp(-self.logit(features)))


@cache
def load_relevance(name: str) -> RelevanceModel:
    """A shipped model: ``bundled`` weighs the cosines of the bundled embeddings, ``words`` weighs none."""
    return load_model(Path(__file__).with_name("relevance.toml"), name)


@cache
def load_order() -> RelevanceModel:
    """The shipped order of clauses, which weighs the cosines of the bundled embeddings."""
    return load_model(Path(__file__).with_name("order.toml"), "bundled")


def load_model(path: Path, name: str) -> RelevanceModel:
    """The model ``name`` of a file of weights."""
    data = _tables(path)[name]
    return RelevanceModel(data["weights"], data.get("intercept", 0.0), data.get("threshold", 0.0))


@cache
def _tables(path: Path) -> Mapping[str, Any]:
    tables: Mapping[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return tables


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the clauses of one library.

    ``rarity`` gives a concept's inverse document frequency (natural logarithm) in the library.
    Cosines of another embedding model lie elsewhere than those learnt from, so they are left out, and the
    order of clauses stays that of the rules: ``order`` is None.
    """

    rarity: Rarity
    model: RelevanceModel
    order: RelevanceModel | None

    @classmethod
    def of(cls, index: Index) -> Judge:
        """The judge that fits an index and its embeddings."""
        if index.bundled_embeddings:
            return cls(index.concept_idf, load_relevance("bundled"), load_order())
        return cls(index.concept_idf, load_relevance("words"), None)

    def judge(self, features: Mapping[str, float], *, named: bool) -> Judgement:
        """How likely a clause speaks to the question; ``named`` says that it holds any of what the question names."""
        probability = self.model.probability(features)
        covers = probability >= self.model.threshold and named
        order = self.order.logit(features) if self.order is not None else None
        return Judgement(probability, covers, features, order)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A probability in 0..1, whether it reaches the threshold, and the features it rests on.

    ``order`` is the value by which the clause is ranked among the candidates; None where the rules rank.
    """

    probability: float
    covers: bool
    features: Mapping[str, float]
    order: float | None = None
