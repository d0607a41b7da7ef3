"""Addresses of databases: what is accepted, what is refused, and that no password is ever shown."""

from __future__ import annotations

import ssl

import pytest

from assistant.records import Records
from assistant.records import address as module
from assistant.records.address import address, connect_arguments
from assistant.settings import Settings
from corpus.errors import ConfigurationError


def test_without_an_address_it_is_a_file_in_the_home(tmp_path):
    assert address(None, tmp_path).database == str(tmp_path / "conversations.sqlite3")


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+pg8000"])
def test_postgres_by_any_of_its_names(tmp_path, scheme):
    url = address(f"{scheme}://user:p%40ss@db.example:5433/policies", tmp_path)
    assert (url.drivername, url.host, url.port, url.password) == ("postgresql+pg8000", "db.example", 5433, "p@ss")


@pytest.mark.parametrize("scheme", ["sqlite", "sqlite+pysqlite"])
def test_sqlite_by_path(tmp_path, scheme):
    url = address(f"{scheme}:////srv/tiaowen/talk.db", tmp_path)
    assert (url.drivername, url.database) == ("sqlite", "/srv/tiaowen/talk.db")


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "postgresql://u:hunter2@h:port/d",
        "mysql://u:hunter2@h/d",
        "postgresql+psycopg://u:hunter2@h/d",
        "postgresql://h/d",
        "sqlite://",
        "sqlite:///:memory:",
        "postgresql://u:hunter2@h/d?sslmode=sometimes",
        "postgresql://u:hunter2@h/d?options=-c%20x",
        "http://example.com",
        "://",
    ],
)
def test_what_cannot_be_used_names_the_variable_and_hides_the_password(tmp_path, url):
    with pytest.raises(ConfigurationError) as raised:
        Records.open(Settings(home=tmp_path, database_url=url))
    assert raised.value.subject == "TIAOWEN_DATABASE_URL"
    assert "hunter2" not in str(raised.value)


def test_a_missing_driver_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    with pytest.raises(ConfigurationError, match=r"tiaowen\[postgres\]"):
        address("postgresql://u@h/d", tmp_path)
    assert address(None, tmp_path)


@pytest.mark.parametrize(
    ("mode", "verified", "host_checked"),
    [
        ("require", ssl.CERT_NONE, False),
        ("verify-ca", ssl.CERT_REQUIRED, False),
        ("verify-full", ssl.CERT_REQUIRED, True),
    ],
)
def test_ssl_modes_mean_what_they_mean_elsewhere(tmp_path, mode, verified, host_checked):
    context = connect_arguments(address(f"postgresql://u@h/d?sslmode={mode}", tmp_path))["ssl_context"]
    assert (context.verify_mode, context.check_hostname) == (verified, host_checked)


def test_plain_connections_and_sockets(tmp_path):
    assert "ssl_context" not in connect_arguments(address("postgresql://u@h/d?sslmode=disable", tmp_path))
    arguments = connect_arguments(address("postgresql://u@/d?host=/run/postgresql&application_name=x", tmp_path))
    assert arguments == {"application_name": "x", "unix_sock": "/run/postgresql/.s.PGSQL.5432"}


def test_the_settings_read_it():
    env = {"TIAOWEN_HOME": "/h", "TIAOWEN_DATABASE_URL": " postgresql://u@h/d "}
    assert Settings.from_env(env).database_url == "postgresql://u@h/d"
    assert Settings.from_env({"TIAOWEN_HOME": "/h", "TIAOWEN_DATABASE_URL": " "}).database_url is None
