"""RFC 9457 problem documents."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from assistant.records.model import FeedbackError, UnknownRecordError
from assistant.repeats import RepeatError
from corpus.errors import InputError, QuestionError, TiaowenError, UnknownDocumentError
from interfaces.http.request_id import request_id
from interfaces.serialise import dump
from interfaces.words import words

PROBLEM_JSON = "application/problem+json"
_OPENAI_CODES = {
    "key_missing": "invalid_api_key",
    "key_unknown": "invalid_api_key",
    "rate_client": "rate_limit_exceeded",
    "rate_total": "rate_limit_exceeded",
}


class RequestError(InputError):
    """A request that does not follow the contract; ``field`` names the part at fault."""

    code = "request"

    def __init__(
        self,
        field: str | None,
        problem: str,
        remedy: str,
        *,
        status: HTTPStatus = HTTPStatus.BAD_REQUEST,
        code: str | None = None,
        headers: Mapping[str, str] | None = None,
        subject: str | None = None,
        **params: object,
    ) -> None:
        """Keep the field, the HTTP status and the headers of the response beside the message.

        ``subject`` is what the message names where that is not the field itself.
        """
        super().__init__(subject or field or "request", problem, remedy, code=code, **params)
        self.field = field
        self.status = status
        self.headers = dict(headers or {})


def problem_response(error: TiaowenError, scope: Scope) -> Response:
    """``error`` as ``application/problem+json``, in the language that the caller accepts."""
    body = problem_body(error, scope)
    response = json_response(body, status=HTTPStatus(body["status"]), media_type=PROBLEM_JSON)
    response.headers["Cache-Control"] = "no-store"
    if isinstance(error, RequestError):
        response.headers.update(error.headers)
    return response


def problem_body(error: TiaowenError, scope: Scope) -> dict[str, Any]:
    """The members of a problem document."""
    status = _status(error)
    chinese = Headers(scope=scope).get("accept-language", "").lower().startswith("zh")
    detail = words("zh" if chinese else "en").error(error)
    body: dict[str, Any] = {
        "type": f"urn:tiaowen:problem:{error.code}",
        "title": status.phrase,
        "status": status.value,
        "detail": detail,
        "instance": scope["path"],
        "field": error.field if isinstance(error, RequestError) else _field(error, scope),
        "request_id": request_id(),
    }
    if scope["path"].startswith("/v1/"):
        body["error"] = _as_openai(error.code, status, detail, body["field"])
    return body


def _as_openai(code: str, status: HTTPStatus, detail: str, param: str | None) -> dict[str, str | None]:
    """The member in which clients of this API family look, in their own terms where they have one."""
    kinds = {HTTPStatus.TOO_MANY_REQUESTS: "rate_limit_error", HTTPStatus.UNAUTHORIZED: "authentication_error"}
    kind = kinds.get(status, "server_error" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "invalid_request_error")
    return {"message": detail, "type": kind, "param": param, "code": _OPENAI_CODES.get(code, code)}


def json_response(
    value: object, *, status: HTTPStatus = HTTPStatus.OK, media_type: str = "application/json"
) -> Response:
    """``value`` as a JSON response."""
    return Response(dump(value), status_code=status.value, media_type=media_type)


def _status(error: TiaowenError) -> HTTPStatus:
    if isinstance(error, RequestError):
        return error.status
    if isinstance(error, UnknownDocumentError | UnknownRecordError):
        return HTTPStatus.NOT_FOUND
    if isinstance(error, InputError):
        return HTTPStatus.UNPROCESSABLE_ENTITY
    return HTTPStatus.SERVICE_UNAVAILABLE


def _field(error: TiaowenError, scope: Scope) -> str | None:
    if isinstance(error, QuestionError):
        return "question"
    if isinstance(error, FeedbackError | RepeatError):
        return error.subject
    if isinstance(error, UnknownRecordError):
        return "conversation_id" if "conversation_id" in scope.get("path_params", {}) else "answer_id"
    if isinstance(error, UnknownDocumentError):
        return "document_id" if "document_id" in scope.get("path_params", {}) else "documents"
    return None
