from __future__ import annotations

import json

import jsonschema
import pytest

from interfaces.cli import main
from interfaces.schema import answer_schema


@pytest.mark.usefixtures("fake_context")
class TestOneQuestion:
    def test_json_is_the_answer_contract(self, capsys):
        assert main(["ask", "灯塔多少钱", "--json"]) == 0
        out, err = capsys.readouterr()
        jsonschema.validate(json.loads(out), answer_schema())
        assert err == ""

    def test_the_terminal_shows_status_quote_amount_notice_and_next_question(self, capsys):
        assert main(["ask", "灯塔多少钱"]) == 0
        out = capsys.readouterr().out
        for text in ("文件有明确规定", "给予最高30万元资助", "最高30万元", "征求意见稿", "期限多长？", "第一条"):
            assert text in out

    def test_the_layout_is_in_the_language_asked_for(self, capsys):
        assert main(["ask", "灯塔多少钱", "--lang", "en"]) == 0
        assert "The documents say so" in capsys.readouterr().out

    @pytest.mark.parametrize("question", ["", "  \n", "\x00", "灯塔\x1b[2J", "长" * 10_000_000])
    def test_an_unusable_question_is_refused(self, capsys, monkeypatch, question):
        import io
        import sys

        monkeypatch.setattr(sys, "stdin", io.StringIO(question))
        assert main(["ask", "-"]) == 2
        out, err = capsys.readouterr()
        assert out == "" and err.startswith("error: ") and len(err) < 500

    def test_an_unknown_document_is_named(self, capsys):
        assert main(["ask", "灯塔", "--document", "atlantis"]) == 2
        assert "atlantis" in capsys.readouterr().err

    def test_errors_are_in_the_readers_language(self, capsys):
        assert main(["ask", ""], {"LANG": "zh_CN.UTF-8", "TIAOWEN_HOME": "/nowhere"}) == 2
        assert capsys.readouterr().err.startswith("错误：问题是空的")


class TestBatch:
    def run(self, capsys, tmp_path, *records):
        file = tmp_path / "questions.jsonl"
        file.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
        code = main(["ask", "--batch", str(file)])
        return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    def test_the_last_turn_is_answered_with_the_turns_before_it(self, capsys, tmp_path, fake_context):
        code, out = self.run(capsys, tmp_path, {"id": "q1", "turns": ["灯塔", "多少", "几年"], "language": "en"})
        assert code == 0
        assert fake_context.asked == [("灯塔", 0), ("多少", 1), ("几年", 2)]
        assert out[0]["id"] == "q1" and out[0]["question"] == "几年" and out[0]["language"] == "en"
        jsonschema.validate({key: value for key, value in out[0].items() if key != "id"}, answer_schema())

    @pytest.mark.parametrize(
        "record",
        [
            {"id": "x", "turns": []},
            {"id": "x", "turns": "灯塔"},
            {"id": "x"},
            {"id": "x", "turns": ["灯塔"], "language": "fr"},
            {"id": "x", "turns": ["灯塔"], "documents": "lighthouse"},
            {"id": "x", "turns": ["灯塔"], "documents": ["atlantis"]},
        ],
    )
    @pytest.mark.usefixtures("fake_context")
    def test_a_bad_record_costs_only_itself(self, capsys, tmp_path, record):
        code, out = self.run(capsys, tmp_path, record, {"id": "y", "turns": ["灯塔"]})
        assert code == 1
        assert out[0]["id"] == "x" and out[0]["error"]["message"]
        assert out[1]["status"] == "answered"
