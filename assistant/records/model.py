"""What the records hold, as they are read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from assistant.contract import Answer
from corpus.errors import InputError, StorageError

Rating = Literal["up", "down"]


class RecordsError(StorageError):
    """The database of conversations cannot be used now."""

    code = "records"


class UnknownRecordError(InputError):
    """A conversation, an answer or a shared link that the records do not hold."""

    code = "unknown_record"


class FeedbackError(InputError):
    """A rating, reason or comment that cannot be kept."""

    code = "feedback"


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a reader thought of an answer; the last one given holds. ``comment`` is masked."""

    answer_id: str
    rating: Rating
    reasons: tuple[str, ...]
    comment: str | None
    given_at: datetime


@dataclass(frozen=True, slots=True)
class StoredTurn:
    """A question and its answer as they were given, personal data masked."""

    question: str
    answer: Answer
    asked_at: datetime
    feedback: Feedback | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation with its turns, oldest first."""

    conversation_id: str
    created_at: datetime
    updated_at: datetime
    turns: tuple[StoredTurn, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of a list of conversations; ``title`` is the first question."""

    conversation_id: str
    title: str
    turns: int
    created_at: datetime
    updated_at: datetime
