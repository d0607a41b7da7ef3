from __future__ import annotations

import threading

from corpus.errors import IndexCorruptError
from interfaces.opening import Opening


def test_progress_is_seen_while_it_opens_and_the_assistant_after():
    reported, go_on = threading.Event(), threading.Event()

    def open_assistant(progress):
        progress("vectors", 3, 8)
        reported.set()
        assert go_on.wait(10)
        return "assistant"

    opening = Opening(open_assistant)
    opening.start()
    assert reported.wait(10)
    assert (opening.state.done, opening.state.total, opening.state.over) == (3, 8, False)
    go_on.set()
    assert opening.wait(10).assistant == "assistant"


def test_it_is_opened_once_for_all():
    calls = []
    opening = Opening(lambda progress: calls.append(1) or "assistant")
    opening.wait(10)
    opening.wait(10)
    assert calls == [1]


def test_a_failed_opening_says_why_and_may_be_tried_again():
    outcomes = [IndexCorruptError("index", "cut short", "Run tiaowen index"), PermissionError(13, "denied", "/home")]

    def open_assistant(progress):
        if outcomes:
            raise outcomes.pop(0)
        return "assistant"

    opening = Opening(open_assistant)
    assert opening.wait(10).error.code == "index_corrupt"
    assert opening.wait(10).error.code == "storage"
    assert opening.wait(10).assistant == "assistant"


def test_the_dialogue_comes_with_the_assistant_and_its_records():
    from assistant.records import Records

    records = Records.off()
    state = Opening(lambda progress: "assistant", lambda: records).wait(10)
    assert (state.dialogue.assistant, state.dialogue.records) == ("assistant", records)
    assert not Opening(lambda progress: "assistant").wait(10).dialogue.records.available


def test_a_database_address_that_cannot_be_used_is_said_at_the_start(tmp_path):
    from interfaces.opening import opening_from

    env = {"TIAOWEN_HOME": str(tmp_path), "TIAOWEN_DATABASE_URL": "mysql://u@h/d"}
    error = opening_from(env).wait(30).error
    assert error.code == "configuration" and "TIAOWEN_DATABASE_URL" in str(error)


def test_trying_again_does_not_open_the_records_again():
    from assistant.records import Records

    opened = []
    outcomes = [PermissionError(13, "denied", "/home")]

    def open_assistant(progress):
        if outcomes:
            raise outcomes.pop(0)
        return "assistant"

    opening = Opening(open_assistant, lambda: opened.append(Records.off()) or opened[-1])
    assert opening.wait(10).error.code == "storage"
    assert opening.wait(10).dialogue.records is opened[0] and len(opened) == 1


def test_what_is_opened_is_warmed_up_while_it_can_be_asked_already(tmp_path, monkeypatch):
    from assistant.service import Assistant
    from interfaces.opening import opening_from

    warmed, go_on = threading.Event(), threading.Event()
    monkeypatch.setattr(Assistant, "warm", lambda assistant: go_on.wait(30) and warmed.set())
    opening = opening_from({"TIAOWEN_HOME": str(tmp_path), "TIAOWEN_EMBEDDINGS": "none"})
    assert opening.wait(60).assistant is not None and not warmed.is_set()
    go_on.set()
    assert warmed.wait(10)
