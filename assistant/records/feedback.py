"""Feedback in its table, and what may be written there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select, update

from assistant.records.conversations import read_feedback
from assistant.records.model import Feedback, FeedbackError, Rating, UnknownRecordError
from assistant.records.privacy import kept_text
from assistant.records.tables import answers, feedback

RATINGS: tuple[Rating, ...] = ("up", "down")
MAX_REASONS = 10
MAX_REASON_CHARS = 100
MAX_COMMENT_CHARS = 2000


def checked(answer_id: str, rating: str, reasons: Sequence[str], comment: str | None) -> Feedback:
    """Feedback as it is kept, what was typed masked.

    Raises:
        FeedbackError: the rating is none, or there is too much; the error's subject names the field.
    """
    if rating not in RATINGS:
        problem, remedy = f"{rating!r} is no rating", f"Use {' or '.join(RATINGS)}"
        raise FeedbackError("rating", problem, remedy, code="feedback_rating", given=rating)
    if len(reasons) > MAX_REASONS or any(len(reason) > MAX_REASON_CHARS for reason in reasons):
        remedy = f"Send at most {MAX_REASONS} of at most {MAX_REASON_CHARS} characters"
        bounds = {"count": MAX_REASONS, "limit": MAX_REASON_CHARS}
        raise FeedbackError("reasons", "they are too many or too long", remedy, code="feedback_reasons", **bounds)
    if comment is not None and len(comment) > MAX_COMMENT_CHARS:
        problem, remedy = f"it has {len(comment):,} characters", f"Shorten it to {MAX_COMMENT_CHARS:,}"
        bounds = {"length": len(comment), "limit": MAX_COMMENT_CHARS}
        raise FeedbackError("comment", problem, remedy, code="feedback_comment", **bounds)
    kept = kept_text(comment).strip() if comment else ""
    unique = tuple(dict.fromkeys(kept_text(reason) for reason in reasons))
    return Feedback(answer_id, rating, unique, kept or None, datetime.now(UTC))


def give(connection: Connection, given: Feedback) -> None:
    """Keep feedback in place of what was given on the same answer before.

    Raises:
        UnknownRecordError: there is no such answer.
    """
    known = select(answers.c.answer_id).where(answers.c.answer_id == given.answer_id).with_for_update()
    if connection.execute(known).scalar() is None:
        problem, remedy = "no such answer is kept", "Use the answer_id of an answer that was given and not erased"
        raise UnknownRecordError("answer_id", problem, remedy, code="unknown_answer", id=given.answer_id)
    values = {
        "rating": given.rating,
        "reasons": json.dumps(given.reasons, ensure_ascii=False),
        "comment": given.comment,
        "given_at": given.given_at,
    }
    changed = connection.execute(update(feedback).where(feedback.c.answer_id == given.answer_id).values(values))
    if changed.rowcount == 0:
        connection.execute(insert(feedback).values(answer_id=given.answer_id, **values))


def given(connection: Connection) -> list[tuple[str, str, Feedback]]:
    """All feedback, oldest first, each with the question and the answer's JSON."""
    query = select(feedback, answers.c.question, answers.c.body).join(answers).order_by(feedback.c.given_at)
    return [
        (row.question, row.body, found)
        for row in connection.execute(query)
        if (found := read_feedback(row)) is not None
    ]
