"""Giving up a call closes its connection."""

from __future__ import annotations

import threading
import time

import pytest

from assistant.llm.fake_server import FakeServer, says
from assistant.llm.model import (
    ModelCancelledError,
    ModelTimeoutError,
)
from tests.assistant.llm.asking import ASK, LONG, ask, both, when_asked


@both
def test_giving_up_closes_the_connection_at_once(streaming, client):
    cancelled = threading.Event()
    with FakeServer([says(LONG, hang=20)]) as server:
        when_asked(server, cancelled.set)
        started = time.monotonic()
        with pytest.raises(ModelCancelledError):
            ask(client(server.url), streaming=streaming, timeout=15, cancelled=cancelled)
        assert time.monotonic() - started < 10
        assert server.abandoned.wait(10)


def test_closing_a_stream_in_the_middle_closes_the_connection(client):
    with FakeServer([says(LONG, drip=0.3)]) as server:
        model = client(server.url)
        stream = model.stream(ASK, timeout=15)
        assert next(stream) == LONG[:6]
        stream.close()
        assert list(stream) == []
        assert stream.completion.tokens > 10
        assert server.abandoned.wait(10)
        server.chat = [says("next")]
        assert ask(model).text == "next"


def test_dropping_a_stream_closes_the_connection(client):
    with FakeServer([says(LONG, drip=0.3)]) as server:
        stream = client(server.url).stream(ASK, timeout=15)
        next(stream)
        del stream
        assert server.abandoned.wait(10)


def test_a_slow_drip_ends_with_the_time_allowed(client):
    with FakeServer([says(LONG, drip=0.2)]) as server:
        started = time.monotonic()
        stream = client(server.url).stream(ASK, timeout=1.0)
        with pytest.raises(ModelTimeoutError):
            list(stream)
        assert time.monotonic() - started < 15
        assert server.abandoned.wait(10)
    assert stream.completion.text


def test_closing_the_client_ends_calls_under_way(client):
    with FakeServer([says("late", hang=20)]) as server:
        model = client(server.url)
        stream = model.stream(ASK, timeout=15)
        when_asked(server, model.close)
        with pytest.raises(ModelCancelledError):
            list(stream)
