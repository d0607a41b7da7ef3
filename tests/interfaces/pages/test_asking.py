from __future__ import annotations

import threading

from assistant.streaming import Delta, deltas
from corpus.errors import QuestionError
from interfaces.pages.asking import Asking
from tests.interfaces.fakes import answer_about_lighthouses

ANSWER = answer_about_lighthouses("灯塔")


def test_the_text_so_far_is_seen_before_the_answer():
    go_on = threading.Event()

    def events(cancelled):
        yield Delta("灯塔")
        yield Delta("最高")
        assert go_on.wait(10)
        yield ANSWER

    asking = Asking("灯塔", events)
    while asking.text != "灯塔最高":
        assert not asking.wait(0.01)
    assert not asking.over and asking.answer is None
    go_on.set()
    assert asking.wait(10) and asking.answer == ANSWER and asking.error is None


def test_stopping_reaches_the_one_who_writes():
    ended = threading.Event()

    def events(cancelled):
        yield Delta("…")
        assert cancelled.wait(10)
        ended.set()

    asking = Asking("灯塔", events)
    assert asking.stop().code == "stopped"
    assert ended.wait(10) and asking.wait(10) and asking.answer is None


def waits(cancelled):
    """Writes until it is called off."""
    yield Delta("…")
    assert cancelled.wait(10)


def test_a_reader_who_stays_away_ends_the_answer():
    here = threading.Event()
    here.set()
    asking = Asking("灯塔", waits, here.is_set, away=0.2)
    assert not asking.wait(0.6) and not asking.deserted
    here.clear()
    assert asking.wait(10) and asking.answer is None and asking.error is None
    assert asking.deserted


def test_a_reader_who_is_soon_back_has_missed_nothing():
    looks = iter([False, False] + [True] * 1000)
    asking = Asking("灯塔", waits, lambda: next(looks), away=2.0)
    assert not asking.wait(3.0) and not asking.deserted
    asking.stop()
    assert asking.wait(10) and not asking.deserted


def test_an_answer_that_takes_words_back_says_so():
    def events(cancelled):
        yield Delta("灯塔一定能拿到钱。")
        yield ANSWER

    asking = Asking("灯塔", events)
    assert asking.wait(10) and asking.replaced
    asking = Asking("灯塔", lambda cancelled: deltas(ANSWER))
    assert asking.wait(10) and not asking.replaced


def test_an_error_is_kept_to_be_told():
    def unusable(cancelled):
        raise QuestionError("question", "too long", "Shorten it", code="question_too_long")
        yield

    def broken(cancelled):
        raise ZeroDivisionError
        yield

    for events, code in ((unusable, "question_too_long"), (broken, "internal")):
        asking = Asking("灯塔", events)
        assert asking.wait(10) and asking.error.code == code
