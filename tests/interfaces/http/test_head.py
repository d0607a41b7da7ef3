from __future__ import annotations

import pytest

PATHS = ["/healthz", "/readyz", "/widget.js", "/metrics", "/api/v1/documents", "/api/v1/nothing", "/api/openapi.json"]


@pytest.mark.parametrize("path", PATHS)
def test_head_gives_the_headers_of_get_and_no_body(client, path):
    got, headed = client.get(path), client.head(path)
    varying = {"x-request-id", "ratelimit-remaining", "ratelimit-reset"} | ({"content-length"} if path == "/metrics" else set())
    kept = [{k: v for k, v in response.headers.items() if k not in varying} for response in (got, headed)]
    assert headed.status_code == got.status_code and kept[0] == kept[1]
    assert got.content and headed.content == b""


def test_head_is_no_way_to_what_has_no_get(client):
    assert client.head("/api/v1/answers").status_code == 405


def test_head_is_counted_as_itself(client):
    client.head("/healthz")
    assert 'method="HEAD",route="/healthz"' in client.get("/metrics").text
