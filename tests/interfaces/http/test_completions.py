from __future__ import annotations

import httpx
import openai
import pytest

from interfaces.http.keys import ApiKeys
from interfaces.http.settings import HttpSettings

IDENTITY = "5f0c9d2e-6a3b-4f5e-9a77-0c1d2e3f4a5b"


class Transport(httpx.BaseTransport):
    """Hands the official client's requests to the API without a socket."""

    def __init__(self, client):
        self.client = client

    def handle_request(self, request):
        response = self.client.request(
            request.method, str(request.url), content=request.read(), headers=dict(request.headers)
        )
        headers = {k: v for k, v in response.headers.items() if k.lower() not in {"content-length", "content-encoding"}}
        return httpx.Response(response.status_code, headers=headers, content=response.content)


@pytest.fixture
def official(client):
    return make_official(client)


def make_official(client, key="any"):
    http = httpx.Client(transport=Transport(client))
    return openai.OpenAI(base_url="http://testserver/v1", api_key=key, http_client=http, max_retries=0)


def user(text):
    return {"role": "user", "content": text}


def test_the_official_client_gets_the_answer_and_its_citations(official):
    completion = official.chat.completions.create(model="tiaowen", messages=[user("灯塔")], temperature=0.2)
    assert "30万元" in completion.choices[0].message.content and completion.choices[0].finish_reason == "stop"
    assert completion.citations[0]["clause_id"] == "1"
    assert completion.tiaowen["status"] == "answered" and completion.id.startswith("chatcmpl-")


def test_the_official_client_streams_the_checked_answer(official):
    stream = official.chat.completions.create(model="x", messages=[user("灯塔")], stream=True)
    chunks = list(stream)
    text = "".join(chunk.choices[0].delta.content or "" for chunk in chunks)
    assert text == chunks[-1].tiaowen["answer"] and chunks[-1].choices[0].finish_reason == "stop"
    assert chunks[-1].citations[0]["quote"] == "给予最高30万元资助"
    assert chunks[0].choices[0].delta.role == "assistant" and len({chunk.id for chunk in chunks}) == 1


def test_the_questions_before_are_the_conversation(official, fake_assistant):
    chat = [user("灯塔")]
    for question in ("几年？", "多少？"):
        answer = official.chat.completions.create(model="tiaowen", messages=chat)
        chat += [{"role": "assistant", "content": answer.choices[0].message.content}, user(question)]
    official.chat.completions.create(model="tiaowen", messages=chat)
    assert fake_assistant.asked == [("灯塔", 0), ("几年？", 1), ("多少？", 2)]


def test_a_conversation_that_is_not_remembered_is_asked_again_and_its_answers_are_not_believed(
    official, fake_assistant
):
    chat = [user("灯塔"), {"role": "assistant", "content": "最高9999万元"}, user("几年？")]
    answer = official.chat.completions.create(model="tiaowen", messages=chat)
    assert fake_assistant.asked == [("灯塔", 0), ("几年？", 1)]
    assert "9999" not in answer.model_dump_json()


def test_a_named_conversation_goes_on_whatever_surface_it_is_used_from(official, client, fake_assistant):
    client.post("/api/v1/answers", json={"question": "灯塔", "conversation_id": IDENTITY})
    official.chat.completions.create(model="m", messages=[user("几年？")], extra_body={"conversation_id": IDENTITY})
    assert fake_assistant.asked == [("灯塔", 0), ("几年？", 1)]
    assert len(client.get(f"/api/v1/conversations/{IDENTITY}").json()["turns"]) == 2


def test_parts_of_text_are_one_question(official, fake_assistant):
    parts = [{"type": "text", "text": "灯塔"}, {"type": "text", "text": "多少"}]
    official.chat.completions.create(model="m", messages=[{"role": "user", "content": parts}])
    assert fake_assistant.asked == [("灯塔\n多少", 0)]


@pytest.mark.parametrize(
    ("messages", "extra", "field"),
    [
        ([user("x"), {"role": "assistant", "content": "y"}], {}, "messages"),
        ([{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "x"}}]}], {}, "messages"),
        ([], {}, "messages"),
        ([user("x")], {"n": 2}, "n"),
        ([user("x")], {"conversation_id": ""}, "conversation_id"),
    ],
)
def test_what_is_not_understood_is_refused_in_the_clients_own_terms(official, messages, extra, field):
    with pytest.raises(openai.BadRequestError) as caught:
        official.chat.completions.create(model="m", messages=messages, extra_body=extra)
    assert caught.value.param == field and caught.value.body["message"]


def test_the_official_client_sends_a_key_and_sees_limits(make_client):
    key = "a-key-of-some-length"
    client = make_client(HttpSettings(keys=ApiKeys.of([key]), rate_per_client="1/hour"))
    assert make_official(client, key).models.list().data[0].id == "tiaowen"
    with pytest.raises(openai.RateLimitError) as caught:
        make_official(client, key).models.list()
    assert int(caught.value.response.headers["retry-after"]) > 0
    with pytest.raises(openai.AuthenticationError):
        make_official(client, "a-wrong-key").models.list()


def test_models(official):
    assert official.models.retrieve("tiaowen").owned_by == "tiaowen"
    with pytest.raises(openai.NotFoundError):
        official.models.retrieve("gpt-99")
