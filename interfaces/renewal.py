"""Keeps a server's assistant abreast of the index: workers once it is open, all anew when the index changes."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from interfaces.opening import Opening

if TYPE_CHECKING:
    from assistant.service import Assistant
    from interfaces.workers import WorkerPool

_log = logging.getLogger(__name__)
EVERY = 2.0


class Renewal:
    """Waits in a thread of its own.

    ``current`` names the version of the index that is current on disk; another process (``tiaowen add``)
    may change it at any time. Without ``pool`` the server answers by itself.
    """

    def __init__(
        self, opening: Opening, current: Callable[[], object], pool: WorkerPool | None = None, every: float = EVERY
    ) -> None:
        """Look every ``every`` seconds."""
        self._opening = opening
        self._current = current
        self._pool = pool
        self._every = every
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="renewal", daemon=True)

    def workers(self) -> int:
        """How many processes answer now, besides the server."""
        return 0 if self._pool is None else len(self._pool.processes)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, and end the workers."""
        self._stopped.set()
        if self._pool is not None:
            self._pool.close()

    def _run(self) -> None:
        seen = self._current()
        while self._opening.wait().assistant is None:
            if self._stopped.wait(self._every):
                return
        if self._pool is not None:
            self._start_workers(self._pool)
        while not self._stopped.wait(self._every):
            now = self._current()
            if now != seen:
                _log.info("The index has changed; it is opened anew.")
                seen = now
                self._opening.renew()
                if self._pool is not None:
                    self._pool.reopen()

    def _start_workers(self, pool: WorkerPool) -> None:
        from interfaces.workers import PooledAssistant

        pool.start()
        self._opening.answer_through(lambda assistant: cast("Assistant", PooledAssistant(assistant, pool)))
