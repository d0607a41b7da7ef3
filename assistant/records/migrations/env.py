"""Alembic's entry: applies the revisions over the connection that ``assistant.records.migrate`` hands in."""

from __future__ import annotations

from alembic import context

from assistant.records.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    # the caller holds the lock and the transaction
    transactional_ddl=False,
)
context.run_migrations()
