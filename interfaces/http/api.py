"""The HTTP API as one FastAPI app."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response

from corpus.errors import TiaowenError
from interfaces.http.admission import AdmissionMiddleware, BodyTooLarge, too_large
from interfaces.http.answers import answers_router
from interfaces.http.completions import completions_router
from interfaces.http.conversations import conversations_router
from interfaces.http.docs import docs_router
from interfaces.http.documents import documents_router
from interfaces.http.head import HeadMiddleware
from interfaces.http.health import health_router
from interfaces.http.observe import ObserveMiddleware
from interfaces.http.openapi import openapi_document
from interfaces.http.problems import RequestError, problem_response
from interfaces.http.service import Service
from interfaces.http.settings import HttpSettings
from interfaces.http.shares import shares_router
from interfaces.http.widget import widget_router

_EXPOSED = ("X-Request-ID", "Retry-After", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")
_ACCEPTED = ("Accept-Language", "Authorization", "Content-Type", "Idempotency-Key", "X-API-Key", "X-Request-ID")


def create_api(service: Service) -> FastAPI:
    """The API over ``service``."""
    app = FastAPI(
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        # the origin of a browser's request is checked, so that a form of another site gets nowhere
        strict_content_type=False,
        middleware=_middleware(service),
        exception_handlers={
            TiaowenError: _tiaowen_error,
            RequestValidationError: _unfit_request,
            HTTPException: _http_error,
            Exception: _internal_error,
        },
    )
    for router in (
        answers_router,
        documents_router,
        conversations_router,
        shares_router,
        completions_router,
        health_router,
        widget_router,
    ):
        app.include_router(router(service))
    app.include_router(docs_router(lambda: openapi_document(app)))
    return app


def _middleware(service: Service) -> list[Middleware]:
    settings: HttpSettings = service.settings
    return [
        Middleware(ObserveMiddleware, metrics=service.metrics),
        Middleware(
            CORSMiddleware,
            allow_origins=sorted(settings.origins.others),
            allow_methods=["GET", "POST", "DELETE"],
            allow_headers=_ACCEPTED,
            expose_headers=_EXPOSED,
            max_age=600,
        ),
        Middleware(AdmissionMiddleware, settings=settings),
        Middleware(HeadMiddleware),
    ]


async def _tiaowen_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, TiaowenError)
    return problem_response(error, request.scope)


async def _unfit_request(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    place = [str(part) for part in first["loc"]]
    if first["type"] == "json_invalid":
        return problem_response(RequestError("body", "it is not JSON", "Send a JSON object"), request.scope)
    field = ".".join(place[1:]) or "body"
    known = {"missing": "it is missing", "extra_forbidden": "it is not a field of this request"}
    problem = known.get(first["type"], _lower_first(first["msg"]))
    return problem_response(RequestError(field, problem, "See /api/docs"), request.scope)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if isinstance(error, BodyTooLarge):
        return problem_response(too_large(error.limit), request.scope)
    status = HTTPStatus(error.status_code)
    known: dict[HTTPStatus, tuple[str, str, str]] = {
        HTTPStatus.NOT_FOUND: ("path", "there is no such address", "See /api/docs"),
        HTTPStatus.METHOD_NOT_ALLOWED: ("method", "it is not one of this address", "See /api/docs"),
        HTTPStatus.BAD_REQUEST: ("body", "it cannot be read as JSON in UTF-8", "Send a JSON object"),
    }
    field, problem, remedy = known.get(status, ("request", str(error.detail), "See /api/docs"))
    return problem_response(RequestError(field, problem, remedy, status=status, headers=error.headers), request.scope)


async def _internal_error(request: Request, _error: Exception) -> Response:
    remedy = "Report it with the request id"
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    error = RequestError(None, "an error of the server", remedy, status=status, code="internal")
    return problem_response(error, request.scope)


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
