"""Settings of the assistant, read once from a mapping so that tests patch nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant.llm.settings import ModelSettings, service_key, service_url
from corpus.errors import ConfigurationError
from index.embeddings import BUNDLED, OPENAI_PREFIX, EmbeddingService

DEFAULT_MAX_QUESTION_CHARS = 2000


@dataclass(frozen=True, slots=True)
class Settings:
    """Where state lives and which parts are used.

    ``embeddings`` is ``bundled``, ``none``, ``openai:<model>`` or ``sentence-transformers:<model>``.
    ``max_question_chars`` bounds a question, in code points. ``model`` says which language model writes, if any;
    ``embedding_service`` where the vectors of ``openai:<model>`` come from. ``database_url`` is where
    conversations are kept; None stands for a SQLite file in ``home``.
    """

    home: Path
    embeddings: str = "bundled"
    max_question_chars: int = DEFAULT_MAX_QUESTION_CHARS
    model: ModelSettings = field(default_factory=ModelSettings)
    database_url: str | None = None
    embedding_service: EmbeddingService = field(default_factory=EmbeddingService)

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> Settings:
        """Read the ``TIAOWEN_*`` and ``OPENAI_*`` variables.

        Raises:
            ConfigurationError: a variable has a value that cannot be used.
        """
        embeddings = env.get("TIAOWEN_EMBEDDINGS", "").strip() or BUNDLED
        settings = cls(
            home=_home(env),
            embeddings=embeddings,
            model=ModelSettings.from_env(env),
            database_url=env.get("TIAOWEN_DATABASE_URL", "").strip() or None,
            embedding_service=_embedding_service(env, used=embeddings.startswith(OPENAI_PREFIX)),
        )
        if (limit := env.get("TIAOWEN_MAX_QUESTION_CHARS")) is not None:
            settings = replace(settings, max_question_chars=_positive("TIAOWEN_MAX_QUESTION_CHARS", limit))
        return settings


def _embedding_service(env: Mapping[str, str], *, used: bool) -> EmbeddingService:
    """The model's service, unless one of its own is named; a key is never sent to another address than its own."""
    own = service_url(env, "TIAOWEN_EMBEDDINGS_BASE_URL")
    key = service_key(env, "TIAOWEN_EMBEDDINGS_API_KEY", used=used)
    if key is None and own is None:
        key = service_key(env, "OPENAI_API_KEY", used=used)
    return EmbeddingService(own or service_url(env, "OPENAI_BASE_URL"), key)


def _home(env: Mapping[str, str]) -> Path:
    if named := env.get("TIAOWEN_HOME"):
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("tiaowen")


def _positive(name: str, value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise ConfigurationError(f"{name}={value!r}", "not a whole number above 0", f"Set {name} to a number like 2000")
    return int(value)
