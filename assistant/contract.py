"""The answer contract: the one JSON shape that every surface gives (see docs/answer-contract.md)."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["zh", "en"]


class AnswerStatus(StrEnum):
    """Whether the documents say what was asked."""

    ANSWERED = "answered"
    NOT_SPECIFIED = "not_specified"
    NOT_FOUND = "not_found"
    CLARIFY = "clarify"


class Composer(StrEnum):
    """Who worded what the reader got."""

    EXTRACTIVE = "extractive"
    LLM = "llm"
    CURATED = "curated"


class NoticeKind(StrEnum):
    """What a reader must be warned of."""

    DRAFT = "draft"
    NOT_IN_FORCE = "not_in_force"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    CHECK_CURRENT = "check_current"
    UNOFFICIAL_TRANSLATION = "unofficial_translation"
    AI_GENERATED = "ai_generated"
    MASKED = "masked"
    WITHOUT_MODEL = "without_model"


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Citation(_Model):
    """Evidence shown to the reader; ``quote`` equals ``clause.text[start:end]``."""

    marker: int = Field(ge=1)
    document_id: str
    document_title: str
    clause_id: str
    item_id: str | None = None
    label: str
    heading_path: list[str]
    quote: str
    start: int = Field(ge=0)
    end: int
    href: str
    rendering: str | None = None


class Basis(_Model):
    """The rule a clause points to; ``document_id`` if it is in the library."""

    title: str
    document_id: str | None = None


class Amount(_Model):
    """An amount that answers the question, as the clause fixes it. Values in currency units."""

    provision_id: str
    document_id: str
    clause_id: str
    limit: Literal["cap", "exact", "floor", "range", "rate"]
    nature: Literal["grant", "reward", "support", "top_up", "subsidy", "other"]
    value: float | None
    min: float | None
    max: float | None
    currency: str | None
    per: str | None
    one_off: bool | None
    term: str | None
    as_written: str
    beneficiary: str | None
    condition: str | None
    basis: Basis | None
    rendering: str | None = None


class Notice(_Model):
    """A warning that belongs to the answer."""

    kind: NoticeKind
    document_id: str | None = None
    text: str


class Timings(_Model):
    """Milliseconds spent; ``first_sentence`` until a model's first sentence had passed, None where none did."""

    retrieve: float = 0.0
    total: float = 0.0
    first_sentence: float | None = None


class Usage(_Model):
    """What language models were asked for this answer; ``calls`` counts those that failed too."""

    model: str
    calls: int = Field(ge=0)
    prompt_tokens: int = Field(ge=0)
    completion_tokens: int = Field(ge=0)


class Generation(_Model):
    """The label of generated text for programs: who and what made it, under which id, by which instruction.

    ``sentences`` the model sent, ``failed`` of them at first; of those it ``repaired`` some, and of the rest some were
    ``mended`` without it: shortened, or told in the clause's own words.
    """

    label: Literal["ai_generated"] = "ai_generated"
    producer: str
    model: str
    content_id: str
    prompt: str
    sentences: int = Field(ge=0)
    failed: int = Field(ge=0)
    repaired: int = Field(ge=0)
    mended: int = Field(default=0, ge=0)


class Answer(_Model):
    """One answer. ``answer`` is Markdown; every factual sentence carries a marker like [1]."""

    answer_id: str
    conversation_id: str | None = None
    question: str
    understood_as: str | None = None
    language: Language
    status: AnswerStatus
    answer: str
    citations: list[Citation] = []
    amounts: list[Amount] = []
    notices: list[Notice] = []
    suggestions: list[str] = []
    parts: list[Answer] = []
    composer: Composer = Composer.EXTRACTIVE
    corpus_version: str
    timings_ms: Timings = Timings()
    usage: Usage | None = None
    generation: Generation | None = None
