from __future__ import annotations

import time

from corpus.errors import StorageError
from interfaces.opening import Opening
from interfaces.renewal import Renewal


def until(met):
    deadline = time.monotonic() + 10
    while not met() and time.monotonic() < deadline:
        time.sleep(0.01)
    return met()


class Pool:
    def __init__(self):
        self.calls = []

    def start(self):
        self.calls.append("start")

    def reopen(self):
        self.calls.append("reopen")

    def close(self):
        self.calls.append("close")


def test_workers_start_once_it_is_open_and_everything_is_renewed_when_the_index_changes():
    versions, opened = ["v1"], []
    opening = Opening(lambda progress: opened.append(versions[0]) or f"assistant of {versions[0]}")
    pool = Pool()
    renewal = Renewal(opening, lambda: versions[0], pool, every=0.02)
    renewal.start()
    assert until(lambda: pool.calls == ["start"])
    dialogue = opening.wait().dialogue
    versions[0] = "v2"
    assert until(lambda: pool.calls == ["start", "reopen"])
    assert opening.state.assistant == "assistant of v2" and opened == ["v1", "v2"]
    assert opening.state.dialogue is dialogue and dialogue.assistant._assistant == "assistant of v2"
    renewal.stop()
    assert pool.calls[-1] == "close"


def test_a_new_index_that_cannot_be_opened_leaves_the_old_one_answering():
    outcomes = ["old", StorageError("home", "locked", "Wait")]

    def open_assistant(progress):
        outcome = outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    opening = Opening(open_assistant)
    opening.wait()
    opening.renew()
    assert opening.state.assistant == "old" and opening.state.error is None and outcomes == []
