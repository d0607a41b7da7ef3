"""Answers found in threads, off the event loop: so many at once, so many waiting, each can be called off."""

from __future__ import annotations

import asyncio
import contextvars
import math
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING

from interfaces.http.problems import RequestError
from interfaces.http.settings import HttpSettings

if TYPE_CHECKING:
    from assistant.streaming import StreamEvent

Start = Callable[[threading.Event], "Iterator[StreamEvent]"]
_SMOOTHING = 0.1
_FIRST_GUESS = 0.05


class Busy(RequestError):
    """As many answers wait as may wait."""

    def __init__(self, seconds: int) -> None:
        """Say when to come back, in seconds."""
        super().__init__(
            None,
            "too many questions are waiting",
            f"Try again in {seconds} s",
            status=HTTPStatus.SERVICE_UNAVAILABLE,
            code="busy",
            headers={"Retry-After": str(seconds)},
            seconds=seconds,
        )


class Run:
    """One answer on its way: its events in order, None at the end; an error is raised in its place."""

    def __init__(self) -> None:
        """Belong to the running event loop."""
        self.cancelled = threading.Event()
        self._loop = asyncio.get_running_loop()
        self._events: asyncio.Queue[StreamEvent | BaseException | None] = asyncio.Queue()
        self.future: Future[None] | None = None

    async def next(self, timeout: float | None = None) -> StreamEvent | None:
        """The next event.

        Raises:
            TimeoutError: there is none within ``timeout`` seconds.
            TiaowenError: the question cannot be answered.
        """
        event = await asyncio.wait_for(self._events.get(), timeout)
        if isinstance(event, BaseException):
            raise event
        return event

    def cancel(self) -> None:
        """Call it off: a waiting one never begins, one under way ends soon."""
        self.cancelled.set()
        if self.future is not None:
            self.future.cancel()

    def work(self, start: Start) -> None:
        """Find the answer, in a thread."""
        try:
            for event in start(self.cancelled):
                if self.cancelled.is_set():
                    break
                self._tell(event)
            self._tell(None)
        except BaseException as error:
            self._tell(error)

    def _tell(self, event: StreamEvent | BaseException | None) -> None:
        with suppress(RuntimeError):  # the server has stopped
            self._loop.call_soon_threadsafe(self._events.put_nowait, event)


class Answering:
    """The threads in which answers are found, first come, first served."""

    def __init__(self, settings: HttpSettings) -> None:
        """Start no thread before the first question."""
        self._threads = ThreadPoolExecutor(settings.at_once, thread_name_prefix="answer")
        self._at_once = settings.at_once
        self._most = settings.at_once + settings.queue
        self._lock = threading.Lock()
        self._seconds = _FIRST_GUESS
        self.under_way = 0

    def submit(self, start: Start) -> Run:
        """Begin an answer, or let it wait for its turn.

        Raises:
            Busy: as many wait as may wait.
        """
        with self._lock:
            if self.under_way >= self._most:
                raise Busy(max(1, math.ceil(self.under_way / self._at_once * self._seconds)))
            self.under_way += 1
        run = Run()
        context = contextvars.copy_context()
        run.future = self._threads.submit(context.run, self._timed, run, start)
        run.future.add_done_callback(self._done)
        return run

    def close(self) -> None:
        """Begin nothing more."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _timed(self, run: Run, start: Start) -> None:
        begun = time.monotonic()
        run.work(start)
        self._seconds += _SMOOTHING * (time.monotonic() - begun - self._seconds)

    def _done(self, _future: Future[None]) -> None:
        with self._lock:
            self.under_way -= 1
