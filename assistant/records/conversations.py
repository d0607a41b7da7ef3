"""Conversations and answers in the tables: short functions over a connection inside a transaction."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from assistant.contract import Answer
from assistant.records.model import Conversation, Feedback, StoredTurn, Summary
from assistant.records.tables import answers, conversations, feedback

TITLE_CHARS = 80
_log = logging.getLogger(__name__)


def append(connection: Connection, owner: str, conversation_id: str | None, question: str, answer: Answer) -> None:
    """Add a turn at the end of its conversation; an answer outside conversations is kept by itself."""
    now = datetime.now(UTC)
    key = None if conversation_id is None else _used(connection, owner, conversation_id, now)
    following = select(func.coalesce(func.max(answers.c.position) + 1, 0)).where(answers.c.conversation == key)
    connection.execute(
        insert(answers).values(
            answer_id=answer.answer_id,
            conversation=key,
            position=0 if key is None else following.scalar_subquery(),
            asked_at=now,
            question=question,
            language=answer.language,
            status=answer.status.value,
            composer=answer.composer.value,
            corpus_version=answer.corpus_version,
            body=answer.model_dump_json(),
        )
    )


def _used(connection: Connection, owner: str, conversation_id: str, now: datetime) -> int:
    """The key of a conversation, begun if it is new, marked as used now.

    Other writers of the same conversation wait from here to the end of the transaction, so that positions
    follow one another.
    """
    named = (conversations.c.owner == owner, conversations.c.conversation_id == conversation_id)
    use = update(conversations).where(*named).values(updated_at=now).returning(conversations.c.id)
    known = connection.execute(use).scalar()
    if known is not None:
        return int(known)
    values = {"owner": owner, "conversation_id": conversation_id, "created_at": now, "updated_at": now}
    try:
        with connection.begin_nested():
            added = insert(conversations).values(values).returning(conversations.c.id)
            return int(connection.execute(added).scalar_one())
    except IntegrityError:
        # another writer began it in between
        return int(connection.execute(use).scalar_one())


def key_of(connection: Connection, owner: str, conversation_id: str) -> int | None:
    """The key of a conversation, or None."""
    named = conversations.c.conversation_id == conversation_id
    query = select(conversations.c.id).where(conversations.c.owner == owner, named)
    return connection.execute(query).scalar()


def latest(connection: Connection, owner: str, conversation_id: str, limit: int) -> list[StoredTurn]:
    """The last ``limit`` turns, oldest first."""
    key = key_of(connection, owner, conversation_id)
    if key is None:
        return []
    query = _turns().where(answers.c.conversation == key).order_by(answers.c.position.desc()).limit(limit)
    return list(_read_turns(connection.execute(query).all()))[::-1]


def load(connection: Connection, key: int, turns: int | None = None) -> Conversation | None:
    """A whole conversation, or its first ``turns``."""
    row = connection.execute(select(conversations).where(conversations.c.id == key)).first()
    if row is None:
        return None
    query = _turns().where(answers.c.conversation == key).order_by(answers.c.position)
    if turns is not None:
        query = query.where(answers.c.position < turns)
    found = tuple(_read_turns(connection.execute(query).all()))
    return Conversation(row.conversation_id, row.created_at, row.updated_at, found)


def one_answer(connection: Connection, answer_id: str) -> StoredTurn | None:
    """One answer as it was given, or None."""
    return next(_read_turns(connection.execute(_turns().where(answers.c.answer_id == answer_id)).all()), None)


def summaries(
    connection: Connection, *, owner: str | None, conversation_ids: Sequence[str] | None, limit: int
) -> list[Summary]:
    """Conversations, the most recently used first; ``owner`` None stands for all owners."""
    first, counted = answers.alias("first"), answers.alias("counted")
    count = select(func.count()).where(counted.c.conversation == conversations.c.id).scalar_subquery()
    opening = (
        select(first.c.question)
        .where(first.c.conversation == conversations.c.id)
        .order_by(first.c.position)
        .limit(1)
        .scalar_subquery()
    )
    query = select(conversations, count.label("turns"), opening.label("title"))
    if owner is not None:
        query = query.where(conversations.c.owner == owner)
    if conversation_ids is not None:
        query = query.where(conversations.c.conversation_id.in_(conversation_ids))
    rows = connection.execute(query.order_by(conversations.c.updated_at.desc(), conversations.c.id.desc()).limit(limit))
    return [
        Summary(row.conversation_id, _title(row.title or ""), row.turns, row.created_at, row.updated_at) for row in rows
    ]


def keys_named(connection: Connection, conversation_id: str) -> list[int]:
    """The keys of the conversations of every owner with this id."""
    named = select(conversations.c.id).where(conversations.c.conversation_id == conversation_id)
    return list(connection.execute(named.order_by(conversations.c.id)).scalars())


def erase(connection: Connection, keys: Iterable[int]) -> int:
    """Delete conversations with their answers, feedback and links; returns how many."""
    return connection.execute(delete(conversations).where(conversations.c.id.in_(list(keys)))).rowcount


def purge(connection: Connection, before: datetime) -> tuple[int, int]:
    """Delete conversations last used, and lone answers given, before a moment; returns how many of each."""
    gone = connection.execute(delete(conversations).where(conversations.c.updated_at < before)).rowcount
    lone = delete(answers).where(answers.c.conversation.is_(None), answers.c.asked_at < before)
    return gone, connection.execute(lone).rowcount


def _turns() -> Select[Any]:
    columns = (answers.c.answer_id, answers.c.question, answers.c.body, answers.c.asked_at)
    given = (feedback.c.rating, feedback.c.reasons, feedback.c.comment, feedback.c.given_at)
    return select(*columns, *given).select_from(answers.outerjoin(feedback))


def _read_turns(rows: Iterable[Row[Any]]) -> Iterator[StoredTurn]:
    for row in rows:
        try:
            answer = Answer.model_validate_json(row.body)
        except ValidationError:
            _log.warning("answer %s is kept in a form that this version cannot read", row.answer_id)
            continue
        yield StoredTurn(row.question, answer, row.asked_at, read_feedback(row))


def read_feedback(row: Row[Any]) -> Feedback | None:
    """The feedback in a row, if there is any."""
    if row.rating is None:
        return None
    return Feedback(row.answer_id, row.rating, tuple(json.loads(row.reasons)), row.comment, row.given_at)


def _title(question: str) -> str:
    line = " ".join(question.split())
    return line if len(line) <= TITLE_CHARS else line[: TITLE_CHARS - 1] + "…"
