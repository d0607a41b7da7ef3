"""The schema arrives by migrations alone, once, and is the one the code reads."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from assistant.records import Records, database
from assistant.records import migrate as module
from assistant.records.address import address
from assistant.records.engine import make_engine, writing
from assistant.records.migrate import HEAD, MIGRATIONS, migrate, revision
from assistant.records.tables import metadata
from assistant.settings import Settings
from tests.assistant.records.conftest import C, a_turn


@pytest.fixture
def engine(settings):
    engine = make_engine(address(settings.database_url, settings.home), patience=30, migrating=True)
    yield engine
    engine.dispose()


def test_the_code_knows_the_newest_revision():
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_the_migrations_make_the_tables_that_the_code_reads(engine):
    migrate(writing(engine))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        assert revision(connection) == HEAD


def test_migrating_again_changes_nothing(engine, records):
    records.append(C, a_turn("before"))
    migrate(writing(engine))
    assert [turn.question for turn in records.history(C)] == ["before"]


LATER = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "9000", "{head}", None, None


def upgrade():
    with op.batch_alter_table("conversations", recreate="always" if op.get_bind().dialect.name == "sqlite" else "auto") as table:
        table.add_column(sa.Column("colour", sa.String(10), nullable=False, server_default="blue"))
"""


def test_a_later_revision_keeps_what_is_there(settings, tmp_path, monkeypatch):
    """What the next version of the program will do to a database of this one."""
    old = Records.open(settings)
    turns = [a_turn(f"q{n}") for n in range(3)]
    for turn in turns:
        old.append(C, turn)
    old.feedback(turns[0].answer.answer_id, "up")
    token = old.share(C)
    old.close()
    later = tmp_path / "later"
    shutil.copytree(MIGRATIONS, later)
    (later / "versions" / "r9000_colour.py").write_text(LATER.format(head=HEAD))
    monkeypatch.setattr(module, "MIGRATIONS", later)
    monkeypatch.setattr(module, "HEAD", "9000")
    monkeypatch.setattr(database, "HEAD", "9000")
    records = Records.open(settings)
    assert records.available
    with records._database._engine.connect() as connection:
        assert revision(connection) == "9000"
        assert connection.execute(text("SELECT colour FROM conversations")).scalars().all() == ["blue"]
    assert records.history(C) == tuple(turns)
    assert records.answer(turns[0].answer.answer_id).feedback.rating == "up"
    assert len(records.shared(token).turns) == 3
    assert records.erase(C) == 1 and records.all_feedback() == []
    records.close()


def test_a_revision_that_fails_leaves_the_database_as_it_was(settings, tmp_path, monkeypatch):
    old = Records.open(settings)
    old.append(C, a_turn("kept"))
    old.close()
    later = tmp_path / "later"
    shutil.copytree(MIGRATIONS, later)
    failing = LATER.format(head=HEAD) + "    raise RuntimeError('no further')\n"
    (later / "versions" / "r9000_colour.py").write_text(failing)
    with monkeypatch.context() as patched:
        patched.setattr(module, "MIGRATIONS", later)
        patched.setattr(module, "HEAD", "9000")
        patched.setattr(database, "HEAD", "9000")
        broken = Records.open(settings)
        assert not broken.available
        broken.close()
    records = Records.open(settings)
    assert [turn.question for turn in records.history(C)] == ["kept"]
    records.close()


def test_a_database_of_a_newer_version_is_left_alone(engine, settings, caplog):
    migrate(writing(engine))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    records = Records.open(settings)
    assert not records.available and "9999" in caplog.text
    with engine.connect() as connection:
        assert revision(connection) == "9999"
    records.close()


def test_many_threads_may_open_a_new_database_at_once(settings):
    opened = []
    threads = [threading.Thread(target=lambda: opened.append(Records.open(settings))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [records.available for records in opened] == [True] * 8
    assert all(records.append(C, a_turn()) for records in opened)
    assert len(opened[0].history(C)) == 8
    for records in opened:
        records.close()


def test_two_processes_may_open_a_new_database_at_once(settings):
    code = (
        "import sys; from pathlib import Path; from assistant.settings import Settings\n"
        "from assistant.records import Records\n"
        "records = Records.open(Settings(home=Path(sys.argv[1]), database_url=sys.argv[2] or None))\n"
        "assert records.available, 'not available'; records.close()"
    )
    command = [sys.executable, "-c", code, str(settings.home), settings.database_url or ""]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(3)]
    for process in running:
        _, err = process.communicate(timeout=120)
        assert process.returncode == 0, err.decode()


def test_a_home_with_odd_characters_in_its_name(tmp_path):
    records = Records.open(Settings(home=tmp_path / "100% 政策 ?#&"))
    assert records.append(C, a_turn()) and len(records.history(C)) == 1
    records.close()


def test_each_home_has_records_of_its_own(tmp_path):
    one, two = (Records.open(Settings(home=tmp_path / name)) for name in ("one", "two"))
    one.append(C, a_turn())
    assert two.history(C) == ()
    one.close()
    two.close()
