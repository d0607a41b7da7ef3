"""The API beside Streamlit's pages: which paths are its own, and what every request passes first."""

from __future__ import annotations

from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send

from interfaces.http.api import create_api
from interfaces.http.frame import OriginMiddleware, SecurityHeadersMiddleware
from interfaces.http.request_id import RequestIdMiddleware
from interfaces.http.service import Service
from interfaces.http.settings import HttpSettings

_PREFIXES = ("/api/", "/v1/")
_PATHS = frozenset({"/api", "/v1", "/healthz", "/readyz", "/metrics", "/widget.js"})


class ApiRoute(BaseRoute):
    """Hands the API its paths as they are; all others are left to the pages."""

    def __init__(self, app: ASGIApp) -> None:
        """Route to ``app``."""
        self._app = app

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether a request is for the API."""
        path = scope["path"] if scope["type"] == "http" else ""
        own = path in _PATHS or path.startswith(_PREFIXES)
        return (Match.FULL if own else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request of the API."""
        await self._app(scope, receive, send)


def api_route(service: Service) -> BaseRoute:
    """The API over ``service``."""
    return ApiRoute(create_api(service))


def http_middleware(settings: HttpSettings) -> list[Middleware]:
    """What every request passes first, to the pages as to the API."""
    return [
        Middleware(RequestIdMiddleware),
        Middleware(SecurityHeadersMiddleware, settings=settings),
        Middleware(OriginMiddleware, settings=settings),
    ]
