"""Chats whose callers send the whole conversation each time: the turns, found again by the questions."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.contract import Answer
from assistant.conversation import Turn
from corpus.errors import QuestionError

if TYPE_CHECKING:
    from assistant.contract import Language
    from assistant.dialogue import Dialogue
    from assistant.streaming import StreamEvent

MAX_CHATS = 1000
MAX_TURNS = 8
Key = tuple[object, ...]


class Recollections:
    """Turns by what was asked before; the chat not used for longest is forgotten first.

    What was forgotten, or answered by another process, is found by asking again. Only the questions count: what a
    caller says that the assistant said is not believed.
    """

    def __init__(self, max_chats: int = MAX_CHATS) -> None:
        """Begin empty."""
        self._turns: OrderedDict[Key, tuple[Turn, ...]] = OrderedDict()
        self._max = max_chats
        self._lock = threading.Lock()

    def stream(
        self,
        dialogue: Dialogue,
        question: str,
        before: Sequence[str],
        *,
        owner: str,
        language: Language | None = None,
        documents: Sequence[str] | None = None,
        cancelled: threading.Event | None = None,
    ) -> Iterator[StreamEvent]:
        """The events of the answer to ``question`` after the questions ``before``.

        Raises:
            QuestionError: the question is empty, too long or unreadable.
            UnknownDocumentError: ``documents`` names one that the library does not hold.
        """
        asked = tuple(before[-MAX_TURNS:])
        scope: Key = (owner, language, None if documents is None else tuple(documents))
        history = self._get((*scope, asked))
        assistant = dialogue.assistant
        if history is None:
            history = ()
            for earlier in asked:
                if cancelled is not None and cancelled.is_set():
                    return
                try:
                    answer = assistant.answer(earlier, history=history, language=language, documents=documents)
                except QuestionError:  # what could not be answered then is no context now
                    continue
                history = (*history, Turn(earlier, answer))
        events = assistant.stream(
            question, history=history, language=language, documents=documents, cancelled=cancelled
        )
        for event in events:
            if isinstance(event, Answer):
                turn = Turn(question, event)
                self._put((*scope, (*asked, question)[-MAX_TURNS:]), (*history, turn)[-MAX_TURNS:])
                dialogue.records.append(None, turn, owner=owner)
            yield event

    def _get(self, key: Key) -> tuple[Turn, ...] | None:
        with self._lock:
            if (turns := self._turns.get(key)) is not None:
                self._turns.move_to_end(key)
            return turns

    def _put(self, key: Key, turns: tuple[Turn, ...]) -> None:
        with self._lock:
            self._turns[key] = turns
            self._turns.move_to_end(key)
            while len(self._turns) > self._max:
                self._turns.popitem(last=False)
