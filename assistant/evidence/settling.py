"""How likely a text settles a question of this kind at all, as the question's embedding tells.

Rules say what is given, to whom and until when; they hardly ever name a telephone number, a price, a person, how
many are to be chosen, or what happens elsewhere. Which kinds of question these are is learnt, whatever the text,
from all questions of which it is known whether their text answers: a logistic model over the embedding, whose
weights are data (``settling.npy``), learnt by ``tests/benchmarks/verdict.py``. They fit the bundled embeddings
alone.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]


@cache
def _weights() -> Vector:
    """One for each dimension, then the intercept with the mean's share."""
    return np.asarray(np.load(Path(__file__).with_name("settling.npy")), np.float32)


def settling(vector: Vector | None) -> float:
    """The log odds that its text answers the question with this embedding, of unit length; 0 where none is known."""
    weights = _weights()
    if vector is None or len(vector) + 1 != len(weights):
        return 0.0
    return float(vector @ weights[:-1] + weights[-1])
