from __future__ import annotations

import httpx
import openai
import pytest

from interfaces.http.keys import ApiKeys
from interfaces.http.model_names import ModelNames
from interfaces.http.settings import HttpSettings
from interfaces.http.tokens import tokens
from tests.interfaces.fakes import FakeAssistant

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
    stream = official.chat.completions.create(model="gpt-4o-mini", messages=[user("灯塔")], stream=True)
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
    official.chat.completions.create(model="tiaowen", messages=[user("几年？")], extra_body={"conversation_id": IDENTITY})
    assert fake_assistant.asked == [("灯塔", 0), ("几年？", 1)]
    assert len(client.get(f"/api/v1/conversations/{IDENTITY}").json()["turns"]) == 2


def test_parts_of_text_are_one_question(official, fake_assistant):
    parts = [{"type": "text", "text": "灯塔"}, {"type": "text", "text": "多少"}]
    official.chat.completions.create(model="tiaowen", messages=[{"role": "user", "content": parts}])
    assert fake_assistant.asked == [("灯塔\n多少", 0)]


@pytest.mark.parametrize(
    ("messages", "extra", "field"),
    [
        ([user("x"), {"role": "assistant", "content": "y"}], {}, "messages"),
        ([{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "x"}}]}], {}, "messages"),
        ([], {}, "messages"),
        ([user("x")], {"n": 2}, "n"),
        ([user("x")], {"conversation_id": ""}, "conversation_id"),
        ([user("x")], {"max_tokens": 0}, "max_tokens"),
        ([user("x")], {"max_completion_tokens": "many"}, "max_completion_tokens"),
        ([user("x")], {"response_format": {"type": "json_object"}}, "response_format.type"),
        ([user("x")], {"tool_choice": "required"}, "tool_choice"),
    ],
)
def test_what_is_not_understood_is_refused_in_the_clients_own_terms(official, messages, extra, field):
    with pytest.raises(openai.BadRequestError) as caught:
        official.chat.completions.create(model="tiaowen", messages=messages, extra_body=extra)
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
        official.models.retrieve("llama-3")


def test_a_model_that_is_not_there_is_told_with_the_one_that_is(official):
    for stream in (False, True):
        with pytest.raises(openai.NotFoundError) as caught:
            official.chat.completions.create(model="llama-3", messages=[user("灯塔")], stream=stream)
        error = caught.value
        assert (error.code, error.param, error.type) == ("model_not_found", "model", "invalid_request_error")
        assert "llama-3" in error.body["message"] and "tiaowen" in error.body["message"]


def test_which_names_stand_for_the_model_is_set_by_the_operator(make_client):
    client = make_client(HttpSettings(model_names=ModelNames.of(["house"])))
    answered = make_official(client).chat.completions.create(model="house", messages=[user("灯塔")])
    assert answered.model == "tiaowen"
    with pytest.raises(openai.NotFoundError):
        make_official(client).chat.completions.create(model="gpt-4o-mini", messages=[user("灯塔")])


LONG = "灯塔：**最高30万元**。[1]\n\n期限不超过2年。[1]\n\n⚠️ 这是**征求意见稿**。"


@pytest.fixture
def long_winded(make_client):
    class LongWinded(FakeAssistant):
        def answer(self, question, **context):
            return super().answer(question, **context).model_copy(update={"answer": LONG})

    return make_official(make_client(open_assistant=lambda progress: LongWinded()))


@pytest.mark.parametrize("limit", ["max_tokens", "max_completion_tokens"])
def test_a_limit_ends_the_text_between_its_lines_and_says_so(long_winded, limit):
    asked = {"model": "tiaowen", "messages": [user("灯塔")], limit: tokens(LONG) - 1}
    whole = long_winded.chat.completions.create(**asked)
    assert whole.choices[0].message.content == "灯塔：**最高30万元**。[1]\n\n⚠️ 这是**征求意见稿**。"
    assert whole.choices[0].finish_reason == "length" and whole.tiaowen["answer"] == LONG
    assert whole.usage.completion_tokens <= asked[limit]
    chunks = list(long_winded.chat.completions.create(**asked, stream=True))
    assert "".join(c.choices[0].delta.content or "" for c in chunks) == whole.choices[0].message.content
    assert chunks[-1].choices[0].finish_reason == "length"
    asked[limit] = tokens(LONG)
    enough = long_winded.chat.completions.create(**asked)
    assert (enough.choices[0].message.content, enough.choices[0].finish_reason) == (LONG, "stop")


def test_usage_is_told_also_in_a_stream_that_wants_it(official):
    asked = {"model": "tiaowen", "messages": [user("灯塔")]}
    usage = official.chat.completions.create(**asked).usage
    assert usage.prompt_tokens == 2 and usage.total_tokens == usage.prompt_tokens + usage.completion_tokens
    chunks = list(official.chat.completions.create(**asked, stream=True, stream_options={"include_usage": True}))
    assert chunks[-1].choices == [] and chunks[-1].usage == usage
    assert chunks[-2].citations


def test_a_failure_within_a_stream_reaches_the_official_client(make_client):
    def fail(question, **context):
        raise RuntimeError("boom")

    assistant = FakeAssistant()
    assistant.stream = fail
    client = make_client(HttpSettings(patience=0.0), open_assistant=lambda progress: assistant)
    with pytest.raises(openai.APIError) as caught:
        list(make_official(client).chat.completions.create(model="tiaowen", messages=[user("灯塔")], stream=True))
    assert "boom" not in str(caught.value) and caught.value.code == "internal"


def test_a_chat_sent_again_under_its_key_is_one_turn(official, client):
    again = {"extra_headers": {"Idempotency-Key": "k"}, "extra_body": {"conversation_id": IDENTITY}}
    ids = {official.chat.completions.create(model="tiaowen", messages=[user("灯塔")], **again).id for _ in range(2)}
    assert len(ids) == 1
    assert len(client.get(f"/api/v1/conversations/{IDENTITY}").json()["turns"]) == 1
