"""Every way in which a service fails, through the whole assistant: the extractive answer, in time, with a word in the log."""

from __future__ import annotations

import json
import logging
import threading
import time

import pytest

from assistant.contract import Composer, NoticeKind
from assistant.llm.fake_server import Play, refuses, says
from tests.assistant.writing.scripts import reply
from tests.assistant.writing.served import CANARY, kept, served, streamed

ZH, EN = "孵化器最高资助多少、几年？", "How much do incubators get, and for how long?"
TRUE = reply(
    ("运作良好、有示范引领作用的孵化器和众创空间可获得{16a}资助。", "16"), ("资助期限{16b}。", "16")
)
_SECONDS, _SHORT = 20.0, 6.0
_BUSY = 15.0
"""Seconds that a busy machine may take beside the model's own; a service that is waited for hangs longer."""

_WAITED_FOR = frozenset({"hang", "drip"})

FAILURES = {
    "401": (refuses(401, f"Incorrect API key provided: {CANARY}", "invalid_api_key"), "model_access"),
    "403": (refuses(403, CANARY), "model_access"),
    "404": (refuses(404, "no such model", "model_not_found"), "model_refused"),
    "429": (refuses(429, "slow down", "rate_limit_exceeded"), "model_rate_limited"),
    "429 for a minute": (refuses(429, "slow down", retry_after="60"), "model_rate_limited"),
    "500": (refuses(500, f"trace with {CANARY}"), "model_down"),
    "503": (refuses(503), "model_down"),
    "hang": (says(TRUE, hang=60.0), "model_timeout"),
    "drip": (says(TRUE, drip=5.0), "model_timeout"),
    "dies in the middle": (says(TRUE, breaks_after=9), "model_down"),
    "malformed": (Play(body=b'{"choices": [{"message": '), "model_reply"),
    "no protocol": (Play(body=b"<html>502</html>"), "model_reply"),
    "empty": (says(""), "model_empty"),
}


@pytest.fixture(autouse=True, scope="module")
def warm(founding):
    """Load what the first question and the first call load, so that it takes no time of a model."""
    import langchain_openai  # noqa: F401

    founding.answer(ZH)


def is_whole(answer, plain, question):
    """Assert that an answer is the extractive one with at most a short notice, and never holds the key."""
    expected = kept(answer, plain, question)
    assert answer.composer is Composer.EXTRACTIVE and answer.generation is None
    assert (answer.answer, answer.citations) == (expected.answer, expected.citations)
    told = [n.text for n in answer.notices if n.kind is NoticeKind.WITHOUT_MODEL]
    assert len(told) == 1 and len(told[0]) < 120
    assert CANARY not in answer.model_dump_json()


@pytest.mark.parametrize("question", [ZH, EN], ids=["zh", "en"])
@pytest.mark.parametrize("name", FAILURES)
def test_a_failure_leaves_the_extractive_answer_in_time(name, question, founding, tmp_path, caplog):
    play, code = FAILURES[name]
    allowed = _SHORT if name in _WAITED_FOR else _SECONDS
    with caplog.at_level(logging.DEBUG), served(founding, tmp_path, [play], timeout=allowed) as (assistant, server):
        started = time.monotonic()
        answer, shown = streamed(assistant, question)
        took = time.monotonic() - started
    is_whole(answer, founding, question)
    assert took < allowed + _BUSY
    assert f"the answer stays extractive ({code})" in caplog.text
    assert CANARY not in caplog.text and "Traceback" not in caplog.text
    assert 1 <= len(server.requests) <= 2, "at most one retry"
    assert answer.usage.calls == 1
    if name != "dies in the middle":
        assert answer.answer.startswith(shown)


def test_nobody_listening_is_no_different(founding, tmp_path, caplog):
    with served(founding, tmp_path, [says(TRUE)], timeout=_SECONDS) as (assistant, server):
        server.__exit__(None, None, None)
        answer = assistant.answer(ZH)
        server.__enter__()
    is_whole(answer, founding, ZH)
    assert "model_down" in caplog.text


def test_a_short_wait_that_the_service_asks_for_is_waited_for(founding, tmp_path):
    with served(founding, tmp_path, [refuses(429, retry_after="1"), says(TRUE)]) as (assistant, server):
        answer = assistant.answer(ZH)
        kept(answer, founding, ZH)
        assert answer.composer is Composer.LLM and len(server.requests) == 2


def test_what_was_streamed_before_a_stream_dies_is_replaced_by_the_last_event(founding, tmp_path):
    with served(founding, tmp_path, [says(TRUE, piece=4, breaks_after=22)]) as (assistant, _):
        answer, shown = streamed(assistant, ZH)
    is_whole(answer, founding, ZH)
    assert shown and not answer.answer.startswith(shown), "the page sees that it differs"
    assert answer.timings_ms.first_sentence is not None


def test_a_service_that_is_down_is_left_alone_and_answers_go_on(founding, tmp_path, caplog):
    with served(founding, tmp_path, [refuses(500)], timeout=_SECONDS) as (assistant, server):
        answers = [assistant.answer(ZH) for _ in range(6)]
        asked = len(server.requests)
    for answer in answers:
        is_whole(answer, founding, ZH)
    assert asked == 6, "three calls with a retry each, then none"
    assert "is left alone" in caplog.text and "model_circuit_open" in caplog.text


def test_a_failed_repair_keeps_the_sentences_that_passed(founding, tmp_path, caplog):
    lie = ("孵化器每年可获得{16a}资助。", "16")
    first = TRUE[:-2] + ', {"text": "' + lie[0] + '", "sources": ["16"]}]}'
    for play, code in [(says(TRUE, hang=60.0), "model_timeout"), (refuses(500), "model_down"), (says("{"), "")]:
        caplog.clear()
        home = tmp_path / (code or "unreadable")
        with served(founding, home, [says(first), play], timeout=_SHORT) as (assistant, _):
            answer, shown = streamed(assistant, ZH)
        cost = answer.usage.prompt_tokens + answer.usage.completion_tokens
        assert json.loads((home / "model" / "tokens.json").read_text())["tokens"] == cost, "what failed is paid for too"
        kept(answer, founding, ZH)
        assert answer.composer is Composer.LLM and "每年" not in answer.answer + shown
        assert NoticeKind.WITHOUT_MODEL not in {n.kind for n in answer.notices}
        assert code in caplog.text


def test_cancelling_closes_the_connection(founding, tmp_path):
    cancelled = threading.Event()
    with served(founding, tmp_path, [says(TRUE, piece=4, drip=0.05)]) as (assistant, server):
        events = assistant.stream(ZH, cancelled=cancelled)
        next(events)
        cancelled.set()
        assert list(events) == []
        assert server.abandoned.wait(_BUSY)


def test_a_spent_budget_sends_nothing_and_says_so(founding, tmp_path):
    with served(founding, tmp_path, [says(TRUE)], daily_tokens=10) as (assistant, server):
        first, second = assistant.answer(ZH), assistant.answer(ZH)
        sent = len(server.requests)
    assert first.composer is Composer.LLM and sent == 1
    is_whole(second, founding, ZH)
    assert "用量" in next(n.text for n in second.notices if n.kind is NoticeKind.WITHOUT_MODEL)
    assert second.usage.prompt_tokens == second.usage.completion_tokens == 0


def test_an_answer_says_what_it_cost(founding, tmp_path):
    lie = ("孵化器每年可获得{16a}资助。", "16")
    bad = TRUE[:-2] + ', {"text": "' + lie[0] + '", "sources": ["16"]}]}'
    with served(founding, tmp_path, [says(bad), says("{}")]) as (assistant, server):
        answer = assistant.answer(ZH)
        spent = (tmp_path / "model" / "tokens.json").read_text()
    sent = [sum(len(m["content"]) for m in request.body["messages"]) for request in server.requests]
    assert answer.usage.calls == len(sent) == 2 and answer.usage.model == "qwen"
    assert answer.usage.prompt_tokens == sum(sent)
    assert answer.usage.completion_tokens == len(bad) + len("{}")
    assert str(answer.usage.prompt_tokens + answer.usage.completion_tokens) in spent
