"""What is kept, as plain JSON values."""

from __future__ import annotations

import json
from typing import Any

from assistant.records.model import Conversation, Feedback, StoredTurn


def conversation_json(conversation: Conversation) -> dict[str, Any]:
    """A conversation with every turn, its answer in the form of the contract."""
    return {
        "conversation_id": conversation.conversation_id,
        "created_at": conversation.created_at.isoformat(),
        "updated_at": conversation.updated_at.isoformat(),
        "turns": [turn_json(turn) for turn in conversation.turns],
    }


def turn_json(turn: StoredTurn) -> dict[str, Any]:
    """A turn with its answer and feedback."""
    return {
        "asked_at": turn.asked_at.isoformat(),
        "question": turn.question,
        "answer": turn.answer.model_dump(mode="json"),
        "feedback": None if turn.feedback is None else _feedback(turn.feedback),
    }


def feedback_json(question: str, body: str, feedback: Feedback) -> dict[str, Any]:
    """Feedback with the question and the answer it is about."""
    return {"answer_id": feedback.answer_id, **_feedback(feedback), "question": question, "answer": json.loads(body)}


def _feedback(feedback: Feedback) -> dict[str, Any]:
    return {
        "rating": feedback.rating,
        "reasons": list(feedback.reasons),
        "comment": feedback.comment,
        "given_at": feedback.given_at.isoformat(),
    }
