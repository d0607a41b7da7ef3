"""SQLAlchemy engines for the two kinds of database, set up so that none can hold up an answer for long."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from assistant.records.address import connect_arguments

WRITE = "tiaowen_write"


def make_engine(url: URL, *, patience: float, migrating: bool = False) -> Engine:
    """An engine that gives up on a connection, a lock or a statement after ``patience`` seconds.

    Error messages leave out the parameters, which hold what people typed. With ``migrating`` SQLite does not
    enforce references: it changes a table by replacing it, and dropping the old one would delete what refers to it.
    """
    arguments = connect_arguments(url)
    if url.drivername == "sqlite":
        arguments |= {"timeout": patience, "check_same_thread": False}
    else:
        milliseconds = str(int(patience * 1000))
        arguments |= {
            # the server ends a statement first, so that the connection can be used again
            "timeout": patience + 1,
            "startup_params": {"statement_timeout": milliseconds, "lock_timeout": milliseconds},
        }
    engine = create_engine(
        url.set(query={}),
        connect_args=arguments,
        hide_parameters=True,
        pool_pre_ping=url.drivername != "sqlite",
        pool_size=8,
        max_overflow=24,
        pool_timeout=patience,
        pool_recycle=1800,
    )
    if url.drivername == "sqlite":
        path = Path(str(url.database))
        event.listen(engine, "do_connect", lambda *_: _own_file(path))
        event.listen(engine, "connect", _prepare_sqlite)
        if not migrating:
            event.listen(engine, "connect", _enforce_references)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def writing(engine: Engine) -> Engine:
    """The same engine for transactions that write; SQLite then takes its lock at once and cannot deadlock."""
    return engine.execution_options(**{WRITE: True})


def _own_file(path: Path) -> None:
    """A file that other users of the machine cannot read; SQLite's log beside it takes the same rights."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # the driver's own transactions leave statements such as CREATE TABLE outside
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _enforce_references(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA foreign_keys=ON").close()


def _begin_sqlite(connection: Connection) -> None:
    immediate = connection.get_execution_options().get(WRITE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
