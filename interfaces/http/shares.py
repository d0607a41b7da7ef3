"""Share links: a conversation to be read, not continued."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from assistant.records.model import UnknownRecordError
from interfaces.http.admission import owner
from interfaces.http.conversations import NamedConversation, conversation_values, unknown_conversation
from interfaces.http.openapi import problems
from interfaces.http.problems import json_response
from interfaces.http.schemas import ConversationId, SharedConversation, ShareLink
from interfaces.http.service import Service

_PATH = "/api/v1/conversations/{conversation_id}/share"
_Token = Annotated[ConversationId, Path(description="The token of a share link")]


def shares_router(service: Service) -> APIRouter:
    """The routes of share links."""
    router = APIRouter(tags=["conversations"])

    @router.post(
        _PATH,
        operation_id="share",
        summary="Share a conversation",
        status_code=HTTPStatus.CREATED,
        response_model=ShareLink,
        responses=problems(404),
    )
    async def share(conversation_id: NamedConversation, request: Request) -> Response:
        """A link that opens the conversation, read-only, as it stands now."""
        records = await service.records()
        try:
            token = await run_in_threadpool(records.share, conversation_id, owner=owner(request.scope))
        except UnknownRecordError:
            raise unknown_conversation("conversation_id") from None
        return json_response({"token": token, "href": f"?share={token}"}, status=HTTPStatus.CREATED)

    @router.delete(
        _PATH,
        operation_id="unshare",
        summary="Take back every link to a conversation",
        status_code=HTTPStatus.NO_CONTENT,
        response_class=Response,
    )
    async def unshare(conversation_id: NamedConversation, request: Request) -> Response:
        """The conversation itself stays."""
        records = await service.records()
        await run_in_threadpool(records.unshare, conversation_id, owner=owner(request.scope))
        return Response(status_code=HTTPStatus.NO_CONTENT)

    @router.get(
        "/api/v1/shared/{token}",
        operation_id="shared",
        summary="A shared conversation",
        response_model=SharedConversation,
        responses=problems(404),
    )
    async def shared(token: _Token) -> Response:
        """The turns there were when the link was made; its id, which would let one continue it, is not told."""
        records = await service.records()
        found = await run_in_threadpool(records.shared, token)
        if found is None:
            raise unknown_conversation("token")
        return json_response(_anonymous(conversation_values(found)))

    return router


def _anonymous(conversation: dict[str, Any]) -> dict[str, Any]:
    turns = [
        {
            "asked_at": turn["asked_at"],
            "question": turn["question"],
            "answer": {**turn["answer"], "conversation_id": None},
        }
        for turn in conversation["turns"]
    ]
    return {"created_at": conversation["created_at"], "updated_at": conversation["updated_at"], "turns": turns}
