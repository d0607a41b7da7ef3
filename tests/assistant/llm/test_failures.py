"""Every failure of a service, what is tried again, and what it costs."""

from __future__ import annotations

import logging
import threading
import time
import traceback
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from assistant.llm.breaker import Breaker
from assistant.llm.budget import DailyBudget
from assistant.llm.fake_server import FakeServer, Play, refuses, says
from assistant.llm.model import (
    AccessDeniedError,
    BudgetSpentError,
    CircuitOpenError,
    EmptyReplyError,
    ModelCancelledError,
    ModelError,
    ModelTimeoutError,
    RateLimitedError,
    ReplyError,
    RequestRefusedError,
    ServiceDownError,
)
from tests.assistant.llm.asking import ASK, LONG, SCHEMA, ask, both, when_asked
from tests.assistant.llm.conftest import CANARY

FAILURES = {
    "401": (refuses(401, f"Incorrect API key provided: {CANARY}", "invalid_api_key"), AccessDeniedError),
    "402": (refuses(402, f"Insufficient Balance of {CANARY}"), AccessDeniedError),
    "403": (refuses(403, f"key {CANARY} has no access"), AccessDeniedError),
    "404": (refuses(404, f"no model qwen for {CANARY}", "model_not_found"), RequestRefusedError),
    "413": (refuses(413, "too large"), RequestRefusedError),
    "429": (refuses(429, f"slow down {CANARY}", retry_after="60"), RateLimitedError),
    "500": (refuses(500, f"boom {CANARY}"), ServiceDownError),
    "502": (Play(status=502, body=b"<html>bad gateway</html>", headers={"content-type": "text/html"}), ServiceDownError),
    "503": (refuses(503), ServiceDownError),
    "redirect": (Play(status=307, headers={"location": "http://127.0.0.1:9/v1"}), RequestRefusedError),
    "html": (Play(body=f"<html>{CANARY}</html>".encode(), headers={"content-type": "text/html"}), ReplyError),
    "malformed": (Play(body=b'{"choices": [{"mess', headers={"content-type": "application/json"}), ReplyError),
    "no choices": (Play(body=b'{"choices": null}'), ReplyError),
    "other json": (Play(body=b"[1, 2]"), ReplyError),
    "empty": (says(""), EmptyReplyError),
    "blank": (says(" \n "), EmptyReplyError),
    "filtered": (says("", finish="content_filter"), EmptyReplyError),
    "thought to its longest": (says("<think>研发", finish="length"), EmptyReplyError),
    "hang": (says("late", hang=30), ModelTimeoutError),
    "endless thought": (says("<think>" + LONG), EmptyReplyError),
}


@both
@pytest.mark.parametrize("name", FAILURES)
def test_every_failure_is_typed_in_time_logged_and_without_the_key(name, streaming, client, caplog):
    caplog.set_level(logging.DEBUG)
    play, kind = FAILURES[name]
    with FakeServer([play]) as server:
        model = client(server.url)
        model._connection.load()
        started = time.monotonic()
        with pytest.raises(ModelError) as raised:
            ask(model, streaming=streaming, timeout=1.2)
        assert time.monotonic() - started < 10
        assert len(server.requests) <= 2
    if streaming and name in ("html", "malformed", "no choices", "other json"):
        # Nothing of a stream can be read in it.
        kind = ReplyError
    assert type(raised.value) is kind or (kind is ReplyError and isinstance(raised.value, ReplyError))
    assert ". Trying once more" in caplog.text or len(server.requests) == 1
    everything = caplog.text + "".join(traceback.format_exception(raised.value)) + repr(raised.value) + repr(model)
    assert CANARY not in everything
    assert "机密" not in "".join(r.getMessage() for r in caplog.records if r.name.startswith("assistant"))
    assert any(r.levelno == logging.WARNING and "qwen" in r.getMessage() for r in caplog.records)


def test_a_refused_connection_names_the_address_and_is_tried_twice(nobody, client, caplog):
    with pytest.raises(ServiceDownError, match="OPENAI_BASE_URL") as raised:
        ask(client(nobody))
    assert CANARY not in caplog.text + str(raised.value)
    assert caplog.text.count("Trying once more") == 1


@pytest.mark.parametrize("after", [1, 3, 8])
def test_a_stream_that_dies_in_the_middle_keeps_what_came(after, client, caplog):
    with FakeServer([says(LONG, breaks_after=after)]) as server:
        stream = client(server.url).stream(ASK, timeout=5)
        got = []
        with pytest.raises((ServiceDownError, ReplyError)):
            for piece in stream:
                got.append(piece)
        # Nothing was shown after the first event, so that one is tried again.
        assert len(server.requests) == (2 if after == 1 else 1)
    assert "".join(got) == stream.completion.text == LONG[: 6 * (after - 1)]
    assert CANARY not in caplog.text


def test_a_whole_reply_cut_by_the_network_is_tried_again(client):
    with FakeServer([says(LONG, breaks_after=40), says("second")]) as server:
        assert ask(client(server.url)).text == "second"


@both
@pytest.mark.parametrize("first", ["500", "503", "malformed", "empty"])
def test_one_retry_where_it_makes_sense(first, streaming, client):
    with FakeServer([FAILURES[first][0], says("second")]) as server:
        assert ask(client(server.url), streaming=streaming).text == "second"
        assert len(server.requests) == 2


@pytest.mark.parametrize("first", ["401", "402", "404", "hang", "filtered", "thought to its longest"])
def test_no_retry_where_it_makes_none(first, client):
    with FakeServer([FAILURES[first][0], says("second")]) as server:
        with pytest.raises(ModelError):
            ask(client(server.url), timeout=0.5)
        assert len(server.requests) == 1


@both
def test_a_reply_that_does_not_end_is_not_paid_for_twice(streaming, client):
    with FakeServer([says(LONG * 3000, piece=9000)]) as server:
        with pytest.raises(ReplyError, match="does not end"):
            ask(client(server.url), streaming=streaming)
        assert len(server.requests) == 1


def test_who_thinks_to_the_end_of_the_reply_is_told_which_setting_cuts_it(client):
    thinks = FAILURES["thought to its longest"][0]
    with FakeServer([thinks]) as server, pytest.raises(EmptyReplyError, match="TIAOWEN_MODEL_MAX_TOKENS"):
        ask(client(server.url))


@both
def test_a_key_that_the_service_repeats_is_taken_out_of_the_reply(streaming, client):
    with FakeServer([says(f"Incorrect API key provided: {CANARY}.", piece=5)]) as server:
        assert ask(client(server.url), streaming=streaming).text == "Incorrect API key provided: [key]."


@pytest.mark.parametrize(("schema", "text"), [(None, LONG), (SCHEMA, '{"a": "' + LONG)])
def test_a_stream_without_any_end_is_a_broken_one(schema, text, client):
    with FakeServer([says(text, finish=None, counts=False)]) as server, pytest.raises(ReplyError, match="broke off"):
        ask(client(server.url), streaming=True, schema=schema)


def test_whole_json_is_its_own_end(client):
    with FakeServer([says('{"a": "b"}', finish=None, counts=False)]) as server:
        assert ask(client(server.url), streaming=True, schema=SCHEMA).text == '{"a": "b"}'


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_waited_for_when_it_is_short(status, client):
    with FakeServer([refuses(status, retry_after="1"), says("second")]) as server:
        started = time.monotonic()
        assert ask(client(server.url)).text == "second"
        assert time.monotonic() - started >= 1


def test_retry_after_as_a_date_is_understood_and_the_service_left_alone(client):
    when = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    with FakeServer([refuses(429, retry_after=when)]) as server:
        model = client(server.url)
        with pytest.raises(RateLimitedError) as raised:
            ask(model)
        assert raised.value.retry_after is not None and 80 < raised.value.retry_after <= 90
        with pytest.raises(CircuitOpenError):
            ask(model)
        assert len(server.requests) == 1


def test_a_service_that_is_down_is_left_alone_and_probed_with_one_call(client, caplog):
    now = [0.0]
    with FakeServer([refuses(500)]) as server:
        model = client(server.url, breaker=Breaker(lambda: now[0]))
        for _ in range(3):
            with pytest.raises(ServiceDownError):
                ask(model)
        asked = len(server.requests)
        with pytest.raises(CircuitOpenError, match="left alone"):
            ask(model)
        assert len(server.requests) == asked
        now[0] += 21
        server.chat = [says("back")]
        assert ask(model).text == "back"
        assert ask(model).text == "back"
    assert "is left alone for 20 s" in caplog.text


def test_a_probe_that_is_given_up_leaves_room_for_the_next(client):
    now = [0.0]
    breaker = Breaker(lambda: now[0])
    for _ in range(3):
        breaker.admit()
        breaker.failed()
    now[0] += 21
    with FakeServer([says("x", hang=5), says("back")]) as server:
        model = client(server.url, breaker=breaker)
        cancelled = threading.Event()
        when_asked(server, cancelled.set)
        with pytest.raises(ModelCancelledError):
            ask(model, cancelled=cancelled)
        deadline = time.monotonic() + 10
        while breaker.admit() is not None and time.monotonic() < deadline:
            time.sleep(0.02)
        breaker.abandoned()
        assert ask(model).text == "back"


def test_a_spent_budget_sends_nothing_and_outlives_a_restart(client, tmp_path):
    with FakeServer([says("ok")]) as server:
        assert ask(client(server.url, daily_tokens=10)).tokens > 10
        with pytest.raises(BudgetSpentError, match="TIAOWEN_MODEL_DAILY_TOKENS"):
            ask(client(server.url, daily_tokens=10))
        assert len(server.requests) == 1


def test_what_a_failure_cost_is_counted(client, tmp_path):
    budget = DailyBudget(tmp_path / "b", 1000)
    with FakeServer([says(LONG, breaks_after=5)]) as server:
        stream = client(server.url, budget=budget).stream(ASK, timeout=5)
        with pytest.raises(ModelError) as raised:
            list(stream)
    assert budget.used() == stream.completion.tokens > 24
    assert raised.value.prompt_tokens + raised.value.completion_tokens == budget.used()
    with FakeServer([refuses(401)]) as server, pytest.raises(AccessDeniedError):
        ask(client(server.url, budget=budget))
    assert budget.used() == stream.completion.tokens
