from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from interfaces.http.origins import AllowedOrigins
from interfaces.http.routes import http_middleware
from interfaces.http.settings import HttpSettings

HOST_PAGE = "https://www.example.gov.cn"
LISTED = HttpSettings(origins=AllowedOrigins(frozenset({HOST_PAGE})))
PREFLIGHT = {"access-control-request-method": "POST", "access-control-request-headers": "content-type"}


def test_a_listed_origin_may_read_answers_and_the_headers_that_matter(make_client):
    client = make_client(LISTED)
    asked = client.post("/api/v1/answers", json={"question": "灯塔"}, headers={"origin": HOST_PAGE})
    assert asked.status_code == 200 and asked.headers["access-control-allow-origin"] == HOST_PAGE
    assert "X-Request-ID" in asked.headers["access-control-expose-headers"]
    assert "access-control-allow-credentials" not in asked.headers
    preflight = client.options("/api/v1/answers", headers={"origin": HOST_PAGE, **PREFLIGHT})
    assert preflight.status_code == 200 and "POST" in preflight.headers["access-control-allow-methods"]


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "http://www.example.gov.cn", "https://www.example.gov.cn:444", "null", "file://", "x"],
)
def test_an_origin_outside_the_list_is_refused(make_client, fake_assistant, origin):
    client = make_client(LISTED)
    refused = client.post("/api/v1/answers", json={"question": "灯塔"}, headers={"origin": origin})
    assert refused.status_code == 403 and refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["field"] == "Origin" and "access-control-allow-origin" not in refused.headers
    assert client.options("/api/v1/answers", headers={"origin": origin, **PREFLIGHT}).status_code == 403
    assert fake_assistant.asked == []


def test_by_default_only_the_own_origin_is_allowed(client):
    own = client.post("/api/v1/answers", json={"question": "灯塔"}, headers={"origin": "http://testserver"})
    assert own.status_code == 200
    assert client.get("/healthz", headers={"origin": HOST_PAGE}).status_code == 403


def test_a_forwarded_host_counts_only_from_a_trusted_proxy(make_client):
    headers = {"origin": "https://ask.example.cn", "x-forwarded-host": "ask.example.cn"}
    assert make_client().get("/healthz", headers=headers).status_code == 403
    trusting = HttpSettings.from_env({"TIAOWEN_TRUSTED_PROXIES": "10.0.0.0/8"})
    behind = make_client(trusting, client=("10.0.0.7", 4000))
    assert behind.get("/healthz", headers=headers).status_code == 200


def test_the_same_list_says_who_may_frame_the_pages(make_client):
    headers = make_client(LISTED).get("/healthz").headers
    assert headers["content-security-policy"] == f"frame-ancestors 'self' {HOST_PAGE}"
    assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "same-origin"
    assert make_client().get("/healthz").headers["content-security-policy"] == "frame-ancestors 'self'"


@pytest.mark.parametrize(("origin", "welcome"), [(HOST_PAGE, True), (None, True), ("https://evil.example", False)])
def test_a_websocket_of_a_foreign_origin_is_refused(origin, welcome):
    async def greet(websocket):
        await websocket.accept()
        await websocket.send_text("hello")
        await websocket.close()

    app = Starlette(routes=[WebSocketRoute("/stream", greet)], middleware=http_middleware(LISTED))
    headers = {"origin": origin} if origin else {}
    client = TestClient(app)
    if welcome:
        with client.websocket_connect("/stream", headers=headers) as websocket:
            assert websocket.receive_text() == "hello"
    else:
        with pytest.raises(WebSocketDisconnect), client.websocket_connect("/stream", headers=headers):
            pass
