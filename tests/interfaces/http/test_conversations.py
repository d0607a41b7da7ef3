from __future__ import annotations

import pytest

from assistant.records import Records
from interfaces.http.keys import ApiKeys
from interfaces.http.settings import HttpSettings

IDENTITY = "5f0c9d2e-6a3b-4f5e-9a77-0c1d2e3f4a5b"
CONVERSATION = f"/api/v1/conversations/{IDENTITY}"


def ask(client, question="灯塔", **values):
    return client.post("/api/v1/answers", json={"question": question, "conversation_id": IDENTITY, **values}).json()


def test_a_conversation_is_read_as_it_was_answered(client):
    answers = [ask(client, "灯塔"), ask(client, "几年？")]
    kept = client.get(CONVERSATION).json()
    assert [turn["question"] for turn in kept["turns"]] == ["灯塔", "几年？"]
    assert [turn["answer"]["citations"] for turn in kept["turns"]] == [answer["citations"] for answer in answers]


def test_feedback_stands_beside_the_turn_and_the_last_one_holds(client):
    answer = ask(client)
    given = {"answer_id": answer["answer_id"], "rating": "up"}
    assert client.post("/api/v1/feedback", json=given).json() == given
    again = {**given, "rating": "down", "reasons": ["wrong_amount"], "comment": "见第一条"}
    assert client.post("/api/v1/feedback", json=again).status_code == 200
    feedback = client.get(CONVERSATION).json()["turns"][0]["feedback"]
    assert (feedback["rating"], feedback["reasons"], feedback["comment"]) == ("down", ["wrong_amount"], "见第一条")


@pytest.mark.parametrize(
    ("change", "status", "field"),
    [
        ({"answer_id": "nobody"}, 404, "answer_id"),
        ({"rating": "meh"}, 400, "rating"),
        ({"reasons": ["x"] * 11}, 400, "reasons"),
        ({"reasons": ["x" * 101]}, 400, "reasons.0"),
        ({"comment": "x" * 2001}, 400, "comment"),
        ({"stars": 5}, 400, "stars"),
    ],
)
def test_unfit_feedback_is_refused_by_field(client, change, status, field):
    answer = ask(client)
    given = {"answer_id": answer["answer_id"], "rating": "up", **change}
    refused = client.post("/api/v1/feedback", json=given)
    assert (refused.status_code, refused.json()["field"]) == (status, field)


def test_a_share_link_shows_the_turns_of_then_without_the_id_and_can_be_taken_back(client):
    ask(client, "灯塔")
    link = client.post(f"{CONVERSATION}/share")
    ask(client, "后来")
    token = link.json()["token"]
    assert link.status_code == 201 and link.json()["href"] == f"?share={token}"
    shared = client.get(f"/api/v1/shared/{token}")
    assert [turn["question"] for turn in shared.json()["turns"]] == ["灯塔"] and IDENTITY not in shared.text
    assert client.delete(f"{CONVERSATION}/share").status_code == 204
    gone = client.get(f"/api/v1/shared/{token}")
    assert (gone.status_code, gone.json()["field"]) == (404, "token")


def test_what_is_erased_is_gone(client):
    ask(client)
    assert client.delete(CONVERSATION).status_code == 204
    for response in (client.get(CONVERSATION), client.delete(CONVERSATION), client.post(f"{CONVERSATION}/share")):
        assert (response.status_code, response.json()["field"]) == (404, "conversation_id")


def test_the_conversations_of_one_key_are_no_others(make_client):
    keys = {name: {"x-api-key": f"the-api-key-of-{name}"} for name in ("ann", "ben")}
    client = make_client(HttpSettings(keys=ApiKeys.of(key["x-api-key"] for key in keys.values())))
    client.post("/api/v1/answers", json={"question": "灯塔", "conversation_id": IDENTITY}, headers=keys["ann"])
    assert client.get(CONVERSATION, headers=keys["ann"]).status_code == 200
    assert client.get(CONVERSATION, headers=keys["ben"]).status_code == 404
    assert client.get(CONVERSATION, headers={"origin": "http://testserver"}).status_code == 404


def test_without_a_database_answers_go_on_and_the_rest_says_so(make_client):
    client = make_client(records=Records.off())
    assert ask(client)["status"] == "answered"
    kept = client.get(CONVERSATION)
    assert kept.status_code == 503 and kept.json()["type"].endswith("records")
