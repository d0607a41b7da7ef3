"""A question under way: answered in a thread of its own, so that the page may be redrawn, left or stopped meanwhile."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator

from assistant.contract import Answer
from assistant.streaming import Delta, StreamEvent
from corpus.errors import TiaowenError

Events = Callable[[threading.Event], Iterator[StreamEvent]]
_log = logging.getLogger(__name__)


class Asking:
    """Runs a stream of answer events to its end; every reader sees the text so far."""

    def __init__(self, question: str, events: Events) -> None:
        """Begin at once; ``events`` gets the event that says the reader has gone."""
        self.question = question
        self._started = time.monotonic()
        self.answer: Answer | None = None
        self.error: TiaowenError | None = None
        self._pieces: list[str] = []
        self._stopped = threading.Event()
        self._news = threading.Condition()
        self._over = False
        threading.Thread(target=self._run, args=(events,), name="asking", daemon=True).start()

    @property
    def text(self) -> str:
        """The Markdown that came so far."""
        return "".join(self._pieces)

    @property
    def over(self) -> bool:
        """Whether there is an answer or an error, or it was stopped."""
        return self._over

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
