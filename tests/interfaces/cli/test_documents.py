from __future__ import annotations

import json

import pytest

from interfaces.cli import main

pytestmark = pytest.mark.usefixtures("fake_context")


def test_documents_as_json(capsys):
    assert main(["documents", "--json"]) == 0
    assert [document["document_id"] for document in json.loads(capsys.readouterr().out)] == ["lighthouse"]


def test_documents_for_people_name_status_and_title(capsys):
    assert main(["documents"]) == 0
    out = capsys.readouterr().out
    assert "Lighthouse Measures (draft)" in out and "draft for comment" in out


def test_clauses_one_json_object_a_line(capsys):
    assert main(["clauses", "lighthouse", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["clause_id"] for line in lines] == ["head", "1", "2"]


def test_an_unknown_document_is_refused(capsys):
    assert main(["clauses", "atlantis", "--json"]) == 2
    out, err = capsys.readouterr()
    assert out == "" and "atlantis" in err
