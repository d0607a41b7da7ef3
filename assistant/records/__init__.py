"""What is remembered: conversations, answers with their citations, feedback, shared links."""

from assistant.records.model import (
    Conversation,
    Feedback,
    FeedbackError,
    Rating,
    RecordsError,
    StoredTurn,
    Summary,
    UnknownRecordError,
)
from assistant.records.records import MAX_TURNS, Records, new_conversation_id

__all__ = [
    "MAX_TURNS",
    "Conversation",
    "Feedback",
    "FeedbackError",
    "Rating",
    "Records",
    "RecordsError",
    "StoredTurn",
    "Summary",
    "UnknownRecordError",
    "new_conversation_id",
]
