"""Requests that are sent again: under the key that its caller gave it, a question is answered and kept once."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from assistant.contract import Answer
from corpus.errors import InputError

MOST = 1000
REMEMBERED = 600.0


class RepeatError(InputError):
    """A key that was used before for another question."""

    code = "repeat_key"


@dataclass(frozen=True, slots=True)
class _Given:
    asked: Hashable
    answer: Answer
    at: float


class Repeats:
    """The answers of the last ten minutes whose requests had a key, at most a thousand; safe between threads."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """Begin empty; ``now`` tells the seconds."""
        self._given: OrderedDict[Hashable, _Given] = OrderedDict()
        self._now = now
        self._lock = threading.Lock()

    def find(self, key: Hashable, asked: Hashable) -> Answer | None:
        """The answer given under ``key``, if there is one.

        Raises:
            RepeatError: something else than ``asked`` was asked under it.
        """
        with self._lock:
            self._forget()
            given = self._given.get(key)
        if given is None:
            return None
        if given.asked != asked:
            raise RepeatError("Idempotency-Key", "another question was asked under it", "Use a new one")
        return given.answer

    def keep(self, key: Hashable, asked: Hashable, answer: Answer) -> None:
        """Remember an answer for the case that it is asked for again."""
        with self._lock:
            self._given[key] = _Given(asked, answer, self._now())
            self._given.move_to_end(key)
            self._forget()

    def _forget(self) -> None:
        oldest = self._now() - REMEMBERED
        while self._given and (len(self._given) > MOST or next(iter(self._given.values())).at < oldest):
            self._given.popitem(last=False)
