from __future__ import annotations

import json

import pytest

from interfaces.cli import main
from tests.interfaces.evaluation.test_scoring import GOLDEN


@pytest.fixture
def golden(tmp_path):
    file = tmp_path / "golden.jsonl"
    lines = [GOLDEN, {**GOLDEN, "id": "z2", "status": "not_found"}]
    file.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return file


@pytest.mark.usefixtures("fake_context")
def test_the_table_is_printed_and_the_run_kept(capsys, golden, isolated_environment):
    assert main(["eval", str(golden)]) == 0
    out, err = capsys.readouterr()
    assert "amount/zh" in out and "z2 amount: abstained, status=answered" in err
    (stored,) = (isolated_environment / "evaluations").iterdir()
    run = json.loads(stored.read_text(encoding="utf-8"))
    assert run["corpus_version"] == "v1" and run["configuration"]["embeddings"] == "bundled"
    assert run["figures"]["all.status"] == 0.5 and len(run["scores"]) == 2


@pytest.mark.usefixtures("fake_context")
@pytest.mark.parametrize(("floor", "code"), [(0.5, 0), (0.6, 1)])
def test_a_figure_below_its_floor_fails_the_command(capsys, golden, tmp_path, floor, code):
    file = tmp_path / "floor.toml"
    file.write_text(f"[all]\nstatus = {floor}\n", encoding="utf-8")
    assert main(["eval", str(golden), "--floor", str(file)]) == code
    assert ("all.status" in capsys.readouterr().err) is bool(code)


def test_a_missing_file_is_said_so(capsys):
    assert main(["eval", "/nowhere.jsonl"]) == 2
    assert "/nowhere.jsonl" in capsys.readouterr().err
