"""A request's id: taken from the caller where it is fit to be written down, else new."""

from __future__ import annotations

import logging
import re
import uuid
from contextvars import ContextVar

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADER = "X-Request-ID"
_FIT = re.compile(r"[A-Za-z0-9._-]{1,128}", re.ASCII)
_current: ContextVar[str] = ContextVar("request_id", default="-")


def request_id() -> str:
    """The id of the request that is being served, ``-`` outside one."""
    return _current.get()


def fit(value: str | None) -> str:
    """``value`` where it may stand in logs and headers, else a new id."""
    return value if value and _FIT.fullmatch(value) else uuid.uuid4().hex


class RequestIdMiddleware:
    """Gives every HTTP request an id and sends it back."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap ``app``."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request under its id."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        identity = fit(Headers(scope=scope).get(HEADER))
        token = _current.set(identity)

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[HEADER] = identity
            await send(message)

        try:
            await self._app(scope, receive, send_with_id)
        finally:
            _current.reset(token)


class RequestIdFilter(logging.Filter):
    """Adds ``request_id`` to every record of a handler."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every record, with the id beside it."""
        record.request_id = request_id()
        return True
