from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.errors import DocumentError
from corpus.intake import AddResult
from interfaces.cli import main
from tests.interfaces.fakes import lighthouse_document

ADDED = AddResult(Path("a.txt"), "lighthouse", "added", lighthouse_document())
FAILED = AddResult(Path("b.pdf"), None, "failed", error=DocumentError("b.pdf", "damaged", "Save it anew"))


@pytest.fixture
def adding(fake_context, monkeypatch):
    def adding(*results):
        monkeypatch.setattr(fake_context.library, "add", lambda paths: list(results), raising=False)

    return adding


def test_what_was_found_is_shown(adding, capsys):
    adding(ADDED)
    assert main(["add", "a.txt"]) == 0
    out = capsys.readouterr().out
    assert "added lighthouse" in out and "[1] 第一条 支持灯塔维护  最高30万元" in out


@pytest.mark.parametrize(("results", "code"), [([ADDED, FAILED], 1), ([FAILED], 2), ([], 2)])
def test_a_file_that_cannot_be_added_is_named(adding, capsys, results, code):
    adding(*results)
    assert main(["add", "b.pdf"]) == code
    assert "b.pdf" in capsys.readouterr().err


def test_json_holds_every_result(adding, capsys):
    adding(ADDED, FAILED)
    main(["add", "a.txt", "b.pdf", "--json"])
    added, failed = json.loads(capsys.readouterr().out)
    assert (added["outcome"], added["document"]["status"], added["clauses"]) == ("added", "draft", ["head", "1", "2"])
    assert failed["document"] is None and failed["error"]["code"] == "document"
