"""The one assistant of a server process, opened in the background with its progress to be seen."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from corpus.errors import StorageError, TiaowenError

if TYPE_CHECKING:
    from assistant.dialogue import Dialogue
    from assistant.records import Records
    from assistant.service import Assistant

_log = logging.getLogger(__name__)

Report = Callable[[str, int, int], None]
OpenAssistant = Callable[[Report], "Assistant"]
OpenRecords = Callable[[], "Records"]


@dataclass(frozen=True, slots=True)
class State:
    """Where the opening stands: either of ``assistant`` and ``error`` is set once it is over.

    ``dialogue`` comes with the assistant: every surface asks through it, so that a conversation has one history.
    """

    done: int = 0
    total: int = 0
    assistant: Assistant | None = None
    error: TiaowenError | None = None
    dialogue: Dialogue | None = None

    @property
    def over(self) -> bool:
        """Whether there is an assistant or an error."""
        return self.assistant is not None or self.error is not None


class Opening:
    """Opens an assistant once in a thread of its own; a failed opening may be started again."""

    def __init__(self, open_assistant: OpenAssistant, open_records: OpenRecords | None = None) -> None:
        """Open nothing until ``start``; without ``open_records`` no conversation is kept."""
        self._open = open_assistant
        self._open_records = open_records
        self._kept: Records | None = None
        self._lock = threading.Lock()
        self._state = State()
        self._thread: threading.Thread | None = None
        self._through: Callable[[Assistant], Assistant] = lambda assistant: assistant

    @property
    def state(self) -> State:
        """A snapshot, safe to read from any thread."""
        return self._state

    def start(self) -> None:
        """Begin, unless it runs or has succeeded."""
        with self._lock:
            if self._thread is not None and (self._thread.is_alive() or self._state.assistant is not None):
                return
            self._state = State()
            self._thread = threading.Thread(target=self._run, name="open-assistant", daemon=True)
            self._thread.start()

    def wait(self, timeout: float | None = None) -> State:
        """Start, wait until it is over or ``timeout`` seconds have gone, and say where it stands."""
        self.start()
        thread = self._thread
        if thread is not None:
            thread.join(timeout)
        return self._state

    def answer_through(self, wrap: Callable[[Assistant], Assistant]) -> None:
        """Let the dialogue ask ``wrap(assistant)`` from now on, also after the assistant was renewed."""
        self._through = wrap
        state = self._state
        if state.assistant is not None and state.dialogue is not None:
            state.dialogue.assistant = wrap(state.assistant)

    def renew(self) -> None:
        """Open the assistant again, since its index has changed; on an error the one there is stays."""
        state = self._state
        if state.assistant is None or state.dialogue is None:
            return
        try:
            assistant = self._open(lambda _stage, _done, _total: None)
        except (TiaowenError, OSError) as error:
            _log.warning("The changed index could not be opened (%s); answers come from the old one.", error)
            return
        state.dialogue.assistant = self._through(assistant)
        self._state = State(assistant=assistant, dialogue=state.dialogue)

    def _run(self) -> None:
        try:
            records = self._records()
            assistant = self._open(self._progress)
            self._state = State(assistant=assistant, dialogue=_dialogue(assistant, records))
        except TiaowenError as error:
            self._state = State(error=error)
        except OSError as error:
            remedy = "Check that the folder exists and may be written, or set TIAOWEN_HOME to another"
            where = str(error.filename or "TIAOWEN_HOME")
            self._state = State(error=StorageError(where, error.strerror or str(error), remedy))
        except Exception as error:
            problem = f"{type(error).__name__}: {error}"
            self._state = State(error=TiaowenError("assistant", problem, "Report it", code="internal"))

    def _records(self) -> Records:
        from assistant.records import Records

        if self._kept is None:
            self._kept = Records.off() if self._open_records is None else self._open_records()
        return self._kept

    def _progress(self, _stage: str, done: int, total: int) -> None:
        self._state = State(done=done, total=total)


def _dialogue(assistant: Assistant, records: Records) -> Dialogue:
    from assistant.dialogue import Dialogue

    return Dialogue(assistant, records)


def opening_from(env: Mapping[str, str]) -> Opening:
    """The opening of the assistant that the environment configures."""

    def open_assistant(progress: Report) -> Assistant:
        from assistant.service import Assistant
        from assistant.settings import Settings

        assistant = Assistant.open(Settings.from_env(env), progress, catch_up=True)
        threading.Thread(target=assistant.warm, name="warm", daemon=True).start()
        return assistant

    def open_records() -> Records:
        from assistant.records import Records
        from assistant.settings import Settings

        return Records.open(Settings.from_env(env))

    return Opening(open_assistant, open_records)


@cache
def shared_opening() -> Opening:
    """The opening that the page and the HTTP routes of this process share."""
    import os

    return opening_from(os.environ)
