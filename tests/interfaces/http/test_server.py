"""The real server on loopback, with its pages, its workers and the founding documents."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import jsonschema
import openai

from interfaces.schema import answer_schema
from tests.interfaces.http.running import HOST_PAGE

ASK = {"question": "孵化器最高资助多少、几年"}


def test_pages_and_api_come_from_one_process_under_one_list_of_origins(server):
    page, script = httpx.get(f"{server}/"), httpx.get(f"{server}/api/openapi.json")
    for response in (page, script):
        assert response.status_code == 200 and response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["content-security-policy"] == f"frame-ancestors 'self' {HOST_PAGE}"
    assert httpx.get(f"{server}/", headers={"origin": "https://evil.example"}).status_code == 403
    answered = httpx.post(f"{server}/api/v1/answers", json=ASK, headers={"origin": HOST_PAGE}, timeout=60)
    assert answered.headers["access-control-allow-origin"] == HOST_PAGE
    jsonschema.validate(answered.json(), answer_schema())
    assert answered.json()["citations"][0]["clause_id"] == "16"


def test_a_stream_comes_in_pieces_and_ends_with_the_answer(server):
    headers = {"accept": "text/event-stream"}
    with httpx.stream("POST", f"{server}/api/v1/answers", json=ASK, headers=headers, timeout=60) as response:
        lines = list(response.iter_lines())
    assert response.headers["content-type"].startswith("text/event-stream")
    events = [line.removeprefix("event: ") for line in lines if line.startswith("event: ")]
    assert events[-1] == "answer" and set(events[:-1]) == {"delta"} and len(events) > 1
    last = [line for line in lines if line.startswith("data: ")][-1]
    jsonschema.validate(json.loads(last.removeprefix("data: ")), answer_schema())


def test_the_official_client_holds_a_conversation(server):
    client = openai.OpenAI(base_url=f"{server}/v1", api_key="none", max_retries=0)
    chat = [{"role": "user", "content": "孵化器最高资助多少"}]
    first = client.chat.completions.create(model="tiaowen", messages=chat)
    chat += [{"role": "assistant", "content": first.choices[0].message.content}, {"role": "user", "content": "几年？"}]
    second = client.chat.completions.create(model="tiaowen", messages=chat)
    assert "200" in first.choices[0].message.content and "3年" in second.choices[0].message.content
    chunks = list(client.chat.completions.create(model="tiaowen", messages=chat, stream=True))
    assert "".join(c.choices[0].delta.content or "" for c in chunks) == second.choices[0].message.content
    assert chunks[-1].citations[0]["clause_id"] == "16"


def test_fifty_callers_at_once_all_get_their_own_answer(server):
    clauses = {"第十六条": "16", "第二十二条": "22", "第十一条": "11", "第十九条": "19"}
    asked = [f"深圳措施{name}是什么内容" for name in clauses] * 13

    def ask(question):
        return httpx.post(f"{server}/api/v1/answers", json={"question": question}, timeout=120).json()

    with ThreadPoolExecutor(50) as callers:
        answers = list(callers.map(ask, asked))
    for question, answer in zip(asked, answers, strict=True):
        assert answer["question"] == question
        assert answer["citations"][0]["clause_id"] == next(c for name, c in clauses.items() if name in question)


def test_health_answers_while_every_worker_is_busy(server):
    with ThreadPoolExecutor(20) as callers:
        busy = [callers.submit(httpx.post, f"{server}/api/v1/answers", json=ASK, timeout=120) for _ in range(60)]
        beats = []
        while not all(job.done() for job in busy):
            beats.append(httpx.get(f"{server}/healthz", timeout=30).status_code)
    assert beats and set(beats) == {200}
    assert {job.result().status_code for job in busy} == {200}


def test_what_another_process_adds_is_answered_from_without_a_restart(server, served_home, tmp_path):
    policy = tmp_path / "灯塔补贴办法.txt"
    policy.write_text(
        "灯塔补贴办法\n第一条 对灯塔维护给予最高30万元补贴。\n第二条 本办法由灯塔局负责解释。\n", encoding="utf-8"
    )
    env = {**os.environ, "TIAOWEN_HOME": str(served_home)}
    subprocess.run([sys.executable, "-m", "interfaces.cli", "add", str(policy)], env=env, check=True, timeout=300)
    asked = {"question": "灯塔维护最高补贴多少"}

    deadline, found = time.monotonic() + 120, []
    while not (found and all("30万元" in answer["answer"] for answer in found)) and time.monotonic() < deadline:
        found = [httpx.post(f"{server}/api/v1/answers", json=asked, timeout=60).json() for _ in range(4)]
        time.sleep(0.5)
    assert len({answer["corpus_version"] for answer in found}) == 1
    assert {answer["citations"][0]["clause_id"] for answer in found} == {"1"}
    assert len(httpx.get(f"{server}/api/v1/documents").json()) == 3


def test_a_lone_surrogate_in_a_question_stops_no_answer(server):
    body = b'{"question": "\\u5b75\\u5316\\u5668\\ud800\\u591a\\u5c11\\u94b1"}'
    for accepted in ("application/json", "text/event-stream"):
        headers = {"content-type": "application/json", "accept": accepted}
        response = httpx.post(f"{server}/api/v1/answers", content=body, headers=headers, timeout=60)
        assert response.status_code == 200 and "event: error" not in response.text
        assert '"clause_id":"16"' in response.text
