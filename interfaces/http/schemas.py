"""What callers send, and what they get besides answers, as models for the OpenAPI document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from assistant.contract import Language
from corpus.model import Metadata

MAX_ID_CHARS = 200
MAX_DOCUMENTS = 100
PRINTABLE = r"^[^\x00-\x1f\x7f]+$"

ConversationId = Annotated[
    str, StringConstraints(strict=True, min_length=1, max_length=MAX_ID_CHARS, pattern=PRINTABLE)
]
DocumentId = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=MAX_ID_CHARS)]


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
