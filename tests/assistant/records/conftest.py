"""Every test that asks for ``records`` runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import itertools
import os
import uuid
from dataclasses import replace

import pytest

from assistant.contract import Answer
from assistant.conversation import Turn
from assistant.records import Records
from assistant.settings import Settings
from tests.postgres import Postgres, find_binaries

C = "c" * 32
REQUIRED = bool(os.environ.get("TIAOWEN_TEST_POSTGRES"))
_numbers = itertools.count()


@pytest.fixture(scope="session")
def postgres():
    binaries = find_binaries()
    if binaries is None:
        message = "PostgreSQL is not installed (on Debian: apt install postgresql)"
        if REQUIRED:
            pytest.fail(message)
        pytest.skip(message)
    with Postgres(binaries) as server:
        yield server


@pytest.fixture
def new_database(postgres):
    """Makes empty databases in the PostgreSQL of the session; returns their addresses."""

    def make():
        import pg8000.dbapi

        name = f"records_{next(_numbers)}"
        connection = pg8000.dbapi.connect(
            "tester", host="127.0.0.1", port=postgres.port, password=postgres.password, database="postgres"
        )
        connection.autocommit = True
        connection.cursor().execute(f"CREATE DATABASE {name}")
        connection.close()
        return postgres.url(name)

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request, tmp_path):
    """Settings with an empty database of each kind."""
    settings = Settings(home=tmp_path)
    if request.param == "postgresql":
        return replace(settings, database_url=request.getfixturevalue("new_database")())
    return settings


@pytest.fixture
def open_records(settings):
    """Opens records on the same database as often as asked."""
    opened = []

    def make(**options):
        opened.append(Records.open(settings, **options))
        return opened[-1]

    yield make
    for records in opened:
        records.close()


@pytest.fixture
def records(open_records):
    records = open_records()
    assert records.available
    return records


def an_answer(question="孵化器最高资助多少", **values):
    filled = {"language": "zh", "status": "answered", "answer": "最高200万元。", "corpus_version": "v1", **values}
    return Answer(answer_id=uuid.uuid4().hex, question=question, **filled)


def a_turn(question="孵化器最高资助多少", **values):
    return Turn(question, an_answer(question, **values))
