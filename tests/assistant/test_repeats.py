from __future__ import annotations

import pytest

from assistant.contract import Answer
from assistant.repeats import MOST, REMEMBERED, RepeatError, Repeats


def answer(text="x"):
    return Answer(
        answer_id=text, question=text, language="zh", status="answered", answer=text, corpus_version="v", conversation_id=None
    )


def test_a_key_gives_the_answer_it_got():
    repeats = Repeats()
    assert repeats.find("k", "q") is None
    repeats.keep("k", "q", answer("first"))
    assert repeats.find("k", "q").answer == "first"
    assert repeats.find("other", "q") is None


def test_a_key_is_for_one_question():
    repeats = Repeats()
    repeats.keep("k", "q", answer())
    with pytest.raises(RepeatError):
        repeats.find("k", "another")


def test_answers_are_forgotten_in_time_and_when_there_are_many():
    seconds = [0.0]
    repeats = Repeats(now=lambda: seconds[0])
    repeats.keep("old", "q", answer())
    seconds[0] = REMEMBERED + 1
    assert repeats.find("old", "q") is None
    for number in range(MOST + 1):
        repeats.keep(number, "q", answer())
    assert repeats.find(0, "q") is None and repeats.find(1, "q") is not None
