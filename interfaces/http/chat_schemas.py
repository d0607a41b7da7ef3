"""The part of the OpenAI chat protocol that is understood."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.contract import Answer, Citation, Language
from interfaces.http.model_names import MODEL
from interfaces.http.problems import RequestError
from interfaces.http.schemas import MAX_DOCUMENTS, MAX_ID_CHARS, ConversationId, DocumentId
from interfaces.http.tokens import tokens

MAX_MESSAGES = 200


class TextPart(BaseModel):
    """A part of a message; only text is understood."""

    type: str
    text: str | None = None


class ChatMessage(BaseModel):
    """One message; of `assistant` and `system` messages nothing is used."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[TextPart] | None = None


class StreamOptions(BaseModel):
    """What a stream is to carry besides the text."""

    include_usage: bool = False


class TextFormat(BaseModel):
    """The one form of a reply that there is."""

    type: Literal["text"]


class ChatRequest(BaseModel):
    """A chat whose last message is a question. Unknown fields are ignored, as clients send many."""

    model_config = ConfigDict(
        extra="ignore",
        json_schema_extra={
            "examples": [{"model": MODEL, "messages": [{"role": "user", "content": "孵化器最高资助多少、几年？"}]}]
        },
    )

    messages: Annotated[list[ChatMessage], Field(min_length=1, max_length=MAX_MESSAGES)]
    model: str = Field(
        MODEL,
        max_length=MAX_ID_CHARS,
        description="`tiaowen`, or a name that the server lets stand for it; any other is `model_not_found`",
    )
    stream: bool = False
    stream_options: StreamOptions | None = None
    max_completion_tokens: Annotated[int, Field(ge=1)] | None = Field(
        None, description="The text ends after the last whole line that fits, with `finish_reason` `length`"
    )
    max_tokens: Annotated[int, Field(ge=1)] | None = Field(None, description="The older name of the same")
    n: Literal[1] | None = Field(None, description="There is one answer to a question")
    response_format: TextFormat | None = Field(None, description="Answers are Markdown; JSON is refused")
    tool_choice: Literal["none", "auto"] | None = Field(None, description="No tool is ever called")
    conversation_id: ConversationId | None = Field(
        None, description="Go on with this conversation; its kept history counts instead of the messages before"
    )
    language: Language | None = None
    documents: list[DocumentId] | None = Field(None, max_length=MAX_DOCUMENTS)


class CompletionMessage(BaseModel):
    """The answer as Markdown."""

    role: Literal["assistant"]
    content: str
    refusal: None


class Choice(BaseModel):
    """The only choice."""

    index: Literal[0]
    message: CompletionMessage
    finish_reason: Literal["stop", "length"]
    logprobs: None


class ChatUsage(BaseModel):
    """The length of the messages and of the text: a token is a Chinese character, or four others."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class ChatCompletion(BaseModel):
    """A completion of the OpenAI protocol with the citations, and the whole answer, in extra fields."""

    id: str
    object: Literal["chat.completion"]
    created: int
    model: str
    choices: list[Choice]
    usage: ChatUsage
    citations: list[Citation]
    tiaowen: Answer


class Model(BaseModel):
    """A model of the OpenAI protocol."""

    id: str
    object: Literal["model"]
    created: int
    owned_by: str


class Models(BaseModel):
    """A list of models."""

    object: Literal["list"]
    data: list[Model]


def question_of(chat: ChatRequest) -> str:
    """The text of the last message.

    Raises:
        RequestError: it is not a user's, or holds something that is not text.
    """
    last = chat.messages[-1]
    if last.role != "user":
        raise RequestError("messages", "the last one is not the user's", "End with a message of role user")
    return _text(last)


def asked_before(chat: ChatRequest) -> tuple[str, ...]:
    """The questions of the user before the last message, oldest first.

    Raises:
        RequestError: one of them holds something that is not text.
    """
    return tuple(text for m in chat.messages[:-1] if m.role == "user" and (text := _text(m)).strip())


def _text(message: ChatMessage) -> str:
    if isinstance(message.content, str):
        return message.content
    parts = message.content or []
    if any(part.type != "text" or part.text is None for part in parts):
        raise RequestError("messages", "a part of a message is not text", "Send text alone")
    return "\n".join(part.text for part in parts if part.text is not None)


def most_tokens(chat: ChatRequest) -> int | None:
    """The limit that the caller set, under either of its names."""
    limits = [limit for limit in (chat.max_completion_tokens, chat.max_tokens) if limit is not None]
    return min(limits, default=None)


def usage_of(chat: ChatRequest, content: str) -> dict[str, int]:
    """The length of what was sent and of what is given back."""
    texts = [part for message in chat.messages for part in _texts(message)]
    prompt, completion = sum(map(tokens, texts)), tokens(content)
    return {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}


def _texts(message: ChatMessage) -> list[str]:
    if isinstance(message.content, list):
        return [part.text for part in message.content if part.text is not None]
    return [message.content] if message.content else []


def chunk(head: dict[str, Any], delta: dict[str, Any], finish: str | None = None, **extra: Any) -> dict[str, Any]:
    """One piece of a streamed completion."""
    return {**head, "choices": [{"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}], **extra}
