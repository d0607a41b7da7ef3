from __future__ import annotations

import io
import json
import sys

import pytest

from corpus.errors import InputError, QuestionError, StorageError
from interfaces.cli.batch import bad_line, run_batch, text_field, texts_field
from interfaces.cli.context import Context
from interfaces.words import words

CONTEXT = Context(env={}, words=words("en"))


def run(capsys, tmp_path, content, handle):
    file = tmp_path / "batch.jsonl"
    file.write_bytes(content)
    code = run_batch(str(file), lambda: handle, CONTEXT)
    captured = capsys.readouterr()
    return code, [json.loads(line) for line in captured.out.splitlines()], captured.err


def echo(record):
    return {"said": text_field(record, "say")}


def test_results_come_in_input_order(capsys, tmp_path):
    code, out, err = run(capsys, tmp_path, b'{"id": "b", "say": "x"}\n\n{"id": 1, "say": "y"}\n', echo)
    assert (code, out, err) == (0, [{"id": "b", "said": "x"}, {"id": 1, "said": "y"}], "")


@pytest.mark.parametrize(
    ("line", "identity"),
    [
        (b"not json", None),
        (b"[1, 2]", None),
        (b'{"say": "no id"}', None),
        (b'{"id": "x"}', "x"),
        (b'{"id": "x", "say": 3}', "x"),
        (b'\xff\xfe{"id": "x"}', None),
        (b"[" * 100_000, None),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(capsys, tmp_path, line, identity):
    code, out, err = run(capsys, tmp_path, line + b'\n{"id": "good", "say": "y"}\n', echo)
    assert code == 1
    assert out[0]["id"] == identity and out[0]["error"]["code"] == "batch_line" and out[0]["error"]["line"] == 1
    assert out[1] == {"id": "good", "said": "y"}
    assert "line 1" in err


def test_an_error_of_the_answer_and_a_defect_cost_only_their_line(capsys, tmp_path):
    def handle(record):
        if record["id"] == "q":
            raise QuestionError("question", "it is empty", "Ask", code="question_empty")
        if record["id"] == "d":
            raise ZeroDivisionError("oops")
        return {"ok": True}

    code, out, _ = run(capsys, tmp_path, b'{"id":"q"}\n{"id":"d"}\n{"id":"z"}', handle)
    assert code == 1
    assert [line.get("error", {}).get("code") for line in out] == ["question_empty", "internal", None]


def test_each_line_is_flushed_before_the_next_is_read(monkeypatch, capsys):
    seen = []

    class Stdin:
        buffer = io.BytesIO(b'{"id":1,"say":"a"}\n{"id":2,"say":"b"}\n')

    monkeypatch.setattr(sys, "stdin", Stdin)

    def handle(record):
        seen.append(len(capsys.readouterr().out.splitlines()))
        return {}

    assert run_batch("-", lambda: handle, CONTEXT) == 0
    assert seen == [0, 1]


def test_what_cannot_be_prepared_ends_the_batch(capsys, tmp_path):
    file = tmp_path / "batch.jsonl"
    file.write_text('{"id": 1, "say": "a"}\n', encoding="utf-8")

    def prepare():
        raise StorageError("/home", "read-only", "Choose another")

    with pytest.raises(StorageError):
        run_batch(str(file), prepare, CONTEXT)
    assert capsys.readouterr().out == ""


def test_a_missing_file_is_said_so():
    with pytest.raises(InputError) as raised:
        run_batch("/nowhere.jsonl", lambda: echo, CONTEXT)
    assert raised.value.code == "missing_file"


def test_a_list_of_texts_may_be_left_out_but_not_be_anything_else():
    assert texts_field({}, "documents") is None
    assert texts_field({"documents": ["a"]}, "documents") == ["a"]
    with pytest.raises(InputError) as raised:
        texts_field({"documents": "a"}, "documents")
    assert raised.value.code == bad_line("x").code
