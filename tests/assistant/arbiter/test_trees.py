"""Boosted trees as data: each row falls to the leaves that its features lead to."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.arbiter.trees import BoostedTrees

SPLIT, LEAF = (1, 0.5, 1, 2, 0.0), -1.0


@pytest.fixture
def stored(tmp_path):
    """Two trees over three columns: one splits on the second at 0.5, one is a leaf; the baseline is -1."""
    array = np.zeros((3, 3, 5), np.float32)
    array[0] = [SPLIT, (LEAF, 0, 0, 0, 2.0), (LEAF, 0, 0, 0, -3.0)]
    array[1, :, 0] = LEAF
    array[1, 0, 4] = 0.25
    array[2, 0, :2] = 3, -1.0
    path = tmp_path / "trees.npy"
    np.save(path, array)
    return path


@given(value=st.floats(-5, 5, width=32))
def test_a_row_takes_the_branch_of_its_feature(tmp_path_factory, value):
    array = np.zeros((2, 3, 5), np.float32)
    array[0] = [SPLIT, (LEAF, 0, 0, 0, 2.0), (LEAF, 0, 0, 0, -3.0)]
    array[1, 0, :2] = 3, -1.0
    path = tmp_path_factory.mktemp("trees") / "one.npy"
    np.save(path, array)
    score = -1.0 + (2.0 if value <= 0.5 else -3.0)
    found = BoostedTrees.load(path, 3).probability(np.array([[9, value, 9]], np.float32))
    assert found == pytest.approx([1 / (1 + np.exp(-score))])


def test_leaves_add_up_row_by_row(stored):
    rows = np.array([[0, 0.0, 0], [0, 1.0, 0]], np.float32)
    scores = np.array([-1 + 2.0 + 0.25, -1 - 3.0 + 0.25])
    assert BoostedTrees.load(stored, 3).probability(rows) == pytest.approx(1 / (1 + np.exp(-scores)))


def test_trees_of_other_columns_are_refused(stored):
    with pytest.raises(ValueError, match=r"trees\.npy weighs 3 traits, not 4: learn it anew"):
        BoostedTrees.load(stored, 4)
