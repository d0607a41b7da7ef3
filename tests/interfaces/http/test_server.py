"""The real server on loopback, with its pages, its workers and the founding documents."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import jsonschema
import openai
import pytest

from interfaces.schema import answer_schema

HOST_PAGE = "https://www.example.gov.cn"
ASK = {"question": "孵化器最高资助多少、几年"}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def server(founding_home):
    """The address of a server with two workers; it is stopped by its own process id."""
    port = free_port()
    env = {
        **os.environ,
        "TIAOWEN_HOME": str(founding_home),
        "TIAOWEN_DATABASE_URL": "",
        "TIAOWEN_WORKERS": "2",
        "TIAOWEN_ALLOWED_ORIGINS": HOST_PAGE,
        "TIAOWEN_RATE_PER_CLIENT": "none",
        "TIAOWEN_RATE_TOTAL": "none",
    }
    command = [sys.executable, "-m", "interfaces.cli", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    address = f"http://127.0.0.1:{port}"
    try:
        until_ready(address)
        yield address
    finally:
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert "Traceback" not in errors


def until_ready(address):
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        try:
            if "tiaowen_workers 2.0" in httpx.get(f"{address}/metrics").text:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise AssertionError("the server does not become ready")


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
