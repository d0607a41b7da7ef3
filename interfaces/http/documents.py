"""``GET /api/v1/documents…``: what the library holds, down to one clause."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from corpus.model import Clause
from interfaces.http.openapi import problems
from interfaces.http.problems import RequestError, json_response
from interfaces.http.schemas import DocumentSummary
from interfaces.http.service import Service
from interfaces.serialise import clause_json, document_json

_PATH = "/api/v1/documents"


def documents_router(service: Service) -> APIRouter:
    """The routes that read the library."""
    router = APIRouter(tags=["documents"])

    @router.get(_PATH, operation_id="documents", summary="All documents", response_model=list[DocumentSummary])
    async def documents() -> Response:
        """What is known about every document, and how much it holds."""
        return json_response([document_json(document) for document in (await service.library()).documents])

    @router.get(
        f"{_PATH}/{{document_id}}",
        operation_id="document",
        summary="One document",
        response_model=DocumentSummary,
        responses=problems(404),
    )
    async def document(document_id: str) -> Response:
        """What is known about a document, and how much it holds."""
        return json_response(document_json((await service.library()).get(document_id)))

    @router.get(
        f"{_PATH}/{{document_id}}/clauses",
        operation_id="clauses",
        summary="The clauses of a document",
        response_model=list[Clause],
        responses=problems(404),
    )
    async def clauses(document_id: str) -> Response:
        """Every citable unit, in order, with its items, provisions and references."""
        found = (await service.library()).get(document_id).clauses
        return await run_in_threadpool(lambda: json_response([clause_json(clause) for clause in found]))

    @router.get(
        f"{_PATH}/{{document_id}}/clauses/{{clause_id:path}}",
        operation_id="clause",
        summary="One clause",
        response_model=Clause,
        responses=problems(404),
    )
    async def clause(document_id: str, clause_id: str) -> Response:
        """One clause; the id may hold slashes (`annex2/3`)."""
        found = (await service.library()).get(document_id).clause(clause_id)
        if found is None:
            raise _unknown_clause(clause_id)
        return json_response(clause_json(found))

    return router


def _unknown_clause(clause_id: str) -> RequestError:
    return RequestError(
        "clause_id",
        "there is no such clause",
        "See the document's clauses",
        status=HTTPStatus.NOT_FOUND,
        code="unknown_clause",
        subject=clause_id,
    )
