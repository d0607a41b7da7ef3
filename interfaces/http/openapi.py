"""The OpenAPI document: what FastAPI derives from the code, with errors, events and keys written out."""

from __future__ import annotations

from functools import cache
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from interfaces.http.problems import PROBLEM_JSON
from interfaces.http.schemas import Problem
from interfaces.words import words

_PROBLEM = {"$ref": "#/components/schemas/Problem"}
_KEYLESS = ("/healthz", "/readyz", "/widget.js")
_COMMON = (400, 401, 403, 429, 503)
_RETRY = ("429", "503")

_EVENTS = """\
event: delta
data: {"text": "孵化器：最高200万元。[1]\\n"}

: waiting

event: answer
data: {"answer_id": "…", "status": "answered", "answer": "…", "citations": ["…"]}

"""

EVENT_STREAM: dict[str, Any] = {
    "content": {
        "text/event-stream": {
            "schema": {"type": "string", "format": "event-stream"},
            "examples": {"answer": {"summary": "Two pieces of news and the answer", "value": _EVENTS}},
        }
    },
    "description": (
        "The answer as JSON or, with `Accept: text/event-stream`, as server-sent events. `delta` events carry "
        '`{"text"}`, to be appended to what came before. The last event is `answer`, the whole answer, which '
        "replaces every delta. After the stream has begun a failure comes as an `error` event with a problem "
        "document. Lines that begin with a colon keep the connection alive."
    ),
}


_CHUNKS = """\
data: {"object": "chat.completion.chunk", "choices": [{"index": 0, "delta": {"content": "孵化器：最高200万元。[1]"}}]}

data: {"object": "chat.completion.chunk", "choices": [{"delta": {}, "finish_reason": "stop"}], "citations": []}

data: [DONE]

"""

CHAT_STREAM: dict[str, Any] = {
    "content": {
        "text/event-stream": {
            "schema": {"type": "string", "format": "event-stream"},
            "examples": {"chunks": {"summary": "A piece, the end with its citations", "value": _CHUNKS}},
        }
    },
    "description": (
        "A chat completion or, with `stream`, chunks of one. They begin once the answer has been checked, since this "
        "protocol cannot take a piece back; the last chunk carries `citations` and the whole answer as `tiaowen`."
    ),
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The ``responses`` of a route that fails in these ways, each with a problem document."""
    return {status: _problem(status) for status in statuses}


def _problem(status: int) -> dict[str, Any]:
    return {"description": HTTPStatus(status).phrase, "content": {PROBLEM_JSON: {"schema": _PROBLEM}}}


def openapi_document(app: FastAPI) -> dict[str, Any]:
    """The document of ``app``, whole."""
    document = get_openapi(
        title=words("en")("name"),
        version=version("tiaowen"),
        summary=words("en")("tagline"),
        description=words("en")("api.description"),
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        routes=app.routes,
    )
    components = document.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    schemas["Problem"] = Problem.model_json_schema()
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    components["securitySchemes"] = {
        "bearer": {"type": "http", "scheme": "bearer", "description": "A key of TIAOWEN_API_KEYS"},
        "header": {"type": "apiKey", "in": "header", "name": "X-API-Key", "description": "The same key"},
    }
    for path, operations in document["paths"].items():
        for operation in operations.values():
            _complete(operation, path)
    return document


def _complete(operation: dict[str, Any], path: str) -> None:
    responses = operation["responses"]
    if PROBLEM_JSON not in responses.get("422", {}).get("content", {}):
        responses.pop("422", None)
    if path.startswith(("/api/v1/", "/v1/")):
        for status in _COMMON:
            responses.setdefault(str(status), _problem(status))
        if "requestBody" in operation:
            responses.setdefault("413", _problem(413))
    operation["security"] = [{}] if path in _KEYLESS else [{}, {"bearer": []}, {"header": []}]
    for status, response in responses.items():
        response["headers"] = {**response.get("headers", {}), **_headers(status)}
    operation.setdefault("parameters", []).append(_request_id_parameter())


@cache
def _text_header(description: str) -> dict[str, Any]:
    return {"description": description, "schema": {"type": "string"}}


def _headers(status: str) -> dict[str, Any]:
    headers = {"X-Request-ID": _text_header("The id of the request, as sent or new")}
    if status in _RETRY:
        headers["Retry-After"] = _text_header("Seconds after which to try again")
    return headers


def _request_id_parameter() -> dict[str, Any]:
    return {
        "name": "X-Request-ID",
        "in": "header",
        "required": False,
        "description": "The caller's own id: at most 128 letters, digits, dots, - and _. Any other is replaced",
        "schema": {"type": "string"},
    }
