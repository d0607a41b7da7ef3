"""What is remembered, from the command line."""

from __future__ import annotations

import json
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.conversation import Turn
from assistant.records import Records
from assistant.settings import Settings
from interfaces.cli.conversations import age
from interfaces.cli.main import BROKEN_STATE, UNUSABLE_INPUT, main
from tests.interfaces.fakes import answer_about_lighthouses


@pytest.fixture
def env(tmp_path):
    return {"TIAOWEN_HOME": str(tmp_path), "LANG": "zh_CN.UTF-8"}


@pytest.fixture
def kept(env):
    """Two conversations: one of two questions, with feedback, and a later one."""
    records = Records.open(Settings.from_env(env))
    for number, (name, question) in enumerate([("first", "灯塔最高资助多少"), ("first", "几年"), ("second", "谁解释")]):
        answer = answer_about_lighthouses(question).model_copy(update={"answer_id": f"answer-{number}"})
        records.append(name, Turn(question, answer))
    records.feedback("answer-1", "down", ["unclear"], "看不懂")
    records.close()


def run(env, *argv, capsys):
    code = main(argv, env)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_list_shows_the_last_used_first(env, kept, capsys):
    code, out, err = run(env, "conversations", "list", capsys=capsys)
    assert code == 0 and err == ""
    lines = out.splitlines()
    assert (lines[0], lines[2]) == ("second", "first")
    assert "2 个问题 · 灯塔最高资助多少" in lines[3]
    _, out, _ = run(env, "conversations", "list", "--json", "--limit", "1", capsys=capsys)
    assert [json.loads(line)["conversation_id"] for line in out.splitlines()] == ["second"]


def test_list_of_an_empty_home_is_empty(env, capsys):
    assert run(env, "conversations", "list", capsys=capsys) == (0, "", "")


def test_export_prints_everything(env, kept, capsys):
    code, out, _ = run(env, "conversations", "export", "first", capsys=capsys)
    [conversation] = map(json.loads, out.splitlines())
    assert code == 0
    assert [turn["question"] for turn in conversation["turns"]] == ["灯塔最高资助多少", "几年"]
    assert conversation["turns"][0]["answer"]["citations"][0]["quote"] == "给予最高30万元资助"
    assert conversation["turns"][1]["feedback"]["comment"] == "看不懂"


def test_erase_leaves_the_others(env, kept, capsys):
    code, out, _ = run(env, "conversations", "erase", "first", capsys=capsys)
    assert code == 0 and "first" in out
    assert run(env, "feedback", "export", capsys=capsys)[1] == ""
    assert run(env, "conversations", "list", "--json", capsys=capsys)[1].count("conversation_id") == 1


@pytest.mark.parametrize("action", ["export", "erase"])
def test_unknown_conversations_are_unusable_input(env, kept, capsys, action):
    code, out, err = run(env, "conversations", action, "third", capsys=capsys)
    assert (code, out) == (UNUSABLE_INPUT, "") and "没有对话 third" in err


def test_purge_deletes_what_is_older(env, kept, capsys):
    code, out, _ = run(env, "conversations", "purge", "--older-than", "1h", capsys=capsys)
    assert code == 0 and "0 段对话" in out
    with sqlite3.connect(Path(env["TIAOWEN_HOME"]) / "conversations.sqlite3") as database:
        database.execute("UPDATE conversations SET updated_at = '2020-01-01' WHERE conversation_id = 'first'")
    database.close()
    assert "1 段对话" in run(env, "conversations", "purge", "--older-than", "30d", capsys=capsys)[1]
    assert "second" in run(env, "conversations", "list", capsys=capsys)[1]


def test_feedback_is_exported_with_question_and_answer(env, kept, capsys):
    code, out, _ = run(env, "feedback", "export", capsys=capsys)
    [row] = map(json.loads, out.splitlines())
    assert code == 0
    assert (row["rating"], row["reasons"], row["question"]) == ("down", ["unclear"], "几年")
    assert row["answer"]["answer_id"] == row["answer_id"] == "answer-1"


@pytest.mark.parametrize(("language", "words"), [("zh_CN.UTF-8", "无法使用"), ("en_GB.UTF-8", "cannot be used")])
def test_a_database_that_is_away_is_broken_state(env, capsys, language, words):
    env |= {"LANG": language, "TIAOWEN_DATABASE_URL": "postgresql://u:secret@127.0.0.1:1/d"}
    code, out, err = run(env, "conversations", "list", capsys=capsys)
    assert (code, out) == (BROKEN_STATE, "") and words in err and "secret" not in err


def test_an_address_that_cannot_be_used_is_said(env, capsys):
    code, _, err = run(env | {"TIAOWEN_DATABASE_URL": "mysql://u:secret@h/d"}, "feedback", "export", capsys=capsys)
    assert code == BROKEN_STATE and "TIAOWEN_DATABASE_URL" in err and "secret" not in err


@pytest.mark.parametrize(
    ("text", "length"),
    [("12h", timedelta(hours=12)), ("30d", timedelta(days=30)), ("8W", timedelta(weeks=8)), ("0d", timedelta(0))],
)
def test_ages(text, length):
    assert age(text) == length


@pytest.mark.parametrize("text", ["30", "d", "-1d", "1.5d", "30 days", "999999w", ""])
def test_no_ages(env, text, capsys):
    with pytest.raises(SystemExit) as raised:
        main(["conversations", "purge", f"--older-than={text}"], env)
    assert raised.value.code == UNUSABLE_INPUT and "30d" in capsys.readouterr().err
