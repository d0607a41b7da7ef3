"""The tables as the newest migration leaves them; see ``migrations/versions``."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

MAX_ID_CHARS = 200

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A point in time, aware and in UTC; SQLite keeps no time zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


conversations = Table(
    "conversations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("owner", String(MAX_ID_CHARS), nullable=False),
    Column("conversation_id", String(MAX_ID_CHARS), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    UniqueConstraint("owner", "conversation_id"),
    Index(None, "updated_at"),
    Index(None, "conversation_id"),
)

answers = Table(
    "answers",
    metadata,
    Column("answer_id", String(MAX_ID_CHARS), primary_key=True),
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), nullable=True),
    Column("position", Integer, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("question", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("status", String(32), nullable=False),
    Column("composer", String(32), nullable=False),
    Column("corpus_version", String(MAX_ID_CHARS), nullable=False),
    # the answer's JSON as text, so that it is read again exactly as it was given
    Column("body", Text, nullable=False),
    UniqueConstraint("conversation", "position"),
    Index(None, "asked_at"),
)

feedback = Table(
    "feedback",
    metadata,
    Column("answer_id", ForeignKey("answers.answer_id", ondelete="CASCADE"), primary_key=True),
    Column("rating", String(8), nullable=False),
    Column("reasons", Text, nullable=False),
    Column("comment", Text, nullable=True),
    Column("given_at", Moment, nullable=False),
    CheckConstraint("rating IN ('up', 'down')", name="rating"),
    Index(None, "given_at"),
)

shares = Table(
    "shares",
    metadata,
    Column("token", String(64), primary_key=True),
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    # the turns before this position are shared, later ones are not
    Column("turns", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Index(None, "conversation"),
)
