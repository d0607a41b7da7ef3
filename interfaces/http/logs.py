"""The server's own log: one line an event, each with the id of the request it belongs to."""

from __future__ import annotations

import logging

from interfaces.http.request_id import RequestIdFilter

LEVELS = ("debug", "info", "warning", "error")
_ROOMS = ("corpus", "index", "assistant", "interfaces")
_FORMAT = "%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s"


def write_logs(level: str) -> None:
    """Write what the rooms of the project log, from ``level`` on, to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(_FORMAT))
    handler.addFilter(RequestIdFilter())
    for room in _ROOMS:
        logger = logging.getLogger(room)
        logger.handlers = [handler]
        logger.setLevel(level.upper())
        logger.propagate = False
