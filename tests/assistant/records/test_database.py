"""A database that is away stops nobody, is tried again, and its failures show nothing that people typed."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing

import pytest

from assistant.records import Records, RecordsError
from assistant.records import database as module
from assistant.settings import Settings
from tests.assistant.records.conftest import C, a_turn
from tests.postgres import Postgres, find_binaries, free_port


def wait_until(condition, seconds=20.0):
    until = time.monotonic() + seconds
    while not condition() and time.monotonic() < until:
        time.sleep(0.05)
    return condition()


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(module, "FIRST_RETRY_AFTER", 0.2)


@pytest.fixture
def own_postgres(postgres):
    """A PostgreSQL that a test may stop; other tests go on with theirs."""
    with Postgres(find_binaries()) as server:
        yield server


def test_a_server_that_is_not_there_at_the_start(tmp_path, caplog):
    url = f"postgresql://user:hunter2@127.0.0.1:{free_port()}/d"
    records = Records.open(Settings(home=tmp_path, database_url=url))
    assert not records.available
    assert not records.append(C, a_turn("my-question"))
    assert records.history(C) == () and records.recent([C]) == ()
    with pytest.raises(RecordsError):
        records.share(C)
    assert caplog.text.count("conversations are not kept") == 1
    assert "hunter2" not in caplog.text and "my-question" not in caplog.text
    records.close()


def test_a_server_that_stops_and_comes_back(own_postgres, tmp_path, impatient, caplog):
    caplog.set_level(logging.WARNING)
    settings = Settings(home=tmp_path, database_url=own_postgres.url())
    records = Records.open(settings, retry_after=0.5)
    assert records.append(C, a_turn("before"))
    own_postgres.stop()
    assert not records.append(C, a_turn("lost"))
    assert not records.available and records.history(C) == ()
    own_postgres.start()
    assert wait_until(lambda: records.available)
    assert [turn.question for turn in records.history(C)] == ["before"]
    assert records.append(C, a_turn("after"))
    assert "conversations are kept again" in caplog.text and "lost" not in caplog.text
    records.close()


def test_a_server_that_answers_nobody_holds_nobody_up_twice(own_postgres, tmp_path, impatient):
    records = Records.open(Settings(home=tmp_path, database_url=own_postgres.url()), retry_after=0.5)
    assert records.append(C, a_turn("before"))
    own_postgres.pause()
    begun = time.monotonic()
    assert records.history(C) == ()
    first = time.monotonic() - begun
    begun = time.monotonic()
    for _ in range(100):
        assert records.history(C) == ()
    assert first < 3 * module.PATIENCE + 3 and time.monotonic() - begun < 1
    own_postgres.resume()
    assert wait_until(lambda: records.available)
    assert [turn.question for turn in records.history(C)] == ["before"]
    records.close()


def test_a_port_that_accepts_and_says_nothing(tmp_path):
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        url = f"postgresql://u:p@127.0.0.1:{silent.getsockname()[1]}/d"
        begun = time.monotonic()
        records = Records.open(Settings(home=tmp_path, database_url=url))
        assert not records.available and time.monotonic() - begun < 3 * module.PATIENCE + 3
        records.close()


@pytest.mark.parametrize("wrong", ["password", "database"])
def test_a_server_that_refuses(postgres, tmp_path, caplog, wrong):
    url = postgres.url("no_such") if wrong == "database" else postgres.url().replace(postgres.password, "hunter2")
    records = Records.open(Settings(home=tmp_path, database_url=url))
    assert not records.available
    with pytest.raises(RecordsError, match=wrong):
        records.share(C)
    assert "hunter2" not in caplog.text
    records.close()


def test_slow_statements_are_given_up(new_database, tmp_path):
    from sqlalchemy import text

    records = Records.open(Settings(home=tmp_path, database_url=new_database()))
    begun = time.monotonic()
    with pytest.raises(RecordsError):
        records._database.read(lambda connection: connection.execute(text("SELECT pg_sleep(60)")))
    assert time.monotonic() - begun < module.PATIENCE + 3
    records.close()


def test_a_file_that_another_process_has_locked_for_long(tmp_path, impatient):
    records = Records.open(Settings(home=tmp_path), retry_after=0.5)
    records.append(C, a_turn("before"))
    locker = sqlite3.connect(tmp_path / "conversations.sqlite3", isolation_level=None)
    locker.execute("BEGIN IMMEDIATE")
    assert [turn.question for turn in records.history(C)] == ["before"]
    assert not records.append(C, a_turn("lost"))
    locker.execute("ROLLBACK")
    locker.close()
    assert wait_until(lambda: records.available)
    assert records.append(C, a_turn("after"))
    records.close()


def test_a_file_that_is_no_database(tmp_path, caplog):
    (tmp_path / "conversations.sqlite3").write_bytes(b"this is no database at all" * 100)
    records = Records.open(Settings(home=tmp_path))
    assert not records.available and not records.append(C, a_turn())
    assert (tmp_path / "conversations.sqlite3").read_bytes().startswith(b"this is no database")
    records.close()


def test_a_home_that_is_a_file(tmp_path):
    (tmp_path / "home").write_text("")
    records = Records.open(Settings(home=tmp_path / "home"))
    assert not records.available and not records.append(C, a_turn())
    records.close()


def test_a_folder_that_appears_later(tmp_path, impatient):
    (tmp_path / "home").write_text("")
    records = Records.open(Settings(home=tmp_path / "home"), retry_after=0.3)
    assert not records.available
    (tmp_path / "home").unlink()
    assert wait_until(lambda: records.available)
    assert records.append(C, a_turn())
    records.close()


def test_a_full_disk(tmp_path, impatient):
    """SQLite's own limit on a file's pages fails as a full disk does."""
    records = Records.open(Settings(home=tmp_path), retry_after=0.5)
    from sqlalchemy import event

    event.listen(records._database._engine, "begin", lambda c: c.exec_driver_sql("PRAGMA max_page_count = 1"))
    assert records.append(C, a_turn("x" * 100)) in (True, False)
    kept = records.append(C, a_turn("y" * 200_000))
    assert not kept and not records.available
    assert wait_until(lambda: records.available)
    records.close()


def test_nobody_else_can_read_the_file(tmp_path):
    records = Records.open(Settings(home=tmp_path))
    records.append(C, a_turn())
    modes = {file.name: file.stat().st_mode & 0o077 for file in tmp_path.glob("conversations.sqlite3*")}
    assert len(modes) >= 1 and set(modes.values()) == {0}
    records.close()


def test_an_interrupted_writer_leaves_a_store_that_can_be_read(settings):
    code = (
        "import sys; from pathlib import Path; from assistant.settings import Settings\n"
        "from assistant.records import Records; from tests.assistant.records.conftest import a_turn\n"
        "records = Records.open(Settings(home=Path(sys.argv[1]), database_url=sys.argv[2] or None))\n"
        "n = 0\n"
        "while True:\n"
        f"    assert records.append('{C}', a_turn(str(n)))\n"
        "    print(n, flush=True); n += 1"
    )
    command = [sys.executable, "-c", code, str(settings.home), settings.database_url or ""]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    reported = -1
    for line in process.stdout:
        reported = int(line)
        if reported >= 30:
            break
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    records = Records.open(settings)
    kept = [turn.question for turn in records.conversation(C).turns]
    assert kept == [str(n) for n in range(len(kept))] and len(kept) > reported
    assert records.append(C, a_turn("after"))
    records.close()


def test_closing_ends_the_attempts(tmp_path, impatient):
    url = f"postgresql://u:p@127.0.0.1:{free_port()}/d"
    records = Records.open(Settings(home=tmp_path, database_url=url), retry_after=0.1)
    thread = records._database._retrying
    records.close()
    thread.join(10)
    assert not thread.is_alive() and not records.available
    assert threading.current_thread() is not thread


def test_answers_go_on_without_the_database(tmp_path, founding):
    from assistant.dialogue import Dialogue

    url = f"postgresql://u:p@127.0.0.1:{free_port()}/d"
    records = Records.open(Settings(home=tmp_path, database_url=url))
    dialogue = Dialogue(founding, records)
    assert dialogue.ask("孵化器最高资助多少", conversation_id=C).amounts
    *_, last = dialogue.stream("那几年", conversation_id=C)
    assert last.status
    records.close()
