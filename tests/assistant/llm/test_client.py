"""A reply of a service: whole, streamed, counted, and kept apart from others."""

from __future__ import annotations

import logging
import threading
import time

import pytest

from assistant.llm import call
from assistant.llm.client import open_model
from assistant.llm.fake_server import FakeServer, says
from assistant.llm.model import (
    Completion,
    Message,
    ReplyError,
)
from assistant.llm.settings import ModelSettings
from tests.assistant.llm.asking import ASK, LONG, SCHEMA, ask, both
from tests.assistant.llm.conftest import CANARY


@both
def test_a_reply_comes_with_its_tokens_and_a_line_in_the_log(streaming, client, caplog):
    caplog.set_level(logging.INFO)
    with FakeServer([says("最高200万元")]) as server:
        completion = ask(client(server.url), streaming=streaming)
        prompt = sum(len(m.content) for m in ASK)
        assert completion == Completion("最高200万元", prompt, 7)
        request = server.requests[0]
    assert request.headers["authorization"] == f"Bearer {CANARY}"
    assert request.body["messages"] == [{"role": m.role, "content": m.content} for m in ASK]
    assert request.body["temperature"] == 0 and request.body["max_tokens"] == 1500
    assert f"replied ({prompt}+7 tokens" in caplog.text


@both
def test_a_local_service_needs_no_key(streaming, tmp_path):
    with FakeServer([says("hi")]) as server:
        model = open_model(ModelSettings(name="local", base_url=server.url), tmp_path)
        assert model is not None and model.name == "local"
        assert ask(model, streaming=streaming).text == "hi"
        model.close()


def test_no_model_named_means_none(tmp_path):
    assert open_model(ModelSettings(), tmp_path) is None


def test_tokens_are_estimated_where_the_service_does_not_count(client):
    with FakeServer([says("好", counts=False)]) as server:
        completion = ask(client(server.url), streaming=True)
    assert completion.estimated
    assert completion.prompt_tokens > 10 and completion.completion_tokens == 1


@both
def test_a_reply_at_its_limit_is_marked_as_cut(streaming, client):
    with FakeServer([says('{"a": "', finish="length")]) as server:
        assert ask(client(server.url), streaming=streaming, schema=SCHEMA).cut


def test_a_reply_that_does_not_end_is_given_up(client, monkeypatch):
    monkeypatch.setattr(call, "LONGEST_REPLY", 500)
    with FakeServer([says(LONG * 40)]) as server, pytest.raises(ReplyError, match="does not end"):
        ask(client(server.url), streaming=True)


def test_thoughts_are_not_part_of_the_reply(client):
    with FakeServer([says("<think>how much? 900万元</think>\n\n按第五条")]) as server:
        model = client(server.url)
        assert ask(model).text == "按第五条"
        assert ask(model, streaming=True).text == "按第五条"


def test_calls_from_many_threads_do_not_mix(client):
    def echo(request):
        return says(request.body["messages"][0]["content"] * 3, hang=0.02)

    replies = {}
    with FakeServer(echo) as server:
        model = client(server.url)

        def one(number):
            replies[number] = "".join(model.stream([Message("user", f"<{number}>")], timeout=10))

        threads = [threading.Thread(target=one, args=(n,)) for n in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert replies == {n: f"<{n}>" * 3 for n in range(12)}


def test_no_prompt_goes_to_a_tracing_service(client, monkeypatch):
    with FakeServer([says("ok")]) as tracer, FakeServer([says("ok")]) as server:
        for name, value in {
            "LANGSMITH_TRACING": "true", "LANGCHAIN_TRACING_V2": "true", "LANGSMITH_API_KEY": "k",
            "LANGSMITH_ENDPOINT": tracer.url, "LANGSMITH_GATEWAY": tracer.url,
        }.items():
            monkeypatch.setenv(name, value)
        model = client(server.url)
        ask(model)
        ask(model, streaming=True)
        time.sleep(0.5)
        assert len(server.requests) == 2 and not tracer.requests
