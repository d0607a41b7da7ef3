from __future__ import annotations

import logging

import pytest

from interfaces.http.keys import ApiKeys
from interfaces.http.settings import HttpSettings

KEY = "s3cret-key-of-a-caller"
KEYED = HttpSettings(keys=ApiKeys.of([KEY, "another-key-of-another"]))
ASK = {"json": {"question": "灯塔"}}


def test_without_keys_nobody_needs_one(client):
    assert client.post("/api/v1/answers", **ASK, headers={"authorization": "Bearer anything"}).status_code == 200


@pytest.mark.parametrize("headers", [{"authorization": f"Bearer {KEY}"}, {"x-api-key": KEY}])
def test_a_key_opens_the_api_and_the_metrics(make_client, headers):
    client = make_client(KEYED)
    assert client.post("/api/v1/answers", **ASK, headers=headers).status_code == 200
    assert client.get("/metrics", headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({}, "key_missing"),
        ({"authorization": "Bearer wrong"}, "key_unknown"),
        ({"authorization": "Basic x"}, "key_missing"),
        ({"x-api-key": KEY + "x", "origin": "http://testserver"}, "key_unknown"),
    ],
)
def test_a_server_to_server_caller_without_a_known_key_is_refused(make_client, fake_assistant, headers, code):
    refused = make_client(KEYED).post("/api/v1/answers", **ASK, headers=headers)
    assert refused.status_code == 401 and refused.headers["www-authenticate"] == "Bearer"
    assert refused.json()["type"].endswith(code) and fake_assistant.asked == []


def test_a_page_of_an_allowed_origin_needs_no_key_but_gets_no_metrics(make_client):
    client = make_client(KEYED)
    own = {"origin": "http://testserver"}
    assert client.post("/api/v1/answers", **ASK, headers=own).status_code == 200
    assert client.get("/api/v1/documents", headers={"sec-fetch-site": "same-origin"}).status_code == 200
    assert client.get("/api/v1/documents", headers={"sec-fetch-site": "cross-site"}).status_code == 401
    assert client.get("/metrics", headers=own).status_code == 401
    assert client.get("/healthz").status_code == 200


def test_keys_are_kept_as_hashes_and_never_written_down(make_client, caplog):
    caplog.set_level(logging.DEBUG)
    client = make_client(KEYED)
    client.post("/api/v1/answers", json={"question": "我的电话13800138000"}, headers={"x-api-key": KEY})
    client.post("/api/v1/answers", **ASK, headers={"x-api-key": "a-key-that-is-wrong"})
    mine = [r.getMessage() for r in caplog.records if r.name.startswith("interfaces")]
    assert len(mine) == 2 and "POST /api/v1/answers 200" in mine[0]
    assert not any(secret in line for line in mine for secret in (KEY, "a-key-that-is-wrong", "13800138000"))
    assert KEY not in repr(KEYED)


def test_too_many_calls_of_one_client_are_told_when_to_come_back(make_client):
    client = make_client(HttpSettings(rate_per_client="3/hour"))
    answers = [client.post("/api/v1/answers", **ASK) for _ in range(4)]
    assert [a.status_code for a in answers] == [200, 200, 200, 429]
    assert [a.headers["ratelimit-remaining"] for a in answers] == ["2", "1", "0", "0"]
    assert answers[3].json()["type"].endswith("rate_client")
    assert 0 < int(answers[3].headers["retry-after"]) <= 3600
    assert client.get("/healthz").status_code == 200


def test_clients_are_told_apart_by_key_and_the_total_counts_them_together(make_client):
    keyed = make_client(HttpSettings(keys=KEYED.keys, rate_per_client="1/hour", rate_total="2/hour"))

    def call(key):
        return keyed.get("/api/v1/documents", headers={"x-api-key": key})

    assert [call(KEY).status_code, call("another-key-of-another").status_code] == [200, 200]
    assert call(KEY).json()["type"].endswith("rate_client")
    total = make_client(HttpSettings(rate_total="1/hour"))
    total.get("/api/v1/documents")
    assert total.get("/api/v1/documents").json()["type"].endswith("rate_total")


def test_a_body_that_hides_its_length_is_still_measured(make_client):
    client = make_client(HttpSettings(max_body_bytes=1000))
    refused = client.post("/api/v1/answers", content=(b"x" * 300 for _ in range(5)))
    assert refused.status_code == 413 and refused.json()["field"] == "body"
    assert "1000" in refused.json()["detail"]
    assert client.post("/api/v1/answers", content=b"x" * 1001).status_code == 413


def test_json_is_read_whatever_a_command_line_client_calls_it(client):
    headers = {"content-type": "application/x-www-form-urlencoded"}
    answered = client.post("/api/v1/answers", content='{"question": "灯塔"}'.encode(), headers=headers)
    assert answered.status_code == 200
