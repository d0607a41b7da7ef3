"""Several turns put to the assistant as one conversation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.contract import Answer, Language
    from assistant.service import Assistant


def answer_turns(
    assistant: Assistant,
    turns: Sequence[str],
    *,
    language: Language | None = None,
    documents: Sequence[str] | None = None,
) -> Answer:
    """The answer to the last of ``turns``, each turn knowing those before it.

    Raises:
        QuestionError: a turn cannot be answered as sent.
        UnknownDocumentError: ``documents`` names one that the library does not hold.
        ValueError: there is no turn.
    """
    from assistant.conversation import Turn

    if not turns:
        raise ValueError("a conversation has at least one turn")
    history: list[Turn] = []
    for question in turns:
        answer = assistant.answer(question, history=tuple(history), language=language, documents=documents)
        history.append(Turn(question, answer))
    return history[-1].answer
