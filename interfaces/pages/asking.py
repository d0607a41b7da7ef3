"""A question under way: answered in a thread of its own, so that the page may be redrawn, left or stopped meanwhile."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator

from assistant.contract import Answer
from assistant.streaming import Delta, StreamEvent, differs
from corpus.errors import TiaowenError

Events = Callable[[threading.Event], Iterator[StreamEvent]]
_log = logging.getLogger(__name__)
_GLANCE = 0.5
_AWAY = 4.0
"""Seconds that a reader may be away, a broken connection being taken up again, before nobody waits any more."""


class Asking:
    """Runs a stream of answer events to its end; every reader sees the text so far."""

    def __init__(
        self, question: str, events: Events, present: Callable[[], bool] = lambda: True, away: float = _AWAY
    ) -> None:
        """Begin at once; ``events`` gets the event that says the reader has gone.

        It is set once ``present`` has said no for ``away`` seconds: a closed tab waits for nothing.
        """
        self.question = question
        self._started = time.monotonic()
        self.answer: Answer | None = None
        self.error: TiaowenError | None = None
        self._pieces: list[str] = []
        self._stopped = threading.Event()
        self._news = threading.Condition()
        self._over = False
        self._deserted = False
        threading.Thread(target=self._run, args=(events,), name="asking", daemon=True).start()
        threading.Thread(target=self._look_out, args=(present, away), name="reader", daemon=True).start()

    @property
    def text(self) -> str:
        """The Markdown that came so far."""
        return "".join(self._pieces)

    @property
    def over(self) -> bool:
        """Whether there is an answer or an error, or it was stopped."""
        return self._over

    @property
    def replaced(self) -> bool:
        """Whether the answer has not all of the text that came before it."""
        return self.answer is not None and differs(self.text, self.answer)

    @property
    def deserted(self) -> bool:
        """Whether it was given up because its reader had gone; one who comes back may want it anew."""
        return self._deserted and self.answer is None

    @property
    def seconds(self) -> float:
        """How long it has been under way."""
        return time.monotonic() - self._started

    def stop(self) -> TiaowenError:
        """Want no answer any more; what to show in its place."""
        self._stopped.set()
        return TiaowenError("answer", "it was stopped", "Ask again", code="stopped")

    def wait(self, seconds: float) -> bool:
        """Wait for it to be over, at most so long; whether it is."""
        with self._news:
            return self._news.wait_for(lambda: self._over, seconds)

    def _look_out(self, present: Callable[[], bool], away: float) -> None:
        seen = time.monotonic()
        while not self.wait(min(_GLANCE, away)):
            if present():
                seen = time.monotonic()
            elif time.monotonic() - seen > away:
                self._deserted = True
                self._stopped.set()
                return

    def _run(self, events: Events) -> None:
        try:
            for event in events(self._stopped):
                if isinstance(event, Delta):
                    self._pieces.append(event.text)
                else:
                    self.answer = event
        except TiaowenError as error:
            self.error = error
        except Exception as error:
            _log.exception("a question could not be answered")
            self.error = TiaowenError("answer", type(error).__name__, "", code="internal")
        finally:
            with self._news:
                self._over = True
                self._news.notify_all()
