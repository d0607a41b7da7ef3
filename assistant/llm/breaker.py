"""A circuit breaker: a service that keeps failing is left alone for a while, then tried with one call."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

FAILURES_TO_OPEN = 3
FIRST_PAUSE = 20.0
LONGEST_PAUSE = 600.0
"""Seconds. Each failed probe doubles the pause."""


class Breaker:
    """Closed: calls pass. Open: none does. Half open: one does, and its outcome decides.

    Every ``admit`` that returned None must be followed by one of ``succeeded``, ``failed``
    or ``abandoned``. Safe to share between threads.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Start closed; ``clock`` gives seconds."""
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._pause = 0.0
        self._open_until = 0.0
        self._probing = False

    def admit(self) -> float | None:
        """None if a call may be made now, else in how many seconds to ask again."""
        with self._lock:
            if not self._pause:
                return None
            wait = self._open_until - self._clock()
            if wait > 0 or self._probing:
                return max(wait, 1.0)
            self._probing = True
            return None

    def succeeded(self) -> bool:
        """The service works: close. Whether it had been open."""
        with self._lock:
            was_open = self._pause > 0
            self._failures, self._pause, self._probing = 0, 0.0, False
            return was_open

    def failed(self, pause: float | None = None) -> float | None:
        """The service failed; ``pause`` is how long it asks to be left alone. The pause, if it opens now."""
        with self._lock:
            self._failures += 1
            reopened, self._probing = self._probing, False
            if pause is None and not reopened and self._failures < FAILURES_TO_OPEN:
                return None
            usual = min(self._pause * 2, LONGEST_PAUSE) if reopened else FIRST_PAUSE
            self._pause = min(max(pause or 0.0, usual if pause is None else 1.0), LONGEST_PAUSE)
            self._open_until = self._clock() + self._pause
            return self._pause

    def abandoned(self) -> None:
        """The call told nothing about the service: its caller gave up, or the request was at fault."""
        with self._lock:
            self._probing = False
