"""Slow answers on a real server: they delay nobody, show that they live, and end when nobody waits for them."""

from __future__ import annotations

import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import httpx
import pytest
from starlette.applications import Starlette

from interfaces.http.settings import HttpSettings
from interfaces.opening import Opening
from interfaces.web import Web
from tests.interfaces.fakes import FakeAssistant
from tests.interfaces.http.running import served


class SlowAssistant(FakeAssistant):
    """Begins an answer to ``slow`` questions and ends it when it is let go or called off."""

    def __init__(self):
        super().__init__()
        self.begun, self.let_go, self.called_off = (threading.Event() for _ in range(3))

    def stream(self, question, *, cancelled=None, **context):
        if question == "slow":
            self.begun.set()
            while not self.let_go.wait(0.01):
                if cancelled.is_set():
                    self.called_off.set()
                    return
        yield from super().stream(question, cancelled=cancelled, **context)


@pytest.fixture
def slow():
    return SlowAssistant()


@pytest.fixture
def address(slow):
    web = Web(Opening(lambda progress: slow), HttpSettings(at_once=2, queue=1, heartbeat=0.05, patience=0.05))
    with served(Starlette(routes=web.routes, middleware=web.middleware)) as address:
        yield address
        slow.let_go.set()


def ask(address, question="slow", **options):
    return httpx.post(f"{address}/api/v1/answers", json={"question": question}, timeout=30, **options)


def leave_early(address, accept):
    """Send a question and close the connection before the answer."""
    place = urlsplit(address)
    with socket.create_connection((place.hostname, place.port)) as connection:
        body = b'{"question": "slow"}'
        head = f"POST /api/v1/answers HTTP/1.1\r\nHost: {place.netloc}\r\nAccept: {accept}\r\n"
        connection.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        time.sleep(0.3)


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
def test_a_caller_that_leaves_calls_the_answer_off(address, slow, accept):
    leave_early(address, accept)
    assert slow.begun.wait(10) and slow.called_off.wait(10)
    assert not slow.let_go.is_set()


def test_a_slow_answer_delays_neither_others_nor_health(address, slow):
    with ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(ask, address)
        assert slow.begun.wait(10)
        assert ask(address, "灯塔").status_code == 200
        assert httpx.get(f"{address}/healthz").status_code == 200
        assert not waiting.done()
        slow.let_go.set()
        assert waiting.result().status_code == 200


def lines_of(address, slow, path, body):
    """The lines of a stream whose answer is let go once the stream has shown thrice that it waits."""
    accept = {"accept": "text/event-stream"}
    with httpx.stream("POST", f"{address}{path}", json=body, headers=accept, timeout=30) as response:
        lines = []
        for line in response.iter_lines():
            lines.append(line)
            if lines.count(": waiting") == 3:
                slow.let_go.set()
        return [line for line in lines if line]


def test_a_waiting_stream_shows_that_it_lives(address, slow):
    lines = lines_of(address, slow, "/api/v1/answers", {"question": "slow"})
    assert lines.count(": waiting") >= 3 and "event: answer" in lines


def test_a_waiting_chat_stream_shows_that_it_lives(address, slow):
    chat = {"messages": [{"role": "user", "content": "slow"}], "stream": True}
    lines = lines_of(address, slow, "/v1/chat/completions", chat)
    assert lines[:3] == [": waiting"] * 3 and lines[-1] == "data: [DONE]"


def until_under_way(address, answers):
    """Wait by the server's own count: a question asked in the meantime could take the place of a waiting one."""
    deadline = time.monotonic() + 20
    while f"tiaowen_answers_under_way {float(answers)}" not in httpx.get(f"{address}/metrics").text:
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_when_as_many_wait_as_may_the_next_is_told_when_to_come_back(address, slow):
    with ThreadPoolExecutor(3) as threads:
        waiting = [threads.submit(ask, address) for _ in range(3)]
        until_under_way(address, 3)
        turned_away = ask(address, "灯塔")
        assert turned_away.status_code == 503 and turned_away.json()["type"].endswith("busy")
        assert int(turned_away.headers["retry-after"]) >= 1
        slow.let_go.set()
        assert {job.result().status_code for job in waiting} == {200}
