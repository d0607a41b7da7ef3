from __future__ import annotations

import json

from corpus.errors import UnknownDocumentError
from interfaces.serialise import clause_json, document_json, dump, error_json
from interfaces.words import words
from tests.interfaces.fakes import TEXT, lighthouse_document


def test_a_clause_carries_what_the_command_promises():
    value = json.loads(dump(clause_json(lighthouse_document().clauses[1])))
    assert {"document_id", "clause_id", "kind", "label", "heading_path", "text", "items", "provisions"} <= set(value)
    assert (value["document_id"], value["clause_id"], value["kind"]) == ("lighthouse", "1", "clause")
    assert value["text"] == TEXT
    provision = value["provisions"][0]
    assert TEXT[provision["start"] : provision["end"]] == provision["as_written"] == "最高30万元"
    assert (provision["value"], provision["limit"]) == (300000.0, "cap")


def test_a_document_is_its_metadata_with_counts():
    value = json.loads(dump(document_json(lighthouse_document())))
    assert (value["document_id"], value["status"]) == ("lighthouse", "draft")
    assert (value["clauses"], value["provisions"]) == (3, 1)


def test_text_without_a_utf8_form_is_still_valid_json():
    line = dump({"text": "坏\ud800"})
    assert line.encode("ascii") and json.loads(line) == {"text": "坏\ud800"}
    assert dump({"text": "好"}) == '{"text": "好"}'


def test_an_error_has_its_code_and_a_message():
    error = error_json(UnknownDocumentError("x", "no such document", "See"), words("en"), line=3)
    assert error["code"] == "unknown_document" and error["line"] == 3 and "x" in error["message"]
