from __future__ import annotations

import numpy as np
import pytest

from index.embeddings import EmbeddingModel
from index.vectors import VectorStore, embed_missing, text_id, unit


@pytest.fixture
def model(fake_model):
    return EmbeddingModel("fake", lambda: fake_model)


def test_what_is_kept_is_not_embedded_again(tmp_path, model, fake_model):
    store = VectorStore(tmp_path, model)
    texts = {text_id(text): text for text in ("咖啡烘焙", "茶园面积")}
    reports: list[tuple[int, int]] = []

    first = embed_missing(texts, store, model, lambda done, total: reports.append((done, total)))
    fake_model.embedded.clear()
    again = embed_missing(texts, store, model, lambda done, total: reports.append((done, total)))

    assert fake_model.embedded == []
    assert reports == [(0, 2), (2, 2), (0, 0)]
    assert all(np.allclose(first[id_], again[id_]) for id_ in texts)


def test_models_do_not_share_vectors(tmp_path, model, fake_model):
    first = VectorStore(tmp_path, model)
    embed_missing({"a": "咖啡"}, first, model, lambda done, total: None)

    assert len(first) == 1
    assert len(VectorStore(tmp_path, EmbeddingModel("other", lambda: fake_model))) == 0


def test_the_nearest_come_first(tmp_path, model):
    store = VectorStore(tmp_path, model)
    vectors = unit(np.array([[1, 0], [0, 1], [1, 1]], np.float32))
    store.add(["east", "north", "northeast"], vectors)

    ids, cosines = store.nearest(unit(np.array([1, 0.1], np.float32)), 2)

    assert ids == ["east", "northeast"]
    assert cosines[0] == pytest.approx(0.995, abs=0.001)


def test_stale_vectors_are_dropped(tmp_path, model):
    store = VectorStore(tmp_path, model)
    store.add(["a", "b"], np.eye(2, dtype=np.float32))

    store.keep_only(["b"])

    assert set(store.get(["a", "b"])) == {"b"}


def test_a_zero_vector_stays_zero():
    assert unit(np.zeros((1, 3), np.float32)).tolist() == [[0.0, 0.0, 0.0]]
