from __future__ import annotations

import pytest

from assistant.llm.breaker import FAILURES_TO_OPEN, FIRST_PAUSE, LONGEST_PAUSE, Breaker


@pytest.fixture
def clock():
    return [100.0]


@pytest.fixture
def breaker(clock):
    return Breaker(lambda: clock[0])


def fail(breaker, times=FAILURES_TO_OPEN):
    for _ in range(times):
        assert breaker.admit() is None
        breaker.failed()


def test_it_opens_after_failures_in_a_row_only(breaker):
    fail(breaker, FAILURES_TO_OPEN - 1)
    breaker.admit()
    assert breaker.succeeded() is False
    fail(breaker, FAILURES_TO_OPEN - 1)
    assert breaker.admit() is None
    assert breaker.failed() == FIRST_PAUSE
    assert breaker.admit() == FIRST_PAUSE


def test_half_open_lets_one_call_through(breaker, clock):
    fail(breaker)
    clock[0] += FIRST_PAUSE
    assert breaker.admit() is None
    assert breaker.admit() is not None
    assert breaker.succeeded() is True
    assert breaker.admit() is None


def test_a_failed_probe_doubles_the_pause_up_to_the_longest(breaker, clock):
    fail(breaker)
    pauses = []
    for _ in range(8):
        clock[0] += LONGEST_PAUSE
        assert breaker.admit() is None
        pauses.append(breaker.failed())
    assert pauses[:3] == [FIRST_PAUSE * 2, FIRST_PAUSE * 4, FIRST_PAUSE * 8]
    assert pauses[-1] == LONGEST_PAUSE


def test_an_abandoned_probe_leaves_room_for_another(breaker, clock):
    fail(breaker)
    clock[0] += FIRST_PAUSE
    breaker.admit()
    breaker.abandoned()
    assert breaker.admit() is None


@pytest.mark.parametrize(("asked", "pause"), [(90.0, 90.0), (0.0, 1.0), (9999.0, LONGEST_PAUSE)])
def test_a_service_that_asks_for_a_pause_gets_it_at_once(asked, pause, breaker):
    breaker.admit()
    assert breaker.failed(asked) == pause
    assert breaker.admit() == pause
