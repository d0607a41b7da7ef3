"""Builds, in the background, the index that the settings ask for while another one stands in."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

FIRST_PAUSE, LONGEST_PAUSE = 60.0, 3600.0
"""Seconds between attempts; each failure doubles the pause."""

_log = logging.getLogger(__name__)


class CatchingUp:
    """Calls ``build`` in a thread of its own until it returns True."""

    def __init__(self, build: Callable[[], bool], first_pause: float | None = None) -> None:
        """Nothing runs before ``start``."""
        self._build = build
        self._first_pause = FIRST_PAUSE if first_pause is None else first_pause
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._stopped = threading.Event()
        self._wanted = False

    def start(self) -> None:
        """Have ``build`` called, once more if it is under way."""
        with self._lock:
            self._wanted = True
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="build index", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """Give up after the attempt that is under way."""
        self._stopped.set()

    def _run(self) -> None:
        pause = self._first_pause
        while self._next():
            if self._attempt():
                continue
            with self._lock:
                self._wanted = True
            self._stopped.wait(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    def _next(self) -> bool:
        with self._lock:
            if self._wanted and not self._stopped.is_set():
                self._wanted = False
                return True
            self._thread = None
            return False

    def _attempt(self) -> bool:
        try:
            return self._build()
        except Exception:
            # A thread that ends unseen would leave the old index in place for good.
            _log.exception("The index could not be built in the background.")
            return False
