"""What tests ask a service, and how."""

from __future__ import annotations

import threading
import time

import pytest

from assistant.llm.model import Message

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


def when_asked(server, action, number=1):
    """Do something once the service has got that many requests, however long a busy machine takes to send them."""

    def watch():
        while len(server.requests) < number and not server.stopping.is_set():
            time.sleep(0.01)
        action()

    threading.Thread(target=watch, daemon=True).start()


both = pytest.mark.parametrize("streaming", [False, True], ids=["whole", "streamed"])
