"""What every request passes first, to the pages as to the API: origin check and security headers."""

from __future__ import annotations

from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from interfaces.http.client import is_trusted
from interfaces.http.problems import RequestError, problem_response
from interfaces.http.settings import HttpSettings, Network

_CLOSE_FORBIDDEN = 1008


class SecurityHeadersMiddleware:
    """Says who may frame a response, that its type is not to be guessed, and that addresses stay private."""

    def __init__(self, app: ASGIApp, settings: HttpSettings) -> None:
        """Wrap ``app``."""
        self._app = app
        self._frame_ancestors = settings.origins.frame_ancestors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request with the headers set."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._set(MutableHeaders(scope=message))
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)

    def _set(self, headers: MutableHeaders) -> None:
        own = headers.get("Content-Security-Policy")
        headers["Content-Security-Policy"] = f"{own}; {self._frame_ancestors}" if own else self._frame_ancestors
        headers["X-Content-Type-Options"] = "nosniff"
        # deep links name documents and conversations: they are nobody else's business
        headers.setdefault("Referrer-Policy", "same-origin")


class OriginMiddleware:
    """Refuses requests and websockets that a page of an origin outside the list makes."""

    def __init__(self, app: ASGIApp, settings: HttpSettings) -> None:
        """Wrap ``app``."""
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve or refuse one request."""
        if scope["type"] not in ("http", "websocket") or self._allowed(scope):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": _CLOSE_FORBIDDEN})
        else:
            remedy = "Ask its operator to add the origin to TIAOWEN_ALLOWED_ORIGINS"
            problem = "pages of this origin may not call this server"
            error = RequestError("Origin", problem, remedy, status=HTTPStatus.FORBIDDEN, code="origin")
            await problem_response(error, scope)(scope, receive, send)

    def _allowed(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if origin is None:
            return True
        return self._settings.origins.allows(origin, own_hosts(scope, self._settings.trusted_proxies))


def own_hosts(scope: Scope, trusted: tuple[Network, ...]) -> list[str]:
    """The hosts that a request was sent to: as its sender says and, from a trusted proxy, as it was told."""
    headers = Headers(scope=scope)
    hosts = [headers.get("host", "")]
    client = scope.get("client")
    if client and is_trusted(client[0], trusted):
        hosts += [host.strip() for host in headers.get("x-forwarded-host", "").split(",")]
    return [host for host in hosts if host]
