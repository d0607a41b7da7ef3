"""The one way in for every surface that holds conversations: read the history, answer, keep the turn."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.contract import Answer, Language
from assistant.conversation import Turn
from assistant.repeats import Repeats
from assistant.streaming import StreamEvent, deltas

if TYPE_CHECKING:
    from assistant.records import Records
    from assistant.service import Assistant

MAX_WAIT = 30.0
MAX_WAITING = 4
_GLANCE = 0.25


class Dialogue:
    """Asks an assistant within conversations; safe to share between threads.

    Turns of one conversation are answered one after another, so that each knows those before it. What is
    kept is masked; the answer given back has the question as it was asked.
    """

    def __init__(self, assistant: Assistant, records: Records) -> None:
        """Answer by ``assistant`` and remember in ``records``."""
        self.assistant = assistant
        self.records = records
        self._turns = _Turns()
        self._repeats = Repeats()

    def ask(
        self,
        question: str,
        *,
        conversation_id: str | None = None,
        owner: str = "",
        language: Language | None = None,
        documents: Sequence[str] | None = None,
    ) -> Answer:
        """Answer one message of a conversation and keep it; without an id there is no history.

        Raises:
            QuestionError: the question is empty, too long or unreadable.
            UnknownDocumentError: ``documents`` names one that the library does not hold.
        """
        with self._turns.of(owner, conversation_id):
            answer = self.assistant.answer(
                question,
                conversation_id=conversation_id,
                history=self._history(owner, conversation_id),
                language=language,
                documents=documents,
            )
            self.records.append(conversation_id, Turn(question, answer), owner=owner)
            return answer

    def stream(
        self,
        question: str,
        *,
        conversation_id: str | None = None,
        owner: str = "",
        language: Language | None = None,
        documents: Sequence[str] | None = None,
        cancelled: threading.Event | None = None,
        key: str | None = None,
    ) -> Iterator[StreamEvent]:
        """Answer piece by piece; the whole answer comes last and is kept before it is handed over.

        Nothing is kept of a stream that is cancelled or closed before its end. A question that comes again under
        the same ``key`` gets the answer that it got, and is no second turn.

        Raises:
            QuestionError: the question is empty, too long or unreadable.
            UnknownDocumentError: ``documents`` names one that the library does not hold.
            RepeatError: another question was asked under ``key``.
        """
        request = (owner, conversation_id, key)
        asked = (question, language, None if documents is None else tuple(documents))
        with self._turns.of(owner, conversation_id, cancelled):
            if cancelled is not None and cancelled.is_set():
                return
            if key is not None and (given := self._repeats.find(request, asked)) is not None:
                yield from deltas(given)
                return
            events = self.assistant.stream(
                question,
                conversation_id=conversation_id,
                history=self._history(owner, conversation_id),
                language=language,
                documents=documents,
                cancelled=cancelled,
            )
            try:
                for event in events:
                    if cancelled is not None and cancelled.is_set():
                        return
                    if isinstance(event, Answer):
                        self.records.append(conversation_id, Turn(question, event), owner=owner)
                        if key is not None:
                            self._repeats.keep(request, asked, event)
                    yield event
            finally:
                _close(events)

    def _history(self, owner: str, conversation_id: str | None) -> tuple[Turn, ...]:
        return () if conversation_id is None else self.records.history(conversation_id, owner=owner)


def _close(events: Iterator[StreamEvent]) -> None:
    """End a stream that its reader left, so that no model goes on writing for nobody."""
    close = getattr(events, "close", None)
    if close is not None:
        close()


@dataclass(slots=True)
class _Line:
    """Those who wait for their turn in one conversation."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    users: int = 0


class _Turns:
    """One turn at a time in each conversation.

    Waiting has bounds, since a thread waits: a turn that has waited ``MAX_WAIT`` seconds, or finds
    ``MAX_WAITING`` before it, goes ahead with the history there is.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._lines: dict[tuple[str, str], _Line] = {}

    @contextmanager
    def of(
        self, owner: str, conversation_id: str | None, cancelled: threading.Event | None = None
    ) -> Iterator[None]:
        if conversation_id is None:
            yield
            return
        key = (owner, conversation_id)
        with self._lock:
            line = self._lines.setdefault(key, _Line())
            line.users += 1
            waits = line.users <= MAX_WAITING + 1
        held = waits and _acquired(line.turn, cancelled)
        try:
            yield
        finally:
            if held:
                line.turn.release()
            with self._lock:
                line.users -= 1
                if line.users == 0:
                    del self._lines[key]


def _acquired(turn: threading.Lock, cancelled: threading.Event | None) -> bool:
    until = time.monotonic() + MAX_WAIT
    while time.monotonic() < until and not (cancelled is not None and cancelled.is_set()):
        if turn.acquire(timeout=_GLANCE):
            return True
    return False
