"""``POST /api/v1/answers``: the answer contract over HTTP, plain or as an event stream."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from assistant.contract import Answer
from corpus.errors import TiaowenError
from interfaces.http import sse
from interfaces.http.admission import owner
from interfaces.http.answering import Answering, Run, Start
from interfaces.http.openapi import EVENT_STREAM, problems
from interfaces.http.problems import problem_body
from interfaces.http.schemas import AnswerRequest, IdempotencyKey
from interfaces.http.service import Service

if TYPE_CHECKING:
    from assistant.streaming import StreamEvent


def answers_router(service: Service) -> APIRouter:
    """The routes that answer questions."""
    router = APIRouter(tags=["answers"])

    @router.post(
        "/api/v1/answers",
        operation_id="answer",
        summary="Answer a question",
        response_model=Answer,
        responses={200: EVENT_STREAM, **problems(400, 404, 422)},
    )
    async def answer(asked: AnswerRequest, request: Request, idempotency_key: IdempotencyKey = None) -> Response:
        """The answer with its clauses; with `Accept: text/event-stream`, as events while it is being found."""
        dialogue = await service.dialogue()

        def start(cancelled: Any) -> Any:
            return dialogue.stream(
                asked.question,
                conversation_id=asked.conversation_id,
                owner=owner(request.scope),
                language=asked.language,
                documents=asked.documents,
                cancelled=cancelled,
                key=idempotency_key,
            )

        if sse.MEDIA_TYPE in request.headers.get("accept", ""):
            return await _streamed(service, start, request)
        found = await whole_answer(service.answering, start, request)
        service.metrics.answered(found)
        return Response(found.model_dump_json(), media_type="application/json")

    return router


async def whole_answer(answering: Answering, start: Start, request: Request) -> Answer:
    """The whole answer; a caller that leaves calls it off.

    Raises:
        TiaowenError: the question cannot be answered, or too many wait.
        asyncio.CancelledError: the caller has left.
    """
    run = answering.submit(start)
    leaving = asyncio.create_task(_cancel_on_leaving(request, run))
    try:
        while True:
            event = await run.next()
            if isinstance(event, Answer):
                return event
            if event is None:
                raise TiaowenError("answer", "it was called off", "Ask again", code="internal")
    finally:
        leaving.cancel()
        run.cancel()


async def _cancel_on_leaving(request: Request, run: Run) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
    run.cancel()


async def _streamed(service: Service, start: Start, request: Request) -> Response:
    run = service.answering.submit(start)
    first: StreamEvent | None = None
    try:
        # an error that comes soon (an empty question, an unknown document) still gets a status of its own
        with suppress(TimeoutError):
            first = await run.next(min(service.settings.patience, service.settings.heartbeat))
    except BaseException:
        run.cancel()
        raise
    return sse.stream_response(_events(service, first, run, request))


async def _events(service: Service, first: StreamEvent | None, run: Run, request: Request) -> AsyncIterator[str]:
    try:
        if first is None:
            yield sse.HEARTBEAT
        async for happened in sse.with_heartbeats(first, run, service.settings.heartbeat):
            if happened is None:
                yield sse.HEARTBEAT
            elif isinstance(happened, Answer):
                service.metrics.answered(happened)
                yield f"event: answer\ndata: {happened.model_dump_json()}\n\n"
            else:
                yield sse.event("delta", {"text": happened.text})
    except TiaowenError as error:
        yield sse.event("error", problem_body(error, request.scope))
    except Exception:
        service.log.exception("an answer failed while it was streamed")
        internal = TiaowenError("answer", "an error of the server", "Report it with the request id", code="internal")
        yield sse.event("error", problem_body(internal, request.scope))
    finally:
        run.cancel()
