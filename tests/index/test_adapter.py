"""The learnt turn of a question's vector."""

from __future__ import annotations

import numpy as np
import pytest

from index.adapter import Adapter, load_adapter
from index.dense import DenseIndex
from index.embeddings import EmbeddingModel


def adapter(rank=2, width=4):
    random = np.random.default_rng(3)
    down, up = random.normal(size=(width, rank)), random.normal(size=(rank, width))
    return Adapter(down.astype(np.float32), up.astype(np.float32), np.zeros(width, np.float32))


def test_nothing_learnt_turns_nothing():
    still = Adapter(np.ones((4, 2), np.float32), np.zeros((2, 4), np.float32), np.zeros(4, np.float32))
    question = np.array([0.6, 0.8, 0.0, 0.0], np.float32)
    assert still(question) == pytest.approx(question)


def test_a_turned_question_has_length_one():
    turned = adapter()(np.array([1.0, 0.0, 0.0, 0.0], np.float32))
    assert np.linalg.norm(turned) == pytest.approx(1.0, abs=1e-5)
    assert not np.allclose(turned, [1.0, 0.0, 0.0, 0.0])


def test_the_shipped_table_is_read_as_it_was_written():
    made = adapter()
    again = Adapter.of(made.table)
    assert again.down == pytest.approx(made.down, abs=2e-3)
    assert again.up == pytest.approx(made.up, abs=2e-3)
    assert again.table.tobytes() == made.table.tobytes()


def test_the_shipped_adapter_fits_the_bundled_model_and_is_small():
    shipped = load_adapter()
    assert shipped.down.shape[0] == shipped.up.shape[1] == len(shipped.shift) == 384
    assert shipped.table.nbytes < 100_000


class Rows:
    """As much of a reader as comparing takes."""

    ids = ("a", "b", "c")
    vectors = np.eye(3, 384, dtype=np.float32)


class Fixed:
    """An embedding model that gives one vector."""

    def embed_query(self, _text):
        return [0.6, 0.8, *[0.0] * 382]


def compared(*, bundled):
    dense = DenseIndex(Rows(), EmbeddingModel("fixed", Fixed, bundled=bundled), layout=None)
    plain = dense.cosines("question", np.array([0, 1]))
    return plain, dense.adapted("question", plain)


def test_only_rows_that_were_compared_are_compared_again():
    plain, turned = compared(bundled=True)
    assert turned[2] == plain[2] == 0.0
    assert turned[:2] == pytest.approx(load_adapter()(np.array(Fixed().embed_query(""), np.float32))[:2])


def test_another_model_keeps_its_cosines():
    plain, turned = compared(bundled=False)
    assert turned is plain
