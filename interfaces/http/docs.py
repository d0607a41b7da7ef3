"""``/api/docs`` and ``/api/openapi.json``: the API described, on one page that loads nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from interfaces.http.docs_page import docs_page
from interfaces.http.problems import json_response

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def docs_router(document: Callable[[], dict[str, Any]]) -> APIRouter:
    """The routes that describe the API of ``document``, which is made once."""
    router = APIRouter()
    made = cache(document)

    @router.get("/api/openapi.json", include_in_schema=False)
    async def openapi() -> Response:
        return json_response(made())

    @router.get("/api/docs", include_in_schema=False)
    async def docs() -> Response:
        return HTMLResponse(docs_page(made()), headers={"Content-Security-Policy": _POLICY})

    return router
