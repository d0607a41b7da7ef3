"""``POST /api/v1/answers``: the answer contract over HTTP, plain or as an event stream."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from corpus.errors import QuestionError, TiaowenError, UnknownDocumentError
from interfaces.http.conversations import Conversations
from interfaces.http.problems import RequestError, json_response, problem_response
from interfaces.opening import Opening
from interfaces.serialise import dump
from interfaces.words import LANGUAGES

if TYPE_CHECKING:
    from assistant.contract import Answer, Language
    from assistant.service import Assistant

MAX_BODY_BYTES = 256 * 1024
MAX_ID_CHARS = 200
_FIELDS = {"question", "conversation_id", "language", "documents"}
_STREAM = "text/event-stream"


@dataclass(frozen=True, slots=True)
class AnswerRequest:
    """The checked body of a request."""

    question: str
    conversation_id: str | None
    language: Language | None
    documents: list[str] | None


class AnswersEndpoint:
    """Answers one question a request, off the event loop."""

    def __init__(self, opening: Opening, conversations: Conversations) -> None:
        """Serve the assistant of ``opening``."""
        self._opening = opening
        self._conversations = conversations

    async def __call__(self, request: Request) -> Response:
        """The answer, or a problem document."""
        try:
            asked = parse_answer_request(await read_body(request))
            assistant = await run_in_threadpool(ready_assistant, self._opening)
            answer = await run_in_threadpool(self._answer, assistant, asked)
        except TiaowenError as error:
            return problem_response(error, request, _field(error))
        if _STREAM in request.headers.get("accept", ""):
            headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
            return StreamingResponse(_events(answer), media_type=_STREAM, headers=headers)
        return json_response(answer.model_dump(mode="json"))

    def _answer(self, assistant: Assistant, asked: AnswerRequest) -> Answer:
        from assistant.conversation import Turn

        answer = assistant.answer(
            asked.question,
            conversation_id=asked.conversation_id,
            history=self._conversations.history(asked.conversation_id),
            language=asked.language,
            documents=asked.documents,
        )
        self._conversations.append(asked.conversation_id, Turn(asked.question, answer))
        return answer


def ready_assistant(opening: Opening) -> Assistant:
    """The assistant, waiting while it is being opened.

    Raises:
        TiaowenError: it could not be opened.
    """
    state = opening.wait()
    if state.assistant is None:
        raise state.error or TiaowenError("assistant", "it is not open", "Try again", code="internal")
    return state.assistant


async def read_body(request: Request) -> bytes:
    """The body, at most ``MAX_BODY_BYTES``.

    Raises:
        RequestError: it is larger.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY_BYTES:
            problem = f"it is larger than {MAX_BODY_BYTES} bytes"
            raise RequestError("body", problem, "Send less", status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return bytes(body)


def parse_answer_request(body: bytes) -> AnswerRequest:
    """The body as a request.

    Raises:
        RequestError: it does not follow the contract; the error names the field.
    """
    try:
        values = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise RequestError("body", "it is not JSON", "Send a JSON object") from error
    if not isinstance(values, dict):
        raise RequestError("body", "it is not a JSON object", "Send a JSON object")
    for name in values:
        if name not in _FIELDS:
            raise RequestError(name, "it is not a field of this request", f"Use {', '.join(sorted(_FIELDS))}")
    return AnswerRequest(
        question=_question(values),
        conversation_id=_conversation_id(values),
        language=_language(values),
        documents=_documents(values),
    )


def _question(values: dict[str, Any]) -> str:
    question = values.get("question")
    if not isinstance(question, str):
        raise RequestError("question", "it must be a text", "Send the question as a text")
    return question


def _conversation_id(values: dict[str, Any]) -> str | None:
    identity = values.get("conversation_id")
    if identity is not None and not (isinstance(identity, str) and 0 < len(identity) <= MAX_ID_CHARS):
        problem = f"it must be a text of 1 to {MAX_ID_CHARS} characters"
        raise RequestError("conversation_id", problem, "Send an id of your own, or none")
    return identity


def _language(values: dict[str, Any]) -> Language | None:
    language = values.get("language")
    if language is not None and language not in LANGUAGES:
        raise RequestError("language", "it is not a language of the answers", f"Use {' or '.join(LANGUAGES)}")
    return cast("Language | None", language)


def _documents(values: dict[str, Any]) -> list[str] | None:
    documents = values.get("documents")
    if documents is None:
        return None
    if not isinstance(documents, list) or not all(isinstance(name, str) for name in documents):
        raise RequestError("documents", "it must be a list of document ids", "See /api/v1/documents")
    return documents


def _field(error: TiaowenError) -> str | None:
    if isinstance(error, QuestionError):
        return "question"
    return "documents" if isinstance(error, UnknownDocumentError) else None


def _events(answer: Answer) -> Iterator[str]:
    for paragraph in answer.answer.splitlines(keepends=True):
        yield f"event: delta\ndata: {dump({'text': paragraph})}\n\n"
    yield f"event: answer\ndata: {dump(answer.model_dump(mode='json'))}\n\n"
