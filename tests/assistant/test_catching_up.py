from __future__ import annotations

import threading
import time

from assistant.catching_up import CatchingUp
from assistant.llm.fake_server import FakeServer, Play, refuses
from assistant.service import Assistant
from assistant.settings import Settings
from index.embeddings import EmbeddingService


def wait_for(condition, seconds=20.0):
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)
    return condition()


def test_it_tries_until_it_succeeds_and_again_when_asked_again():
    outcomes = [False, ValueError("odd"), True, True]
    calls = []

    def build():
        calls.append(threading.current_thread().name)
        outcome = outcomes[len(calls) - 1]
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    catching_up = CatchingUp(build, first_pause=0.01)
    catching_up.start()
    assert wait_for(lambda: len(calls) == 3)
    time.sleep(0.1)
    assert len(calls) == 3
    catching_up.start()
    assert wait_for(lambda: len(calls) == 4)
    assert set(calls) == {"build index"}


def test_it_stops():
    catching_up = CatchingUp(lambda: False, first_pause=0.01)
    catching_up.start()
    catching_up.stop()
    assert wait_for(lambda: catching_up._thread is None)


def test_the_assistant_answers_from_the_old_index_and_changes_over(tmp_path, monkeypatch):
    monkeypatch.setattr("assistant.catching_up.FIRST_PAUSE", 0.05)
    monkeypatch.setattr("index.service_embeddings._FIRST_PAUSE", 0.01)
    Assistant.open(Settings(home=tmp_path, embeddings="none"))
    gate = threading.Event()

    def not_yet(request):
        return Play() if gate.is_set() else refuses(503)

    with FakeServer(embeddings=not_yet) as server:
        settings = Settings(home=tmp_path, embeddings="openai:m", embedding_service=EmbeddingService(server.url))
        opened = Assistant.open(settings, catch_up=True)
        assert opened.index.outdated
        assert opened.answer("数字创意产业研发资助最高多少？").citations
        gate.set()
        assert wait_for(lambda: not opened.index.outdated, 60)
        assert not opened.index.lexical_only
        assert opened.answer("数字创意产业研发资助最高多少？").citations
