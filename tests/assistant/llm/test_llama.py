"""The client alone against a real server."""

from __future__ import annotations

import json
import threading
import time

import pytest

from assistant.llm.model import Message, ModelCancelledError, ModelTimeoutError, RequestRefusedError
from tests.assistant.llm.llama import Llama, missing, skipped

pytestmark = pytest.mark.skipif(skipped(), reason="; ".join(missing()) or "installed")

ASK = [Message("system", "You answer in JSON."), Message("user", "Name a colour.")]
SCHEMA = {
    "type": "object", "properties": {"colour": {"enum": ["red", "green"]}}, "required": ["colour"],
    "additionalProperties": False,
}


@pytest.fixture(scope="module")
def llama():
    with Llama() as server:
        yield server


def test_a_reply_keeps_to_the_schema_and_is_counted_by_the_server(llama, client):
    model = client(llama.url, max_tokens=40)
    reply = model.complete(ASK, json_schema=SCHEMA, timeout=120)
    assert json.loads(reply.text)["colour"] in ("red", "green")
    assert reply.prompt_tokens > 10 and reply.completion_tokens > 2 and not reply.estimated


def test_a_streamed_reply_is_the_same_as_the_whole_one(llama, client):
    model = client(llama.url, max_tokens=40)
    stream = model.stream(ASK, json_schema=SCHEMA, timeout=120)
    pieces = list(stream)
    assert len(pieces) > 1
    assert json.loads("".join(pieces))["colour"] in ("red", "green")
    assert stream.completion.completion_tokens > 2 and not stream.completion.estimated


def test_the_longest_allowed_reply_is_kept_to_and_marked(llama, client):
    reply = client(llama.url, max_tokens=5).complete([Message("user", "Tell me a long story.")], timeout=120)
    assert reply.completion_tokens <= 5 and reply.cut


def test_a_prompt_beyond_the_context_is_refused(llama, client):
    with pytest.raises(RequestRefusedError, match="400"):
        client(llama.url, max_tokens=5).complete([Message("user", "word " * 20_000)], json_schema=SCHEMA, timeout=120)


def test_giving_up_frees_the_server_for_the_next_question(llama, client):
    model = client(llama.url, max_tokens=2000)
    cancelled = threading.Event()
    stream = model.stream([Message("user", "Count from 1 to 5000.")], timeout=300, cancelled=cancelled)
    next(stream)
    cancelled.set()
    with pytest.raises(ModelCancelledError):
        list(stream)
    started = time.monotonic()
    # The server has one slot: it replies only if it has stopped with the first.
    client(llama.url, max_tokens=3).complete([Message("user", "Hi")], timeout=120)
    assert time.monotonic() - started < 60


def test_the_time_allowed_holds_against_a_real_model(llama, client):
    with pytest.raises(ModelTimeoutError):
        client(llama.url, max_tokens=4000).complete([Message("user", "Count from 1 to 5000.")], timeout=0.5)
