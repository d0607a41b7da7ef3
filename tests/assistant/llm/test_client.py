from __future__ import annotations

import json
import logging
import threading
import time
import traceback
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from assistant.llm import call
from assistant.llm.breaker import Breaker
from assistant.llm.budget import DailyBudget
from assistant.llm.client import open_model
from assistant.llm.fake_server import ALL_OPTIONS, FakeServer, Play, refuses, says
from assistant.llm.model import (
    AccessDeniedError,
    BudgetSpentError,
    CircuitOpenError,
    Completion,
    EmptyReplyError,
    Message,
    ModelCancelledError,
    ModelError,
    ModelTimeoutError,
    RateLimitedError,
    ReplyError,
    RequestRefusedError,
    ServiceDownError,
)
from assistant.llm.settings import ModelSettings
from tests.assistant.llm.conftest import CANARY

ASK = [Message("system", "Reply as JSON."), Message("user", "研发资助多少？我的电话是机密")]
SCHEMA = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"], "additionalProperties": False}
LONG = "一二三四五六七八九十" * 5


def ask(model, *, streaming=False, timeout=5.0, schema=None, cancelled=None):
    if not streaming:
        return model.complete(ASK, json_schema=schema, timeout=timeout, cancelled=cancelled)
    stream = model.stream(ASK, json_schema=schema, timeout=timeout, cancelled=cancelled)
    text = "".join(stream)
    assert text == stream.completion.text
    return stream.completion


both = pytest.mark.parametrize("streaming", [False, True], ids=["whole", "streamed"])


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


FAILURES = {
    "401": (refuses(401, f"Incorrect API key provided: {CANARY}", "invalid_api_key"), AccessDeniedError),
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


@pytest.mark.parametrize("first", ["401", "404", "hang"])
def test_no_retry_where_it_makes_none(first, client):
    with FakeServer([FAILURES[first][0], says("second")]) as server:
        with pytest.raises(ModelError):
            ask(client(server.url), timeout=0.5)
        assert len(server.requests) == 1


def test_retry_after_is_waited_for_when_it_is_short(client):
    with FakeServer([refuses(429, retry_after="1"), says("second")]) as server:
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


@both
def test_giving_up_closes_the_connection_at_once(streaming, client):
    cancelled = threading.Event()
    with FakeServer([says(LONG, hang=20)]) as server:
        threading.Timer(0.4, cancelled.set).start()
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
        assert time.monotonic() - started < 2.5
        assert server.abandoned.wait(10)
    assert stream.completion.text


def test_a_reply_that_does_not_end_is_given_up(client, monkeypatch):
    monkeypatch.setattr(call, "LONGEST_REPLY", 500)
    with FakeServer([says(LONG * 40)]) as server, pytest.raises(ReplyError, match="does not end"):
        ask(client(server.url), streaming=True)


def test_thoughts_are_not_part_of_the_reply(client):
    with FakeServer([says("<think>how much? 900万元</think>\n\n按第五条")]) as server:
        model = client(server.url)
        assert ask(model).text == "按第五条"
        assert ask(model, streaming=True).text == "按第五条"


@both
@pytest.mark.parametrize(("knows", "mode"), [
    (ALL_OPTIONS, "json_schema"), (ALL_OPTIONS - {"json_schema"}, "json_object"),
    (ALL_OPTIONS - {"json_schema", "json_object"}, None),
])
def test_the_best_way_to_ask_for_json_is_found_and_remembered(knows, mode, streaming, client):
    with FakeServer([says('{"a": "b"}')], knows=knows) as server:
        assert ask(client(server.url), streaming=streaming, schema=SCHEMA).text == '{"a": "b"}'
        asked = len(server.requests)
        # A second client of the same home need not find out again.
        assert ask(client(server.url), streaming=streaming, schema=SCHEMA).text == '{"a": "b"}'
        assert len(server.requests) == asked + 1
        last = server.requests[-1].body.get("response_format")
    assert (last or {}).get("type") == mode
    if mode == "json_schema":
        assert last["json_schema"]["schema"] == SCHEMA


def test_a_fixed_format_is_not_changed(client):
    with FakeServer([says("{}")], knows=ALL_OPTIONS - {"json_schema"}) as server:
        with pytest.raises(RequestRefusedError):
            ask(client(server.url, output_format="json_schema"), schema=SCHEMA)
        assert ask(client(server.url, output_format="none"), schema=SCHEMA).text == "{}"
        assert "response_format" not in server.requests[-1].body


@both
@pytest.mark.parametrize("missing", ["max_tokens", "temperature", "stream_options"])
def test_an_option_that_is_not_known_is_left_out(missing, streaming, client):
    with FakeServer([says("ok")], knows=ALL_OPTIONS - {missing}) as server:
        model = client(server.url)
        assert ask(model, streaming=streaming).text == "ok"
        asked = len(server.requests)
        assert ask(model, streaming=streaming).text == "ok"
        assert len(server.requests) == asked + 1
        assert missing not in server.requests[-1].body
        if missing == "max_tokens":
            assert server.requests[-1].body["max_completion_tokens"] == 1500


def test_a_text_that_is_too_long_is_not_sent_again_with_other_options(client):
    refusal = refuses(400, "This model's maximum context length is 8192 tokens.", "context_length_exceeded")
    with FakeServer([refusal]) as server:
        with pytest.raises(RequestRefusedError, match="context_length_exceeded"):
            ask(client(server.url), schema=SCHEMA)
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
        threading.Timer(0.2, cancelled.set).start()
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


def test_closing_the_client_ends_calls_under_way(client):
    with FakeServer([says("late", hang=20)]) as server:
        model = client(server.url)
        stream = model.stream(ASK, timeout=15)
        threading.Timer(0.3, model.close).start()
        with pytest.raises(ModelCancelledError):
            list(stream)


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


def test_the_learnt_options_file_is_plain_json_without_the_key(client, tmp_path):
    with FakeServer([says("{}")], knows=ALL_OPTIONS - {"json_schema"}) as server:
        ask(client(server.url), schema=SCHEMA)
    text = (tmp_path / "model" / "services.json").read_text()
    assert CANARY not in text
    assert json.loads(text)[f"{server_address(text)} qwen"]["json_mode"] == "json_object"


def server_address(text):
    return next(iter(json.loads(text))).split()[0]
