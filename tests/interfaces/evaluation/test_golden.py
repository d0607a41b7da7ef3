from __future__ import annotations

import json

import pytest

from corpus.errors import InputError
from interfaces.evaluation.golden import parse_golden, read_golden

LINE = {"id": "z1", "kind": "amount", "language": "zh", "turns": ["灯塔多少钱"], "status": "answered"}


def test_a_line_reads_every_field():
    golden = parse_golden(
        {
            **LINE, "status": ["answered", "clarify"], "clauses": [["d", "1"]], "acceptable": [["d", "head"]],
            "amounts": [{"clause_id": "1", "value": 300000, "limit": "cap"}], "must_contain": ["a", ["b", "c"]],
            "must_not_contain": ["x"], "notices": ["draft"],
        }
    )  # fmt: skip
    assert golden.statuses == {"answered", "clarify"} and not golden.to_be_refused and not golden.answerable
    assert golden.clauses == (("d", "1"),) and golden.acceptable == {("d", "head")}
    assert golden.amounts == (("1", 300000.0, "cap"),)
    assert golden.must_contain == (("a",), ("b", "c"))


def test_amounts_left_out_are_not_judged_and_empty_ones_are():
    assert parse_golden(LINE).amounts is None
    assert parse_golden({**LINE, "amounts": []}).amounts == ()


def test_refusals_are_those_that_may_not_be_answered():
    assert parse_golden({**LINE, "status": ["not_found", "clarify"]}).to_be_refused
    assert parse_golden(LINE).answerable


@pytest.mark.parametrize(
    "text", ["", "not json", json.dumps({**LINE, "turns": []}), json.dumps({**LINE, "language": "fr"}), '{"id": "x"}']
)
def test_an_unusable_file_is_refused_with_its_line(tmp_path, text):
    file = tmp_path / "golden.jsonl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read_golden(file)
    assert "golden.jsonl" in str(raised.value)
