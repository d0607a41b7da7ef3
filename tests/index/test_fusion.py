from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from index.fusion import by_clause, fused, order, over_best, over_spread

WEIGHTS = {"lexical": 0.4, "dense": 0.6, "named": 0.1}
floats = arrays(np.float64, st.integers(1, 40), elements=st.floats(0, 1))


def test_a_clause_has_its_best_passage():
    assert by_clause(np.array([1, 5, 2, 3]), np.array([0, 2])).tolist() == [5, 3]
    assert by_clause(np.array([]), np.array([], int)).tolist() == []


def test_shares_of_the_best():
    assert over_best(np.array([0.0, 2.0, 4.0])).tolist() == [0.0, 0.5, 1.0]
    assert over_best(np.zeros(2)).tolist() == [0.0, 0.0]


def test_close_cosines_are_stretched_but_ties_are_not_exaggerated():
    stretched = over_spread(np.array([0.80, 0.85, 0.90]))
    nearly_equal = over_spread(np.array([0.900, 0.899]))

    assert stretched.tolist() == pytest.approx([0.0, 0.5, 1.0])
    assert nearly_equal[1] == pytest.approx(0.95)


@given(floats)
def test_stretching_keeps_the_order(cosines):
    stretched = over_spread(cosines)

    assert np.all((stretched >= 0) & (stretched <= 1))
    assert np.all(np.diff(stretched[np.argsort(cosines)]) >= 0)


@given(floats, st.data())
def test_a_fused_score_is_at_most_one(lexical, data):
    dense = data.draw(arrays(np.float64, len(lexical), elements=st.floats(0, 1)))

    assert fused({"lexical": lexical, "dense": dense, "named": np.ones(len(lexical))}, WEIGHTS).max() <= 1 + 1e-9


def test_a_silent_side_leaves_its_weight_to_the_other():
    scores = fused({"lexical": np.array([0.5, 1.0]), "dense": np.zeros(2)}, WEIGHTS)

    assert scores.tolist() == [0.5, 1.0]


def test_ties_stay_in_document_order():
    assert order(np.array([1.0, 2.0, 2.0, 0.0]), 3) == [1, 2, 0]
