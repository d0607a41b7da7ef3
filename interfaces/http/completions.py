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
from corpus.errors import TiaowenError
from interfaces.http import sse
from interfaces.http.admission import owner
from interfaces.http.answering import Run, Start
from interfaces.http.answers import whole_answer
from interfaces.http.chat_schemas import (
    ChatCompletion,
    ChatRequest,
    Model,
    Models,
    asked_before,
    chunk,
    most_tokens,
    question_of,
    usage_of,
)
from interfaces.http.model_names import MODEL, ModelNames
from interfaces.http.openapi import CHAT_STREAM, problems
from interfaces.http.problems import RequestError, json_response, problem_body
from interfaces.http.recollections import Recollections
from interfaces.http.schemas import IdempotencyKey
from interfaces.http.service import Service
from interfaces.http.tokens import within
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
    names = service.settings.model_names

    @router.post(
        "/v1/chat/completions",
        operation_id="chat_completions",
        summary="Answer the last message of a chat",
        response_model=ChatCompletion,
        responses={200: CHAT_STREAM, **problems(400, 404, 422)},
    )
    async def complete(chat: ChatRequest, request: Request, idempotency_key: IdempotencyKey = None) -> Response:
        """The last user message is the question, those before it the conversation, unless `conversation_id` names one.

        Settings of a language model (`temperature`, `tools`, …) are accepted and change nothing.
        """
        _known(chat.model, names)
        dialogue = await service.dialogue()
        start = _start(dialogue, recollections, chat, owner(request.scope), idempotency_key)
        if chat.stream:
            return await _streamed(service, start, chat, request)
        answer = await whole_answer(service.answering, start, request)
        service.metrics.answered(answer)
        return json_response(_completion(answer, chat))

    @router.get("/v1/models", operation_id="models", summary="The one model there is", response_model=Models)
    async def list_models() -> Response:
        """For clients that ask before they chat."""
        return json_response(models)

    @router.get(
        "/v1/models/{model}", operation_id="model", summary="One model", response_model=Model, responses=problems(404)
    )
    async def one_model(model: str) -> Response:
        """For clients that ask before they chat."""
        _known(model, names)
        return json_response(_model())

    return router


def _known(model: str, names: ModelNames) -> None:
    if not names.includes(model):
        remedy = f"Use {MODEL}, or leave the model out"
        status = HTTPStatus.NOT_FOUND
        raise RequestError(
            "model", f"there is no model {model}", remedy, status=status, code="model_not_found", model=model
        )


def _start(dialogue: Dialogue, recollections: Recollections, chat: ChatRequest, asker: str, key: str | None) -> Start:
    question, before = question_of(chat), asked_before(chat)

    def ask(cancelled: threading.Event) -> Iterator[StreamEvent]:
        return dialogue.stream(
            question,
            conversation_id=chat.conversation_id,
            owner=asker,
            language=chat.language,
            documents=chat.documents,
            cancelled=cancelled,
            key=key,
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


async def _streamed(service: Service, start: Start, chat: ChatRequest, request: Request) -> Response:
    run = service.answering.submit(start)
    try:
        answer = await _within(run, service.settings.patience)
    except BaseException:
        run.cancel()
        raise
    return sse.stream_response(_chunks(service, answer, run, chat, request))


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


async def _chunks(
    service: Service, answer: Answer | None, run: Run, chat: ChatRequest, request: Request
) -> AsyncIterator[str]:
    try:
        while answer is None:
            yield sse.HEARTBEAT
            answer = await _within(run, service.settings.heartbeat)
        service.metrics.answered(answer)
        for piece in _pieces(answer, chat):
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


def _pieces(answer: Answer, chat: ChatRequest) -> Iterator[dict[str, Any]]:
    head = _head(answer, "chat.completion.chunk")
    content, finish = _content(answer, chat)
    yield chunk(head, {"role": "assistant", "content": ""})
    for line in content.splitlines(keepends=True):
        yield chunk(head, {"content": line})
    yield chunk(head, {}, finish, **_extra(answer))
    if chat.stream_options is not None and chat.stream_options.include_usage:
        yield {**head, "choices": [], "usage": usage_of(chat, content)}


def _content(answer: Answer, chat: ChatRequest) -> tuple[str, str]:
    """The text that the caller has room for, and why it ends."""
    most = most_tokens(chat)
    content = answer.answer if most is None else within(answer.answer, most)
    return content, "stop" if content == answer.answer else "length"


def _model() -> dict[str, Any]:
    return {"id": MODEL, "object": "model", "created": 0, "owned_by": MODEL}


def _completion(answer: Answer, chat: ChatRequest) -> dict[str, Any]:
    content, finish = _content(answer, chat)
    message = {"role": "assistant", "content": content, "refusal": None}
    return {
        **_head(answer, "chat.completion"),
        "choices": [{"index": 0, "message": message, "finish_reason": finish, "logprobs": None}],
        "usage": usage_of(chat, content),
        **_extra(answer),
    }


def _head(answer: Answer, kind: str) -> dict[str, Any]:
    return {"id": f"chatcmpl-{answer.answer_id}", "object": kind, "created": int(time.time()), "model": MODEL}


def _extra(answer: Answer) -> dict[str, Any]:
    whole = answer.model_dump(mode="json")
    return {"citations": whole["citations"], "tiaowen": whole}
