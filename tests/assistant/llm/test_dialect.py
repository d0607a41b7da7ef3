"""Which options a service knows is found out and remembered."""

from __future__ import annotations

import json

import pytest

from assistant.llm.fake_server import ALL_OPTIONS, FakeServer, Play, refuses, says
from assistant.llm.model import (
    RequestRefusedError,
)
from tests.assistant.llm.asking import ASK, SCHEMA, ask, both
from tests.assistant.llm.conftest import CANARY


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


@both
def test_instructions_go_with_the_question_where_they_have_no_role(streaming, client):
    with FakeServer([says("ok")], knows=ALL_OPTIONS - {"system"}) as server:
        model = client(server.url)
        assert ask(model, streaming=streaming, schema=SCHEMA).text == "ok"
        assert ask(model, streaming=streaming, schema=SCHEMA).text == "ok"
        assert len(server.requests) == 3
    last = server.requests[-1].body
    assert last["response_format"]["type"] == "json_schema", "that is not what was refused"
    assert [message["role"] for message in last["messages"]] == ["user"]
    assert last["messages"][0]["content"] == "\n\n".join(message.content for message in ASK)


def whole(text):
    """A reply that is no stream, whatever was asked for."""
    message = {"role": "assistant", "content": text}
    return Play(body=json.dumps({"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}).encode())


@pytest.mark.parametrize(("knows", "play"), [
    (ALL_OPTIONS - {"stream"}, says("ok")), (ALL_OPTIONS, whole("ok")),
], ids=["refuses", "ignores"])
def test_a_service_that_does_not_stream_is_asked_for_whole_replies(knows, play, client):
    with FakeServer([play], knows=knows) as server:
        assert ask(client(server.url), streaming=True).text == "ok"
        assert len(server.requests) == 2
        assert ask(client(server.url), streaming=True).text == "ok"
        assert len(server.requests) == 3 and not server.requests[-1].body.get("stream")


def test_a_damaged_stream_does_not_end_streaming(client):
    damaged = Play(body=b"<html></html>", headers={"content-type": "text/html"})
    with FakeServer([damaged, says("ok")]) as server:
        model = client(server.url)
        assert [ask(model, streaming=True).text for _ in range(2)] == ["ok", "ok"]
        assert all(request.body["stream"] for request in server.requests)


def test_text_in_parts_is_read_and_nothing_is_said_beside_it(client, recwarn):
    deltas = [{"role": "assistant", "content": [{"type": "text", "text": letter}]} for letter in "ok"]
    events = [{"object": "chat.completion.chunk", "choices": [{"index": 0, "delta": delta}]} for delta in deltas]
    events.append({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
    body = "".join(f"data: {json.dumps(event)}\n\n" for event in events).encode()
    with FakeServer([Play(body=body, headers={"content-type": "text/event-stream"})]) as server:
        assert ask(client(server.url), streaming=True).text == "ok"
    assert not recwarn.list


def test_a_text_that_is_too_long_is_not_sent_again_with_other_options(client):
    refusal = refuses(400, "This model's maximum context length is 8192 tokens.", "context_length_exceeded")
    with FakeServer([refusal]) as server:
        with pytest.raises(RequestRefusedError, match="context_length_exceeded"):
            ask(client(server.url), schema=SCHEMA)
        assert len(server.requests) == 1


def test_the_learnt_options_file_is_plain_json_without_the_key(client, tmp_path):
    with FakeServer([says("{}")], knows=ALL_OPTIONS - {"json_schema"}) as server:
        ask(client(server.url), schema=SCHEMA)
    text = (tmp_path / "model" / "services.json").read_text()
    assert CANARY not in text
    assert json.loads(text)[f"{server_address(text)} qwen"]["json_mode"] == "json_object"


def server_address(text):
    return next(iter(json.loads(text))).split()[0]
