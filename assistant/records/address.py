"""Reads ``TIAOWEN_DATABASE_URL``: where the records live and how to reach them."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from corpus.errors import ConfigurationError

VARIABLE = "TIAOWEN_DATABASE_URL"
FILE_NAME = "conversations.sqlite3"
_POSTGRES = {"postgresql", "postgres", "postgresql+pg8000"}
_SQLITE = {"sqlite", "sqlite+pysqlite"}
_PLAIN = {"disable", "allow", "prefer"}
_VERIFIED = {"verify-ca", "verify-full"}
_FORMS = f"Set {VARIABLE} to postgresql://USER:PASSWORD@HOST:PORT/DATABASE or sqlite:////PATH, or leave it out"


def address(url: str | None, home: Path) -> URL:
    """The database's address; without ``url`` a SQLite file in ``home``.

    Raises:
        ConfigurationError: the address cannot be read, or its driver is not installed.
    """
    if url is None:
        return URL.create("sqlite", database=str(home / FILE_NAME))
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise ConfigurationError(VARIABLE, "it is not the address of a database", _FORMS) from error
    if parsed.drivername in _SQLITE:
        if not parsed.database or parsed.database == ":memory:":
            raise ConfigurationError(VARIABLE, "it names no file", _FORMS)
        return parsed.set(drivername="sqlite")
    if parsed.drivername not in _POSTGRES:
        raise ConfigurationError(VARIABLE, f"{parsed.drivername} is not a database that can be used", _FORMS)
    if not parsed.username:
        raise ConfigurationError(VARIABLE, "it names no user", _FORMS)
    if find_spec("pg8000") is None:
        remedy = "Install it: pip install 'tiaowen[postgres]'"
        raise ConfigurationError(VARIABLE, "the driver for PostgreSQL, pg8000, is not installed", remedy)
    connect_arguments(parsed)
    return parsed.set(drivername="postgresql+pg8000")


def connect_arguments(url: URL) -> dict[str, Any]:
    """What the driver is handed beside the address: libpq's ``sslmode``, ``host`` and ``application_name``.

    Raises:
        ConfigurationError: the address has a parameter that cannot be used.
    """
    if url.drivername in _SQLITE:
        return {}
    arguments: dict[str, Any] = {"application_name": "tiaowen"}
    for name, value in url.query.items():
        values = _ARGUMENTS[name](str(value), url) if name in _ARGUMENTS else None
        if values is None:
            known = f"Use {', '.join(sorted(_ARGUMENTS))} alone"
            raise ConfigurationError(VARIABLE, f"{name}={value} cannot be used", known)
        arguments |= values
    return arguments


def _ssl_mode(value: str, _url: URL) -> Mapping[str, Any] | None:
    if value in _PLAIN:
        return {}
    if value != "require" and value not in _VERIFIED:
        return None
    context = ssl.create_default_context()
    if value != "verify-full":
        context.check_hostname = False
    if value == "require":
        context.verify_mode = ssl.CERT_NONE
    return {"ssl_context": context}


def _host(value: str, url: URL) -> Mapping[str, Any]:
    return {"unix_sock": f"{value}/.s.PGSQL.{url.port or 5432}"} if value.startswith("/") else {"host": value}


def _application_name(value: str, _url: URL) -> Mapping[str, Any]:
    return {"application_name": value}


_ARGUMENTS = {"sslmode": _ssl_mode, "host": _host, "application_name": _application_name}
