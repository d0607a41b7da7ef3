"""Brings a database to the newest revision, once, however many processes open it at the same time."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from assistant.records.model import RecordsError

HEAD = "0001"
MIGRATIONS = Path(__file__).parent / "migrations"
# any number will do, so long as nothing else in the database locks by it
_ADVISORY_LOCK = 0x7469616F77656E


def revision(connection: Connection) -> str | None:
    """The revision the database stands at; None where it holds nothing of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def migrate(engine: Engine) -> None:
    """Apply the missing revisions in one transaction under a lock; needs an engine made for migrating and writing.

    Raises:
        RecordsError: the database is of a newer version of this program.
    """
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
        if revision(connection) != HEAD:
            _upgrade(connection)


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        known = f"it stands at revision {revision(connection)}, which this version does not know"
        raise RecordsError("database", known, "Use the version of Tiaowen that wrote it, or a newer one") from error
