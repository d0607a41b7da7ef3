"""Conversations kept in the records, as the page draws them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.contract import Answer
from corpus.errors import TiaowenError

if TYPE_CHECKING:
    from assistant.records import Conversation, Records


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with its answer, or with the error that came instead; ``rating`` as given before.

    ``replaced`` says that other words were shown while the answer was being written.
    """

    question: str
    answer: Answer | None = None
    error: TiaowenError | None = None
    rating: str | None = None
    replaced: bool = False


def conversation_in(records: Records, conversation_id: str) -> list[Exchange] | None:
    """The exchanges of a conversation as they were given, or None for one that is not kept.

    Raises:
        RecordsError: the database cannot be used now.
    """
    return _exchanges(records.conversation(conversation_id))


def shared_in(records: Records, token: str) -> list[Exchange] | None:
    """The exchanges behind a shared link, or None for one that opens nothing.

    Raises:
        RecordsError: the database cannot be used now.
    """
    return _exchanges(records.shared(token))


def forget(records: Records, conversation_id: str) -> None:
    """Delete a conversation; one that is gone already is no error.

    Raises:
        RecordsError: the database cannot be used now.
    """
    from assistant.records import UnknownRecordError

    try:
        records.erase(conversation_id, owner="")
    except UnknownRecordError:
        return


def _exchanges(conversation: Conversation | None) -> list[Exchange] | None:
    if conversation is None:
        return None
    return [
        Exchange(turn.question, answer=turn.answer, rating=turn.feedback.rating if turn.feedback else None)
        for turn in conversation.turns
    ]
