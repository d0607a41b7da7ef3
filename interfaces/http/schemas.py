"""What callers send, and what they get besides answers, as models for the OpenAPI document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Header
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from assistant.contract import Answer, Language
from assistant.records.feedback import MAX_COMMENT_CHARS, MAX_REASON_CHARS, MAX_REASONS
from corpus.model import Metadata

MAX_ID_CHARS = 200
MAX_DOCUMENTS = 100
PRINTABLE = r"^[^\x00-\x1f\x7f]+$"

ConversationId = Annotated[
    str, StringConstraints(strict=True, min_length=1, max_length=MAX_ID_CHARS, pattern=PRINTABLE)
]
DocumentId = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=MAX_ID_CHARS)]
IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=MAX_ID_CHARS,
        pattern=PRINTABLE,
        description="A random id of the caller's own for this request. Sent again with it within ten minutes, the same "
        "question gets the answer that it got, and stands in its conversation once.",
    ),
]


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid")


class AnswerRequest(_Request):
    """A question to the documents."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"question": "孵化器最高资助多少、几年？", "language": "zh"},
                {
                    "question": "how much can a game export project get?",
                    "conversation_id": "5f0c9d2e-6a3b-4f5e-9a77-0c1d2e3f4a5b",
                    "documents": ["shenzhen-digital-creative-measures-draft"],
                },
            ]
        },
    )

    question: Annotated[str, StringConstraints(strict=True)] = Field(
        description="The question in Chinese or English, or several in one message. "
        "At most 2000 characters unless the server is set otherwise."
    )
    conversation_id: ConversationId | None = Field(
        None,
        description="An id of the caller's own. Questions under the same id are one conversation and understand "
        "each other. Whoever knows the id may read the conversation: use a random UUID.",
    )
    language: Language | None = Field(None, description="The language of the answer; else that of the question.")
    documents: list[DocumentId] | None = Field(
        None, max_length=MAX_DOCUMENTS, description="Answer from these documents alone."
    )


class Problem(BaseModel):
    """An RFC 9457 problem document."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "examples": [
                {
                    "type": "urn:tiaowen:problem:question_empty",
                    "title": "Unprocessable Entity",
                    "status": 422,
                    "detail": "The question is empty. Please enter a question.",
                    "instance": "/api/v1/answers",
                    "field": "question",
                    "request_id": "0f5f3c7be0d24c4e9d6f0a3c1b2a4d5e",
                }
            ]
        },
    )

    type: str = Field(description="urn:tiaowen:problem: and the code of the problem; stable")
    title: str
    status: int
    detail: str = Field(description="What is wrong and what to do, in the language of Accept-Language (zh or en)")
    instance: str = Field(description="The path that was asked for")
    field: str | None = Field(description="The field of the request at fault, dotted where it is nested")
    request_id: str


class Health(BaseModel):
    """How the server is."""

    status: Literal["ok", "ready", "opening", "failed"]


@dataclass(frozen=True, slots=True)
class DocumentSummary(Metadata):
    """What is known about a document, and how much it holds."""

    clauses: int = 0
    provisions: int = 0
    source_hash: str = ""


class FeedbackRequest(_Request):
    """What a reader thought of an answer."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"answer_id": "0b6f…", "rating": "down", "reasons": ["wrong_amount"]}]},
    )

    answer_id: DocumentId
    rating: Literal["up", "down"]
    reasons: list[Annotated[str, StringConstraints(strict=True, max_length=MAX_REASON_CHARS)]] = Field(
        [], max_length=MAX_REASONS, description="Short words of the caller's own choice"
    )
    comment: Annotated[str, StringConstraints(strict=True, max_length=MAX_COMMENT_CHARS)] | None = None


class FeedbackGiven(BaseModel):
    """What was kept."""

    answer_id: str
    rating: Literal["up", "down"]


class TurnFeedback(BaseModel):
    """Feedback beside a turn."""

    rating: Literal["up", "down"]
    reasons: list[str]
    comment: str | None
    given_at: str


class SharedTurn(BaseModel):
    """A question and its answer as they were given, personal data masked."""

    asked_at: str
    question: str
    answer: Answer


class KeptTurn(SharedTurn):
    """A turn with its feedback."""

    feedback: TurnFeedback | None


class Conversation(BaseModel):
    """A conversation with its turns, oldest first."""

    conversation_id: str
    created_at: str
    updated_at: str
    turns: list[KeptTurn]


class SharedConversation(BaseModel):
    """A conversation as its share link shows it."""

    created_at: str
    updated_at: str
    turns: list[SharedTurn]


class ShareLink(BaseModel):
    """Where a shared conversation is read: by people at `href`, by programs at `/api/v1/shared/TOKEN`."""

    token: str
    href: str = Field(description="Relative link to the page, like that of a citation")
