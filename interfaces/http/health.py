"""Health, readiness and metrics."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter
from starlette.responses import Response

from interfaces.http.metrics import CONTENT_TYPE
from interfaces.http.openapi import problems
from interfaces.http.problems import json_response
from interfaces.http.schemas import Health
from interfaces.http.service import Service


def health_router(service: Service) -> APIRouter:
    """The routes for operators."""
    router = APIRouter(tags=["server"])

    @router.get("/healthz", operation_id="healthz", summary="The process lives", response_model=Health)
    async def health() -> Response:
        """Answers at once, whatever else goes on."""
        return json_response({"status": "ok"})

    @router.get(
        "/readyz",
        operation_id="readyz",
        summary="It can answer",
        response_model=Health,
        responses={503: {"model": Health, "description": "It is being opened, or could not be"}},
    )
    async def ready() -> Response:
        """Whether the assistant is open."""
        state = service.opening.state
        if state.assistant is not None:
            return json_response({"status": "ready"})
        status = "failed" if state.error else "opening"
        return json_response({"status": status}, status=HTTPStatus.SERVICE_UNAVAILABLE)

    @router.get(
        "/metrics",
        operation_id="metrics",
        summary="Counters for Prometheus",
        response_class=Response,
        responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}, **problems(401)},
    )
    async def metrics() -> Response:
        """Needs a key where the server has keys."""
        return Response(service.metrics.exposition(), headers={"Content-Type": CONTENT_TYPE})

    return router
