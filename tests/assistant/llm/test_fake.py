from __future__ import annotations

import threading

import pytest

from assistant.llm.fake import FakeModel
from assistant.llm.model import LanguageModel, Message, ModelCancelledError, ServiceDownError

ASK = [Message("user", "多少？")]
DOWN = ServiceDownError("model", "down", "wait")


def test_the_script_is_played_in_order_and_its_last_entry_repeated():
    model: LanguageModel = FakeModel("one", DOWN, lambda messages: messages[0].content)
    assert model.complete(ASK, timeout=1).text == "one"
    with pytest.raises(ServiceDownError):
        list(model.stream(ASK, timeout=1))
    assert [model.complete(ASK, timeout=1).text for _ in range(2)] == ["多少？", "多少？"]


def test_calls_are_recorded():
    model = FakeModel("x")
    model.complete(ASK, json_schema={"type": "object"}, timeout=3)
    assert (model.asked[0].messages, model.asked[0].json_schema, model.asked[0].timeout) == (tuple(ASK), {"type": "object"}, 3)


def test_a_stream_comes_in_pieces_and_can_be_closed():
    stream = FakeModel("abcdef", piece=2).stream(ASK, timeout=1)
    assert [next(stream), next(stream)] == ["ab", "cd"]
    stream.close()
    assert list(stream) == [] and stream.completion.text == "abcd" and stream.completion.tokens > 0


def test_a_stream_can_break_in_the_middle():
    stream = FakeModel("abcdef", piece=2, breaks_after=(2, DOWN)).stream(ASK, timeout=1)
    with pytest.raises(ServiceDownError):
        list(stream)
    assert stream.completion.text == "abcd"


def test_a_cancelled_call_says_so():
    cancelled = threading.Event()
    cancelled.set()
    with pytest.raises(ModelCancelledError):
        FakeModel("x").complete(ASK, timeout=1, cancelled=cancelled)
    with pytest.raises(ModelCancelledError):
        list(FakeModel("x").stream(ASK, timeout=1, cancelled=cancelled))
