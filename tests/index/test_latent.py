"""Latent terms: comparing a question with passages of another language."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from index import Index, engine
from index.embeddings import embedding_model
from index.fusion import joined
from index.latent import KEPT, LatentIndex, LatentTerms, latent_reader
from index.reader import Reader
from index.versions import Layout


def packed():
    return LatentTerms.of([
        (np.array([3, 9]), np.array([3.0, 4.0])), None, (np.array([9]), np.array([2.0])), (np.array([], int), np.array([]))
    ])  # fmt: skip


def test_each_text_is_a_row_of_length_one_and_an_unread_one_of_zeros():
    lengths = np.linalg.norm(packed().weights.astype(float), axis=1)
    assert lengths == pytest.approx([1.0, 0.0, 1.0, 0.0], abs=1e-3)


def test_a_row_gives_back_what_was_read():
    terms, weights = packed().row(0)
    assert terms.tolist() == [3, 9]
    assert weights == pytest.approx([0.6, 0.8], abs=1e-3)
    assert packed().row(1) is None


def test_rows_are_compared_by_the_terms_they_share():
    cosines = packed().cosines((np.array([9, 40]), np.array([5.0, 0.0])), np.array([0, 1, 2]))
    assert cosines == pytest.approx([0.8, 0.0, 1.0], abs=1e-3)


def test_tables_are_read_as_they_were_written(tmp_path):
    packed().save(tmp_path)
    again = LatentTerms.load(tmp_path)
    assert np.array_equal(again.terms, packed().terms)
    assert np.array_equal(again.weights, packed().weights)


def test_a_folder_without_tables_holds_none(tmp_path):
    assert LatentTerms.load(tmp_path) is None


def test_without_terms_nothing_is_read_or_compared():
    assert LatentIndex(None, None).cosines("question", np.array([0, 1])).tolist() == [0.0, 0.0]


def test_other_models_have_no_reader():
    assert latent_reader(None) is None
    assert latent_reader(dataclasses.replace(embedding_model("bundled"), bundled=False)) is None


def test_the_bundled_model_finds_the_same_matter_in_another_language():
    read = latent_reader(embedding_model("bundled"))
    passages = LatentTerms.of([read("养老机构床位建设补贴"), read("出口信用保险保费资助"), read("公共充电桩用电价格")])
    found = passages.cosines(read("insurance for companies that sell abroad"), np.arange(3))
    assert int(np.argmax(found)) == 1
    assert passages.terms.shape == (3, KEPT)


@pytest.mark.parametrize(
    ("places", "latent", "count", "expected"),
    [
        ([4, 3, 2, 1, 0, 5], [0, 0, 0, 0, 0, 0, 0], 6, [4, 3, 2, 1, 0, 5]),
        ([4, 3, 2, 1, 0, 5], [0, 0, 0, 0, 0, 0, 0.4], 6, [4, 3, 2, 1, 0, 6]),
        ([4, 3, 2, 1, 0, 5], [0, 0, 0, 0.2, 0, 0, 0.4], 6, [4, 3, 2, 1, 6, 0]),
        ([4, 3], [0.1, 0.2, 0, 0, 0, 0, 0], 6, [4, 3, 1, 0]),
        ([4], [0.1, 0.2, 0, 0, 0.3, 0, 0], 1, [4]),
    ],
)
def test_the_last_third_is_for_what_shares_latent_terms(places, latent, count, expected):
    assert joined(places, np.array(latent, float), count) == expected


@pytest.fixture
def reading(monkeypatch):
    """The bundled model, with the texts whose latent terms were read."""
    model = embedding_model("bundled")
    read, texts = model.embeddings.latent_terms, []

    def noted(text, count):
        texts.append(text)
        return read(text, count)

    monkeypatch.setattr(model.embeddings, "latent_terms", noted)
    monkeypatch.setattr(engine, "embedding_model", lambda _name, _service=None: model)
    return texts


def test_only_what_is_new_is_read_when_a_document_is_added(library, tmp_path, reading):
    Index.open(library, tmp_path)
    assert reading
    reading.clear()
    library.put("milk", "牛奶管理规定\n\n第一条 牛奶应当冷藏。\n第二条 违者责令改正。\n第三条 本规定自2031年1月1日起施行。\n")

    Index.open(library, tmp_path)

    assert {text for text in reading if "条" in text} == {
        "第一条 牛奶应当冷藏。", "第二条 违者责令改正。", "第三条 本规定自2031年1月1日起施行。"
    }  # fmt: skip


def test_a_rebuild_reads_all_anew(library, tmp_path, reading):
    Index.open(library, tmp_path)
    before = sorted(reading)
    reading.clear()

    Index.open(library, tmp_path, rebuild=True)

    assert sorted(reading) == before


def test_a_question_is_read_only_where_clauses_lack_its_language(library, tmp_path, reading):
    index = Index.open(library, tmp_path)
    reading.clear()

    own = index.search("咖啡出口奖励多少", k=6, language="zh", documents=["coffee"])
    assert reading == []
    assert {hit.latent for hit in own} == {0.0}

    other = index.search("how much for a new roasting factory?", k=6, language="en", documents=["coffee"])
    assert reading == ["how much for a new roasting factory?"]
    assert max(other, key=lambda hit: hit.latent).clause_id == "3"

    again = index.search("how much for a new roasting factory?", k=3, language="en", documents=["coffee"])
    assert len(reading) == 1
    assert len(again) == 3


def test_damaged_tables_are_built_again(library, tmp_path, reading, caplog):
    Index.open(library, tmp_path)
    version = Layout(tmp_path).current()
    table = version / "latent_terms.npy"
    table.write_bytes(table.read_bytes()[:-40])

    index = Index.open(library, tmp_path)

    assert "latent_terms.npy" in caplog.text
    assert index.search("beans sold abroad", k=2, language="en", documents=["coffee"])[0].latent > 0.0
    assert len(Reader(Layout(tmp_path).current()).latent) > 0
