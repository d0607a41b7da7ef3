"""RFC 9457 problem documents."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from corpus.errors import InputError, TiaowenError, UnknownDocumentError
from interfaces.serialise import dump
from interfaces.words import words


class RequestError(InputError):
    """A request that does not follow the contract; ``field`` names the part at fault."""

    code = "request"

    def __init__(self, field: str, problem: str, remedy: str, *, status: HTTPStatus = HTTPStatus.BAD_REQUEST) -> None:
        """Keep the field and the HTTP status beside the message."""
        super().__init__(field, problem, remedy)
        self.status = status


def problem_response(error: TiaowenError, request: Request, field: str | None = None) -> Response:
    """``error`` as ``application/problem+json``, in the language that the caller accepts."""
    status = _status(error)
    chinese = request.headers.get("accept-language", "").lower().startswith("zh")
    body: dict[str, Any] = {
        "type": f"urn:tiaowen:problem:{error.code}",
        "title": status.phrase,
        "status": status.value,
        "detail": words("zh" if chinese else "en").error(error),
        "instance": request.url.path,
        "field": error.subject if isinstance(error, RequestError) else field,
    }
    return json_response(body, status=status, media_type="application/problem+json")


def json_response(
    value: object, *, status: HTTPStatus = HTTPStatus.OK, media_type: str = "application/json"
) -> Response:
    """``value`` as a JSON response."""
    return Response(dump(value), status_code=status.value, media_type=media_type)


def _status(error: TiaowenError) -> HTTPStatus:
    if isinstance(error, RequestError):
        return error.status
    if isinstance(error, UnknownDocumentError):
        return HTTPStatus.NOT_FOUND
    if isinstance(error, InputError):
        return HTTPStatus.UNPROCESSABLE_ENTITY
    return HTTPStatus.SERVICE_UNAVAILABLE
