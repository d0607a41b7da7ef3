"""The scored golden questions, written without sight of the code, and the conversations keep their floors."""

from __future__ import annotations

from pathlib import Path

import pytest

from interfaces.cli import main

GOLDEN = Path(__file__).parent / "golden"


def test_scored_questions_keep_their_floors(founding_home, monkeypatch, capsys):
    monkeypatch.setenv("TIAOWEN_HOME", str(founding_home))
    code = main(["eval", str(GOLDEN / "scored.jsonl"), "--floor", str(GOLDEN / "floors.toml")])
    assert code == 0, capsys.readouterr().out[-3000:]


@pytest.mark.parametrize("talks", ["talks11", "talks12", "talks13"])
def test_conversations_keep_their_floors(founding_home, monkeypatch, capsys, talks):
    monkeypatch.setenv("TIAOWEN_HOME", str(founding_home))
    code = main(["eval", str(GOLDEN / f"{talks}.jsonl"), "--floor", str(GOLDEN / "floors_talks.toml")])
    assert code == 0, capsys.readouterr().out[-3000:]
