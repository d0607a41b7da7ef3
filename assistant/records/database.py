"""One database and whether it can be used now: what fails is logged, tried again, and stops nobody."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import URL, Connection, Engine
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from assistant.records.engine import make_engine, writing
from assistant.records.migrate import HEAD, migrate, revision
from assistant.records.model import RecordsError
from corpus.errors import InputError

T = TypeVar("T")
Work = Callable[[Connection], T]

PATIENCE = 2.0
MIGRATION_PATIENCE = 120.0
FIRST_RETRY_AFTER = 1.0
RETRY_AFTER = 10.0
_log = logging.getLogger(__name__)


class Database:
    """Runs short transactions; once the database fails, a thread of its own tries it until it works again."""

    def __init__(self, url: URL, *, patience: float = PATIENCE, retry_after: float = RETRY_AFTER) -> None:
        """Connect to nothing until ``open``; ``patience`` and ``retry_after`` in seconds."""
        self._url = url
        self._engine = make_engine(url, patience=patience)
        self._retry_after = retry_after
        self._lock = threading.Lock()
        self._available = False
        self._reason = "it has not been opened"
        self._closed = threading.Event()
        self._retrying: threading.Thread | None = None

    @property
    def available(self) -> bool:
        """Whether the last use worked; reading it costs nothing."""
        return self._available

    def open(self) -> None:
        """Connect and migrate; on failure go on trying in the background."""
        try:
            self._prepare()
        except Exception as error:
            self._lost(error)
        else:
            self._available = True

    def close(self) -> None:
        """Stop trying and let go of the connections."""
        self._closed.set()
        self._available = False
        self._reason = "it is closed"
        self._engine.dispose()

    def read(self, work: Work[T]) -> T:
        """Run ``work`` in a transaction.

        Raises:
            RecordsError: the database cannot be used now.
        """
        return self._run(self._engine, work)

    def write(self, work: Work[T]) -> T:
        """Run ``work`` in a transaction that may write.

        Raises:
            RecordsError: the database cannot be used now.
        """
        return self._run(writing(self._engine), work)

    def compact(self) -> None:
        """Leave nothing of what was erased in SQLite's log; PostgreSQL does this by itself."""
        if self._url.drivername == "sqlite" and self._available:
            with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def _run(self, engine: Engine, work: Work[T]) -> T:
        if not self._available:
            raise _unusable(self._reason)
        try:
            with engine.begin() as connection:
                return work(connection)
        except InputError:
            raise
        except PoolTimeout as error:
            raise _unusable("all its connections are busy") from error
        except (IntegrityError, DataError) as error:
            _log.error("a record was refused: %s", _described(error))
            raise _unusable(_described(error)) from error
        except Exception as error:  # drivers let more escape than their own errors, and none may stop an answer
            self._lost(error)
            raise _unusable(self._reason) from error

    def _prepare(self) -> None:
        with self._engine.connect() as connection:
            known = revision(connection)
        if known == HEAD:
            return
        slow = make_engine(self._url, patience=MIGRATION_PATIENCE, migrating=True)
        try:
            migrate(writing(slow))
        finally:
            slow.dispose()

    def _lost(self, error: Exception) -> None:
        with self._lock:
            self._reason = _described(error)
            already, self._available = not self._available and self._retrying is not None, False
            if already or self._closed.is_set():
                return
            _log.warning("conversations are not kept: the database cannot be used: %s", self._reason)
            self._retrying = threading.Thread(target=self._retry, name="records-retry", daemon=True)
            self._retrying.start()

    def _retry(self) -> None:
        pause = min(FIRST_RETRY_AFTER, self._retry_after)
        while not self._closed.wait(pause):
            pause = min(2 * pause, self._retry_after)
            try:
                self._prepare()
            except Exception as error:
                self._reason = _described(error)
                continue
            with self._lock:
                self._available, self._retrying = not self._closed.is_set(), None
            _log.warning("conversations are kept again: the database can be used")
            return


def _unusable(reason: str) -> RecordsError:
    return RecordsError("database", reason, "Conversations are not kept until it can be used again")


def _described(error: Exception) -> str:
    """The failure in one line, without the statement and what was typed."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    found = cause.args[0] if cause.args else ""
    if isinstance(found, dict):
        found = found.get("M", "")
    return f"{type(cause).__name__}: {str(found).splitlines()[0] if str(found) else ''}".removesuffix(": ")
