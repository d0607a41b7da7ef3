"""``POST /v1/chat/completions``: the same answers for programs that speak the OpenAI protocol."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Iterator
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from assistant.contract import Answer
from assistant.streaming import Delta, deltas
from corpus.errors import TiaowenError
from interfaces.http import sse
from interfaces.http.admission import owner
from interfaces.http.answering import Run, Start
from interfaces.http.answers import whole_answer
from interfaces.http.chat_schemas import (
    MODEL,
    ChatCompletion,
    ChatRequest,
    Model,
    Models,
    asked_before,
    chunk,
    question_of,
)
from interfaces.http.openapi import CHAT_STREAM, problems
from interfaces.http.problems import RequestError, json_response, problem_body
from interfaces.http.recollections import Recollections
from interfaces.http.service import Service
from interfaces.serialise import dump

if TYPE_CHECKING:
    from assistant.dialogue import Dialogue
    from assistant.streaming import StreamEvent

_DONE = "data: [DONE]\n\n"


def completions_router(service: Service) -> APIRouter:
    """The routes of the OpenAI protocol."""
    router = APIRouter(tags=["openai"])
    recollections = Recollections()
    models = {"object": "list", "data": [_model()]}

    @router.post(
        "/v1/chat/completions",
        operation_id="chat_completions",
        summary="Answer the last message of a chat",
        response_model=ChatCompletion,
        responses={200: CHAT_STREAM, **problems(400, 404, 422)},
    )
    async def complete(chat: ChatRequest, request: Request) -> Response:
        """The last user message is the question, those before it the conversation, unless `conversation_id` names one.

        Settings of a language model (`temperature`, `tools`, …) are accepted and change nothing.
        """
        dialogue = await service.dialogue()
        start = _start(dialogue, recollections, chat, owner(request.scope))
        if chat.stream:
            return await _streamed(service, start, request)
        answer = await whole_answer(service.answering, start, request)
        service.metrics.answered(answer)
        return json_response(_completion(answer))

    @router.get("/v1/models", operation_id="models", summary="The one model there is", response_model=Models)
    async def list_models() -> Response:
        """For clients that ask before they chat."""
        return json_response(models)

    @router.get(
        "/v1/models/{model}", operation_id="model", summary="One model", response_model=Model, responses=problems(404)
    )
    async def one_model(model: str) -> Response:
        """For clients that ask before they chat."""
        if model != MODEL:
            problem, remedy = "there is no such model", f"Use {MODEL}"
            raise RequestError("model", problem, remedy, status=HTTPStatus.NOT_FOUND, code="unknown_model")
        return json_response(_model())

    return router


def _start(dialogue: Dialogue, recollections: Recollections, chat: ChatRequest, asker: str) -> Start:
    question, before = question_of(chat), asked_before(chat)

    def ask(cancelled: threading.Event) -> Iterator[StreamEvent]:
        return dialogue.stream(
            question,
            conversation_id=chat.conversation_id,
            owner=asker,
            language=chat.language,
            documents=chat.documents,
            cancelled=cancelled,
        )

    def recall(cancelled: threading.Event) -> Iterator[StreamEvent]:
        return recollections.stream(
            dialogue,
            question,
            before,
            owner=asker,
            language=chat.language,
            documents=chat.documents,
            cancelled=cancelled,
        )

    return ask if chat.conversation_id is not None else recall


async def _streamed(service: Service, start: Start, request: Request) -> Response:
    run = service.answering.submit(start)
    try:
        answer = await _within(run, service.settings.patience)
    except BaseException:
        run.cancel()
        raise
    return sse.stream_response(_chunks(service, answer, run, request))


async def _within(run: Run, seconds: float) -> Answer | None:
    """The whole answer if it comes in time.

    A protocol in which nothing can be taken back gets the answer only once it has been checked.
    """
    try:
        async with asyncio.timeout(seconds):
            while True:
                event = await run.next()
                if isinstance(event, Answer):
                    return event
                if event is None:
                    raise TiaowenError("answer", "it was called off", "Ask again", code="internal")
    except TimeoutError:
        return None


async def _chunks(service: Service, answer: Answer | None, run: Run, request: Request) -> AsyncIterator[str]:
    try:
        while answer is None:
            yield sse.HEARTBEAT
            answer = await _within(run, service.settings.heartbeat)
        service.metrics.answered(answer)
        for piece in _pieces(answer):
            yield f"data: {dump(piece)}\n\n"
        yield _DONE
    except TiaowenError as error:
        yield f"data: {dump(problem_body(error, request.scope))}\n\n"
    except Exception:
        service.log.exception("an answer failed while it was streamed")
        internal = TiaowenError("answer", "an error of the server", "Report it with the request id", code="internal")
        yield f"data: {dump(problem_body(internal, request.scope))}\n\n"
    finally:
        run.cancel()


def _pieces(answer: Answer) -> Iterator[dict[str, Any]]:
    head = _head(answer, "chat.completion.chunk")
    yield chunk(head, {"role": "assistant", "content": ""})
    for event in deltas(answer):
        if isinstance(event, Delta):
            yield chunk(head, {"content": event.text})
    yield chunk(head, {}, "stop", **_extra(answer))


def _model() -> dict[str, Any]:
    return {"id": MODEL, "object": "model", "created": 0, "owned_by": MODEL}


def _completion(answer: Answer) -> dict[str, Any]:
    message = {"role": "assistant", "content": answer.answer, "refusal": None}
    return {
        **_head(answer, "chat.completion"),
        "choices": [{"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}],
        **_extra(answer),
    }


def _head(answer: Answer, kind: str) -> dict[str, Any]:
    return {"id": f"chatcmpl-{answer.answer_id}", "object": kind, "created": int(time.time()), "model": MODEL}


def _extra(answer: Answer) -> dict[str, Any]:
    whole = answer.model_dump(mode="json")
    return {"citations": whole["citations"], "tiaowen": whole}
