from __future__ import annotations

import json

import pytest

from interfaces.cli import main
from tests.interfaces.fakes import TEXT

pytestmark = pytest.mark.usefixtures("fake_context")


def test_results_hold_the_clause_and_its_score(capsys):
    assert main(["search", "灯塔", "--json", "-k", "1"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {"document_id": "lighthouse", "clause_id": "1", "label": "第一条", "score": 0.9, "text": TEXT}
    ]


def test_the_terminal_shows_best_first(capsys):
    assert main(["search", "灯塔"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("0.900  lighthouse 1 第一条")


def test_a_batch_gives_results_for_every_query(capsys, tmp_path):
    file = tmp_path / "queries.jsonl"
    file.write_text('{"id": "a", "query": "灯塔"}\n{"id": "b"}\n{"id": "c", "query": ""}\n', encoding="utf-8")
    assert main(["search", "--batch", str(file)]) == 1
    out = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [result["clause_id"] for result in out[0]["results"]] == ["1", "2"]
    assert [line["id"] for line in out] == ["a", "b", "c"]
    assert out[1]["error"]["code"] == "batch_line" and out[2]["error"]["code"] == "question_empty"


def test_an_unknown_document_is_refused(capsys):
    assert main(["search", "灯塔", "--document", "atlantis"]) == 2
    assert "atlantis" in capsys.readouterr().err
