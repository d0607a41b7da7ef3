"""Read-only links: a token opens the turns there were when it was made."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, func, insert, select

from assistant.records.conversations import load
from assistant.records.model import Conversation
from assistant.records.tables import answers, conversations, shares

TOKEN_BYTES = 24


def share(connection: Connection, key: int) -> str | None:
    """The link to a conversation as it stands; the same again while nothing is added, None while it is empty."""
    # two sharers at once get one link
    connection.execute(select(conversations.c.id).where(conversations.c.id == key).with_for_update())
    last = connection.execute(select(func.max(answers.c.position)).where(answers.c.conversation == key)).scalar()
    if last is None:
        return None
    made = select(shares.c.token).where(shares.c.conversation == key, shares.c.turns == last + 1)
    token: str | None = connection.execute(made).scalar()
    if token is None:
        token = secrets.token_urlsafe(TOKEN_BYTES)
        values = {"token": token, "conversation": key, "turns": last + 1, "created_at": datetime.now(UTC)}
        connection.execute(insert(shares).values(values))
    return token


def shared(connection: Connection, token: str) -> Conversation | None:
    """What a link opens, or None."""
    row = connection.execute(select(shares.c.conversation, shares.c.turns).where(shares.c.token == token)).first()
    return None if row is None else load(connection, row.conversation, row.turns)


def unshare(connection: Connection, key: int) -> int:
    """Delete every link to a conversation; returns how many there were."""
    return connection.execute(delete(shares).where(shares.c.conversation == key)).rowcount
