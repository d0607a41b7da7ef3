from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from interfaces.http.answering import Answering, Busy
from interfaces.http.settings import HttpSettings
from tests.interfaces.fakes import answer_about_lighthouses


def in_a_loop(scene):
    # in a thread of its own: browser tests may have left a loop in this one
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, scene).result(30)


def settings(**values):
    return HttpSettings(**{"at_once": 1, "queue": 1, **values})


def quick(cancelled):
    yield answer_about_lighthouses("灯塔")


def test_events_come_in_order_and_end_with_none():
    async def scene():
        run = Answering(settings()).submit(quick)
        return [await run.next(5), await run.next(5)]

    answer, end = in_a_loop(scene())
    assert answer.answer_id == "a1" and end is None


def test_an_error_is_raised_where_the_event_was_awaited():
    def fail(cancelled):
        raise ValueError("no")
        yield

    async def scene():
        await Answering(settings()).submit(fail).next(5)

    with pytest.raises(ValueError, match="no"):
        in_a_loop(scene())


def test_one_too_many_is_turned_away_and_told_when_to_come_back():
    release = threading.Event()

    def slow(cancelled):
        release.wait(10)
        yield answer_about_lighthouses("灯塔")

    async def scene():
        answering = Answering(settings())
        runs = [answering.submit(slow), answering.submit(slow)]
        with pytest.raises(Busy) as busy:
            answering.submit(slow)
        release.set()
        for run in runs:
            assert (await run.next(5)).answer_id == "a1"
            assert await run.next(5) is None
        while answering.under_way:
            await asyncio.sleep(0.01)
        answering.submit(quick)
        return busy.value

    busy = in_a_loop(scene())
    assert busy.status == 503 and int(busy.headers["Retry-After"]) >= 1


def test_calling_off_ends_the_work_and_one_that_waits_never_begins():
    begun, ended = [], threading.Event()

    def endless(cancelled):
        begun.append(1)
        cancelled.wait(10)
        ended.set()
        return
        yield

    async def scene():
        answering = Answering(settings())
        first, second = answering.submit(endless), answering.submit(endless)
        while not begun:
            await asyncio.sleep(0.01)
        second.cancel()
        assert answering.under_way == 1
        first.cancel()
        await asyncio.to_thread(ended.wait, 5)

    in_a_loop(scene())
    assert ended.is_set() and len(begun) == 1
