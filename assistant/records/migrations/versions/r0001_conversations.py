"""Conversations, answers, feedback and shared links."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_ID = sa.String(200)


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "conversations",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("owner", _ID, nullable=False),
        sa.Column("conversation_id", _ID, nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("updated_at", _MOMENT, nullable=False),
        sa.UniqueConstraint("owner", "conversation_id"),
    )
    op.create_index(None, "conversations", ["updated_at"])
    op.create_index(None, "conversations", ["conversation_id"])
    op.create_table(
        "answers",
        sa.Column("answer_id", _ID, primary_key=True),
        sa.Column("conversation", sa.Integer, sa.ForeignKey("conversations.id", ondelete="CASCADE")),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("composer", sa.String(32), nullable=False),
        sa.Column("corpus_version", _ID, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.UniqueConstraint("conversation", "position"),
    )
    op.create_index(None, "answers", ["asked_at"])
    op.create_table(
        "feedback",
        sa.Column("answer_id", _ID, sa.ForeignKey("answers.answer_id", ondelete="CASCADE"), primary_key=True),
        sa.Column(
            "rating", sa.String(8), sa.CheckConstraint("rating IN ('up', 'down')", name="rating"), nullable=False
        ),
        sa.Column("reasons", sa.Text, nullable=False),
        sa.Column("comment", sa.Text),
        sa.Column("given_at", _MOMENT, nullable=False),
    )
    op.create_index(None, "feedback", ["given_at"])
    op.create_table(
        "shares",
        sa.Column("token", sa.String(64), primary_key=True),
        sa.Column("conversation", sa.Integer, sa.ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
        sa.Column("turns", sa.Integer, nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
    )
    op.create_index(None, "shares", ["conversation"])
