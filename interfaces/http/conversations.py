"""Feedback, and conversations as they are kept: read, share, erase."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from assistant.records.model import UnknownRecordError
from interfaces.http.admission import owner
from interfaces.http.openapi import problems
from interfaces.http.problems import RequestError, json_response
from interfaces.http.schemas import (
    Conversation,
    ConversationId,
    FeedbackGiven,
    FeedbackRequest,
)
from interfaces.http.service import Service

_PATH = "/api/v1/conversations/{conversation_id}"
NamedConversation = Annotated[ConversationId, Path(description="The id under which the questions were asked")]


def conversations_router(service: Service) -> APIRouter:
    """The routes over what is kept."""
    router = APIRouter(tags=["conversations"])

    @router.post(
        "/api/v1/feedback",
        operation_id="feedback",
        summary="Say what an answer was worth",
        response_model=FeedbackGiven,
        responses=problems(404, 422),
    )
    async def feedback(given: FeedbackRequest) -> Response:
        """Kept beside the answer, in place of what was said before; personal data in it is masked."""
        records = await service.records()
        await run_in_threadpool(records.feedback, given.answer_id, given.rating, given.reasons, given.comment)
        return json_response({"answer_id": given.answer_id, "rating": given.rating})

    @router.get(
        _PATH,
        operation_id="conversation",
        summary="A conversation",
        response_model=Conversation,
        responses=problems(404),
    )
    async def conversation(conversation_id: NamedConversation, request: Request) -> Response:
        """Every turn as it was answered, with its feedback; also the form in which it is exported."""
        records = await service.records()
        found = await run_in_threadpool(records.conversation, conversation_id, owner=owner(request.scope))
        if found is None:
            raise unknown_conversation("conversation_id")
        return json_response(conversation_values(found))

    @router.delete(
        _PATH,
        operation_id="erase",
        summary="Erase a conversation",
        status_code=HTTPStatus.NO_CONTENT,
        response_class=Response,
        responses=problems(404),
    )
    async def erase(conversation_id: NamedConversation, request: Request) -> Response:
        """Its turns, feedback and share links are gone."""
        records = await service.records()
        try:
            await run_in_threadpool(records.erase, conversation_id, owner=owner(request.scope))
        except UnknownRecordError:
            raise unknown_conversation("conversation_id") from None
        return Response(status_code=HTTPStatus.NO_CONTENT)

    return router


def conversation_values(conversation: Any) -> dict[str, Any]:
    """A conversation as JSON values."""
    from assistant.records.export import conversation_json

    return conversation_json(conversation)


def unknown_conversation(field: str) -> RequestError:
    """The error for a conversation that is not kept, named by ``field``."""
    problem, remedy = "no such conversation is kept", "Check the id; it may have been erased"
    return RequestError(field, problem, remedy, status=HTTPStatus.NOT_FOUND, code="no_conversation")
