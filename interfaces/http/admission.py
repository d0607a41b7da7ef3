"""The door of the API: keys, rates and the size of a body, before a request is read."""

from __future__ import annotations

from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from interfaces.http.client import client_address
from interfaces.http.problems import RequestError, problem_response
from interfaces.http.rates import Allowance, Rates
from interfaces.http.settings import HttpSettings

GUARDED = ("/api/v1/", "/v1/")
METRICS = "/metrics"
_OWNER = "tiaowen.owner"
_UNASKED = {b"application/x-www-form-urlencoded", b"text/plain"}


class BodyTooLarge(HTTPException):
    """A body that grew beyond the limit while it was read."""

    def __init__(self, limit: int) -> None:
        """Keep the limit, in bytes."""
        super().__init__(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        self.limit = limit


def too_large(limit: int) -> RequestError:
    """The error for a body larger than ``limit`` bytes."""
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    problem = f"it is larger than {limit} bytes"
    return RequestError("body", problem, "Send less", status=status, code="body_too_large", limit=limit)


class AdmissionMiddleware:
    """Lets in who may call, as often as they may, with bodies of a bearable size."""

    def __init__(self, app: ASGIApp, settings: HttpSettings) -> None:
        """Wrap ``app``."""
        self._app = app
        self._settings = settings
        self._rates = Rates(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve or refuse one request."""
        path = scope["path"] if scope["type"] == "http" else ""
        guarded = path.startswith(GUARDED)
        if not guarded and path != METRICS:
            await self._app(scope, receive, send)
            return
        try:
            client = self._client(scope, keyless=guarded)
            allowance = self._rates.take(client) if guarded else None
            self._check_length(scope)
        except RequestError as error:
            await problem_response(error, scope)(scope, receive, send)
            return
        _read_as_json(scope)
        await self._app(scope, self._measured(receive), _with_headers(send, allowance))

    def _client(self, scope: Scope, *, keyless: bool) -> str:
        headers = Headers(scope=scope)
        keys = self._settings.keys
        given = headers.get("x-api-key") or _bearer(headers.get("authorization", ""))
        name = keys.name(given) if given and keys.wanted else None
        if keys.wanted and name is None and (given or not (keyless and _from_allowed_page(headers))):
            raise RequestError(
                "Authorization",
                "the API key is not known" if given else "an API key is needed",
                "Send it as Authorization: Bearer KEY or X-API-Key: KEY",
                status=HTTPStatus.UNAUTHORIZED,
                code="key_unknown" if given else "key_missing",
                headers={"WWW-Authenticate": "Bearer"},
            )
        scope[_OWNER] = name or ""
        return name or client_address(scope, self._settings.trusted_proxies)

    def _check_length(self, scope: Scope) -> None:
        length = Headers(scope=scope).get("content-length", "0")
        if length.isdecimal() and int(length) > self._settings.max_body_bytes:
            raise too_large(self._settings.max_body_bytes)

    def _measured(self, receive: Receive) -> Receive:
        limit = self._settings.max_body_bytes
        received = 0

        async def receive_measured() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                raise BodyTooLarge(limit)
            return message

        return receive_measured


def owner(scope: Scope) -> str:
    """Whose conversations a request may touch: those of its API key, else those of people in browsers."""
    return str(scope.get(_OWNER, ""))


def _bearer(authorization: str) -> str | None:
    scheme, _, token = authorization.partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


def _from_allowed_page(headers: Headers) -> bool:
    # a foreign Origin was refused before; browsers send none with a GET of the server's own page
    return "origin" in headers or headers.get("sec-fetch-site") == "same-origin"


def _read_as_json(scope: Scope) -> None:
    """Forget a content type that command-line clients add unasked; bodies are JSON or refused."""
    scope["headers"] = [
        (name, value)
        for name, value in scope["headers"]
        if name != b"content-type" or value.partition(b";")[0].strip().lower() not in _UNASKED
    ]


def _with_headers(send: Send, allowance: Allowance | None) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start" and allowance is not None:
            MutableHeaders(scope=message).update(allowance.headers())
        await send(message)

    return send_with_headers
