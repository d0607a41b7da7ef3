"""Questions put to the assistant under a conversation's id."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.contract import Answer
from assistant.conversation import Turn
from interfaces.http.conversations import Conversations

if TYPE_CHECKING:
    from assistant.contract import Language
    from assistant.service import Assistant
    from assistant.streaming import StreamEvent


class Dialogue:
    """Reads what was said before, answers, remembers."""

    def __init__(self, assistant: Assistant, conversations: Conversations) -> None:
        """Join an assistant and a memory."""
        self._assistant = assistant
        self._conversations = conversations

    def stream(
        self,
        question: str,
        *,
        conversation_id: str | None = None,
        language: Language | None = None,
        documents: Sequence[str] | None = None,
        cancelled: threading.Event | None = None,
    ) -> Iterator[StreamEvent]:
        """The events of one answer; it is remembered once it is whole.

        Raises:
            QuestionError: the question is empty, too long or unreadable.
            UnknownDocumentError: ``documents`` names one that the library does not hold.
        """
        events = self._assistant.stream(
            question,
            conversation_id=conversation_id,
            history=self._conversations.history(conversation_id),
            language=language,
            documents=documents,
            cancelled=cancelled,
        )
        for event in events:
            if isinstance(event, Answer):
                self._conversations.append(conversation_id, Turn(question, event))
            yield event
