"""The workers of a server: started, lent out one question at a time, replaced when they die."""

from __future__ import annotations

import itertools
import logging
import multiprocessing
import queue
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING

from interfaces.workers.messages import Ask, Cancel, Failed, Order, Over, Piece, Ready, Reopen, Report, Whole, event_in
from interfaces.workers.worker import OpenAssistant, run

if TYPE_CHECKING:
    from assistant.streaming import StreamEvent

_log = logging.getLogger(__name__)
_GLANCE = 0.05
_PATIENCE = 2.0
_MOST_RESTARTS = 5


class WorkerLost(Exception):
    """A worker died before its answer was whole."""


@dataclass(slots=True, eq=False)
class _Worker:
    process: BaseProcess
    connection: Connection


class WorkerPool:
    """``count`` processes, each with an assistant that ``open_assistant`` opens there."""

    def __init__(self, open_assistant: OpenAssistant, count: int) -> None:
        """Start none yet; ``open_assistant`` must be picklable."""
        self._open = open_assistant
        self._count = count
        # a fresh interpreter: a server with threads cannot be forked safely
        self._context = multiprocessing.get_context("spawn")
        self._idle: queue.Queue[_Worker] = queue.Queue()
        self._workers: set[_Worker] = set()
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._restarts = 0
        self._closed = False

    @property
    def ready(self) -> bool:
        """Whether any worker can answer, now or soon."""
        return bool(self._workers) and not self._closed

    @property
    def processes(self) -> tuple[int, ...]:
        """The process ids of the workers."""
        return tuple(worker.process.pid or 0 for worker in self._workers)

    def start(self) -> None:
        """Start the workers one after another and wait until each is open."""
        for _ in range(self._count):
            self._start_one()

    def reopen(self) -> None:
        """Let every worker in turn open the index that is current now; the others answer meanwhile."""
        due = set(self._workers)
        with suppress(WorkerLost):
            while due & self._workers:
                worker = self._borrow(None)
                assert worker is not None
                if worker in due:
                    due.discard(worker)
                    self._reopen_one(worker)
                else:  # it has been; the one still due is answering
                    self._idle.put(worker)
                    time.sleep(_GLANCE)

    def stream(self, ask: Ask, cancelled: threading.Event | None = None) -> Iterator[StreamEvent]:
        """The events of one answer, from the next worker that is free.

        Raises:
            WorkerLost: the worker died on the way, or there is none.
            TiaowenError: the question cannot be answered.
        """
        worker = self._borrow(cancelled)
        if worker is None:
            return
        over = False
        try:
            _send(worker, ask)
            while not over:
                report = _received(worker, ask.number, cancelled)
                over = isinstance(report, Over)
                if isinstance(report, Failed):
                    raise report.error()
                if isinstance(report, Piece | Whole):
                    yield event_in(report)
        except WorkerLost:
            self._lost(worker)
            raise
        finally:
            self._give_back(worker, ask.number, over=over)

    def number(self) -> int:
        """A number for a question."""
        return next(self._numbers)

    def close(self) -> None:
        """End every worker: each ends by itself when its connection closes."""
        self._closed = True
        with self._lock:
            workers, self._workers = self._workers, set()
        for worker in workers:
            worker.connection.close()
        for worker in workers:
            worker.process.join(_PATIENCE)
            if worker.process.is_alive():
                worker.process.kill()

    def _borrow(self, cancelled: threading.Event | None) -> _Worker | None:
        while cancelled is None or not cancelled.is_set():
            if not self.ready:
                raise WorkerLost("there is no worker")
            with suppress(queue.Empty):
                worker = self._idle.get(timeout=_GLANCE)
                if worker in self._workers:
                    return worker
        return None

    def _give_back(self, worker: _Worker, number: int, *, over: bool) -> None:
        """Let the worker come to the end of a question that nobody waits for, then lend it out again."""
        try:
            if not over:
                _send(worker, Cancel(number))
            while not over:
                over = isinstance(_received(worker, number, None), Over)
        except WorkerLost:
            self._lost(worker)
        if worker in self._workers:
            self._idle.put(worker)

    def _reopen_one(self, worker: _Worker) -> None:
        try:
            _send(worker, Reopen())
            report = _received(worker, 0, None)
        except WorkerLost:
            self._lost(worker)
            return
        if isinstance(report, Failed):
            _log.warning("A worker could not open the new index (%s); it goes on with the old one.", report.error())
        self._idle.put(worker)

    def _start_one(self) -> None:
        if self._closed:
            return
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=run, args=(theirs, self._open), name="tiaowen-worker", daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        try:
            report = ours.recv()
        except (EOFError, OSError):
            report = None
        if isinstance(report, Ready) and not self._closed:
            with self._lock:
                self._workers.add(worker)
            self._idle.put(worker)
        else:
            _log.warning("A worker could not be started (%s); answers are found by the others.", report)
            ours.close()

    def _lost(self, worker: _Worker) -> None:
        with self._lock:
            known = worker in self._workers
            self._workers.discard(worker)
            self._restarts += known
            again = known and not self._closed and self._restarts <= _MOST_RESTARTS
        worker.connection.close()
        if again:
            _log.warning("A worker has died (exit code %s); another is started.", worker.process.exitcode)
            threading.Thread(target=self._start_one, name="start-worker", daemon=True).start()


def _send(worker: _Worker, order: Order) -> None:
    try:
        worker.connection.send(order)
    except (OSError, ValueError) as error:
        raise WorkerLost(str(error)) from error


def _received(worker: _Worker, number: int, cancelled: threading.Event | None) -> Report:
    """The worker's next report; passes on that the question is wanted no more."""
    try:
        while cancelled is not None and not worker.connection.poll(_GLANCE):
            if cancelled.is_set():
                worker.connection.send(Cancel(number))
                cancelled = None
        report: Report = worker.connection.recv()
    except (EOFError, OSError) as error:
        raise WorkerLost(str(error)) from error
    return report
