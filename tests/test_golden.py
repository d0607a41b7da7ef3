"""The scored golden questions, written without sight of the code, keep their floors."""

from __future__ import annotations

from pathlib import Path

from interfaces.cli import main

GOLDEN = Path(__file__).parent / "golden"


def test_scored_questions_keep_their_floors(founding_home, monkeypatch, capsys):
    monkeypatch.setenv("TIAOWEN_HOME", str(founding_home))
    code = main(["eval", str(GOLDEN / "scored.jsonl"), "--floor", str(GOLDEN / "floors.toml")])
    assert code == 0, capsys.readouterr().out[-3000:]
