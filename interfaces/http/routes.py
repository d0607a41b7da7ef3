"""The routes, each a path and a small function."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from corpus.errors import TiaowenError
from corpus.model import Document
from interfaces.http.answers import AnswersEndpoint, ready_assistant
from interfaces.http.conversations import Conversations
from interfaces.http.problems import RequestError, json_response, problem_response
from interfaces.opening import Opening
from interfaces.serialise import clause_json, document_json

if TYPE_CHECKING:
    from corpus.library import Library

Handler = Callable[[Request], Awaitable[Response]]
Reader = Callable[["Library", Request], object]


def http_routes(opening: Opening) -> list[BaseRoute]:
    """Health and the API over the assistant of ``opening``."""
    api = "/api/v1"
    return [
        Route("/healthz", _health),
        Route("/readyz", _readiness(opening)),
        Route(f"{api}/answers", AnswersEndpoint(opening, Conversations()).__call__, methods=["POST"]),
        Route(f"{api}/documents", _read(opening, _documents)),
        Route(f"{api}/documents/{{document_id}}", _read(opening, _document)),
        Route(f"{api}/documents/{{document_id}}/clauses", _read(opening, _clauses)),
        Route(f"{api}/documents/{{document_id}}/clauses/{{clause_id:path}}", _read(opening, _clause)),
        Route(f"{api}/{{rest:path}}", _unknown, methods=["GET", "POST", "PUT", "PATCH", "DELETE"]),
    ]


async def _health(_request: Request) -> Response:
    return json_response({"status": "ok"})


def _readiness(opening: Opening) -> Handler:
    async def ready(_request: Request) -> Response:
        state = opening.state
        if state.assistant is not None:
            return json_response({"status": "ready"})
        status = "failed" if state.error else "opening"
        return json_response({"status": status}, status=HTTPStatus.SERVICE_UNAVAILABLE)

    return ready


def _read(opening: Opening, read: Reader) -> Handler:
    async def respond(request: Request) -> Response:
        try:
            assistant = await run_in_threadpool(ready_assistant, opening)
            return json_response(read(assistant.library, request))
        except TiaowenError as error:
            return problem_response(error, request)

    return respond


async def _unknown(request: Request) -> Response:
    problem, remedy = "there is no such address", "See the documentation"
    return problem_response(RequestError("path", problem, remedy, status=HTTPStatus.NOT_FOUND), request)


def _documents(library: Library, _request: Request) -> object:
    return [document_json(document) for document in library.documents]


def _document(library: Library, request: Request) -> object:
    return document_json(_named(library, request))


def _clauses(library: Library, request: Request) -> object:
    return [clause_json(clause) for clause in _named(library, request).clauses]


def _clause(library: Library, request: Request) -> object:
    clause_id = request.path_params["clause_id"]
    clause = _named(library, request).clause(clause_id)
    if clause is None:
        remedy = "See the document's clauses"
        raise RequestError("clause_id", f"there is no clause {clause_id}", remedy, status=HTTPStatus.NOT_FOUND)
    return clause_json(clause)


def _named(library: Library, request: Request) -> Document:
    return library.get(request.path_params["document_id"])
