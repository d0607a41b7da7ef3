from __future__ import annotations

import json

import jsonschema
import pytest

from corpus.errors import StorageError
from interfaces.http.settings import DEFAULT_MAX_BODY_BYTES
from interfaces.schema import answer_schema

IDENTITY = "5f0c9d2e-6a3b-4f5e-9a77-0c1d2e3f4a5b"


def test_an_answer_follows_the_contract(client):
    response = client.post("/api/v1/answers", json={"question": "灯塔", "conversation_id": "c1", "language": "en"})
    assert response.status_code == 200 and response.headers["content-type"] == "application/json"
    jsonschema.validate(response.json(), answer_schema())
    assert (response.json()["conversation_id"], response.json()["language"]) == ("c1", "en")


def test_a_conversation_goes_on_under_its_id_and_no_other(client, fake_assistant):
    for identity in ("c1", "c1", "c2", None, None):
        client.post("/api/v1/answers", json={"question": "灯塔", "conversation_id": identity})
    assert [turns for _, turns in fake_assistant.asked] == [0, 1, 0, 0, 0]


def test_a_stream_ends_with_the_whole_answer(client):
    response = client.post("/api/v1/answers", json={"question": "灯塔"}, headers={"accept": "text/event-stream"})
    assert response.headers["content-type"].startswith("text/event-stream")
    events = [dict(line.split(": ", 1) for line in event.splitlines()) for event in response.text.strip().split("\n\n")]
    assert [event["event"] for event in events] == ["delta"] * (len(events) - 1) + ["answer"]
    answer = json.loads(events[-1]["data"])
    assert "".join(json.loads(event["data"])["text"] for event in events[:-1]) == answer["answer"]
    jsonschema.validate(answer, answer_schema())


def test_a_request_sent_again_under_its_key_is_one_turn(client):
    asked, key = {"question": "灯塔", "conversation_id": IDENTITY}, {"Idempotency-Key": "k1"}
    streamed = client.post("/api/v1/answers", json=asked, headers={**key, "accept": "text/event-stream"})
    whole = client.post("/api/v1/answers", json=asked, headers=key)
    assert json.loads(streamed.text.strip().rpartition("data: ")[2]) == whole.json()
    assert len(client.get(f"/api/v1/conversations/{IDENTITY}").json()["turns"]) == 1
    other = client.post("/api/v1/answers", json={**asked, "question": "别的"}, headers=key)
    assert (other.status_code, other.json()["field"]) == (422, "Idempotency-Key")
    refused = client.post("/api/v1/answers", json=asked, headers={"Idempotency-Key": ""})
    assert (refused.status_code, refused.json()["field"]) == (400, "Idempotency-Key")


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        (b"not json", 400, "body"),
        (b"[]", 400, "body"),
        (b"{}", 400, "question"),
        (b'{"question": 3}', 400, "question"),
        (b'{"question": "x", "language": "fr"}', 400, "language"),
        (b'{"question": "x", "documents": "lighthouse"}', 400, "documents"),
        (b'{"question": "x", "conversation_id": ""}', 400, "conversation_id"),
        (b'{"question": "x", "colour": "red"}', 400, "colour"),
        (b'{"question": "x", "documents": ["atlantis"]}', 404, "documents"),
        (b'{"question": "' + b"x" * DEFAULT_MAX_BODY_BYTES + b'"}', 413, "body"),
    ],
)
def test_a_wrong_request_gets_a_problem_that_names_the_field(client, body, status, field):
    response = client.post("/api/v1/answers", content=body)
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    problem = response.json()
    assert problem["field"] == field and problem["status"] == status
    assert problem["title"] and problem["detail"] and problem["type"].startswith("urn:tiaowen:problem:")


def test_documents_and_clauses_are_read(client):
    assert [document["document_id"] for document in client.get("/api/v1/documents").json()] == ["lighthouse"]
    assert client.get("/api/v1/documents/lighthouse").json()["clauses"] == 3
    clauses = client.get("/api/v1/documents/lighthouse/clauses").json()
    assert [clause["clause_id"] for clause in clauses] == ["head", "1", "2"]
    assert client.get("/api/v1/documents/lighthouse/clauses/1").json() == clauses[1]


@pytest.mark.parametrize(
    "path", ["/api/v1/documents/atlantis", "/api/v1/documents/lighthouse/clauses/99", "/api/v1/nothing"]
)
def test_what_is_not_there_is_a_problem(client, path):
    response = client.get(path, headers={"accept-language": "zh-CN"})
    assert (response.status_code, response.headers["content-type"]) == (404, "application/problem+json")
    assert response.json()["detail"]


def test_health_and_readiness(client):
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").status_code == 503
    client.get("/api/v1/documents")
    assert client.get("/readyz").json() == {"status": "ready"}


def test_a_server_without_its_assistant_says_so(make_client):
    def fail(progress):
        raise StorageError("/home", "read-only", "Choose another")

    broken = make_client(open_assistant=fail)
    response = broken.post("/api/v1/answers", json={"question": "灯塔"})
    assert response.status_code == 503 and "/home" in response.json()["detail"]
    assert broken.get("/readyz").json() == {"status": "failed"}
    assert broken.get("/healthz").status_code == 200
