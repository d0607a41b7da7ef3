"""An assistant whose answers are found by workers."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from interfaces.workers.messages import Ask, turns_out
from interfaces.workers.pool import WorkerLost, WorkerPool

if TYPE_CHECKING:
    from assistant.contract import Answer, Language
    from assistant.conversation import Turn
    from assistant.llm.model import LanguageModel
    from assistant.service import Assistant
    from assistant.streaming import StreamEvent
    from corpus.library import Library

_log = logging.getLogger(__name__)


class PooledAssistant:
    """Answers as ``assistant`` does, in the processes of ``pool``; by itself while there is none."""

    def __init__(self, assistant: Assistant, pool: WorkerPool) -> None:
        """Put workers beside an assistant."""
        self._assistant = assistant
        self._pool = pool

    @property
    def library(self) -> Library:
        """The documents."""
        return self._assistant.library

    @property
    def model(self) -> LanguageModel | None:
        """The language model that words answers, if one does."""
        return self._assistant.model

    def answer(
        self,
        question: str,
        *,
        conversation_id: str | None = None,
        history: Sequence[Turn] = (),
        language: Language | None = None,
        documents: Sequence[str] | None = None,
    ) -> Answer:
        """Answer one message of a conversation.

        Raises:
            QuestionError: the question is empty, too long or unreadable.
            UnknownDocumentError: ``documents`` names one that the library does not hold.
        """
        from assistant.contract import Answer

        events = self.stream(
            question, conversation_id=conversation_id, history=history, language=language, documents=documents
        )
        return next(event for event in events if isinstance(event, Answer))

    def stream(
        self,
        question: str,
        *,
        conversation_id: str | None = None,
        history: Sequence[Turn] = (),
        language: Language | None = None,
        documents: Sequence[str] | None = None,
        cancelled: threading.Event | None = None,
    ) -> Iterator[StreamEvent]:
        """Answer one message piece by piece; the last event is the whole answer and replaces the pieces.

        Where a worker dies on the way, the answer is found here and streamed from its beginning.

        Raises:
            QuestionError: the question is empty, too long or unreadable.
            UnknownDocumentError: ``documents`` names one that the library does not hold.
        """
        if self._pool.ready:
            named = None if documents is None else tuple(documents)
            turns = turns_out(tuple(history))
            ask = Ask(self._pool.number(), question, conversation_id, language, named, turns)
            try:
                yield from self._pool.stream(ask, cancelled)
                return
            except WorkerLost:
                _log.warning("A worker was lost; its question is answered by the server itself.")
        yield from self._assistant.stream(
            question,
            conversation_id=conversation_id,
            history=history,
            language=language,
            documents=documents,
            cancelled=cancelled,
        )
