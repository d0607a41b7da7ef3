"""Fusing what the sides of the index say: pure functions from arrays to arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SIDES = ("lexical", "dense", "concepts")
"""The features that find a clause; the others only move it."""

_JOIN = 3
_RANK_OF_ZERO = 200
_SMALLEST_SPREAD = 0.02


def by_clause(scores: NDArray[np.floating], starts: NDArray[np.intp]) -> Floats:
    """The best passage's score for each clause; ``starts`` are the first rows of the clauses, ascending."""
    if not len(starts):
        return np.zeros(0)
    return np.asarray(np.maximum.reduceat(scores.astype(np.float64), starts))


def over_best(scores: Floats) -> Floats:
    """Scores as shares of the highest; zeros when nothing scored."""
    best = scores.max(initial=0.0)
    return scores / best if best > 0 else np.zeros_like(scores)


def over_spread(cosines: Floats) -> Floats:
    """Cosines stretched to 0..1 between the best and the two-hundredth.

    The values of a small model lie close together and mean nothing absolute; near ties stay
    near, because the spread is never taken as less than a small constant.
    """
    if not len(cosines):
        return cosines
    high = float(cosines.max())
    rank = min(_RANK_OF_ZERO, len(cosines)) - 1
    low = float(-np.partition(-cosines, rank)[rank])
    spread = max(high - low, _SMALLEST_SPREAD)
    return np.clip((cosines - high) / spread + 1.0, 0.0, 1.0)


def weighted_sum(features: Mapping[str, Floats], weights: Mapping[str, float]) -> Floats:
    """The sum of the features, each times its weight; a feature without a weight counts nothing."""
    arrays = [weights.get(name, 0.0) * values for name, values in features.items()]
    return np.asarray(np.sum(arrays, axis=0), np.float64)


def fused(features: Mapping[str, Floats], weights: Mapping[str, float]) -> Floats:
    """The weighted sum as a share of the highest that this question could reach; at most 1, may fall below 0.

    A side that found nothing (no rendering, no embeddings) leaves its weight to the others.
    """
    silent = {name for name in SIDES if name in features and not features[name].any()}
    spoken = sum(weights.get(name, 0.0) for name in SIDES if name in features and name not in silent)
    scale = 1.0 / spoken if spoken else 1.0
    adjusted = {name: weight * scale if name in SIDES else weight for name, weight in weights.items()}
    highest = sum(
        adjusted.get(name, 0.0) * float(values.max(initial=0.0))
        for name, values in features.items()
        if adjusted.get(name, 0.0) > 0
    )
    return weighted_sum(features, adjusted) / max(highest, 1.0)


def order(scores: Floats, count: int) -> list[int]:
    """Places of the ``count`` highest scores, highest first, ties in document order."""
    best: Sequence[int] = np.argsort(-scores, kind="stable")[:count].tolist()
    return list(best)


def joined(places: Sequence[int], latent: Floats, count: int) -> list[int]:
    """At most ``count`` places, the last third of them for what has most in common by latent terms."""
    nearest = [place for place in order(latent, count // _JOIN) if latent[place] > 0.0] if latent.any() else []
    kept = count - len(nearest)
    return list(dict.fromkeys([*places[:kept], *nearest, *places[kept:]]))[:count]
