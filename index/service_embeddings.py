"""Embeddings from an OpenAI-compatible service: in batches, tried again, in order, of the dimension that it gives."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from langchain_core.embeddings import Embeddings

from corpus.errors import ConfigurationError
from index.embeddings import EmbeddingService, EmbeddingServiceError, readable
from index.retry_after import retry_after

if TYPE_CHECKING:
    from openai import OpenAI

_log = logging.getLogger(__name__)

_FIRST_BATCH = 64
_SHORTEST = 100
"""Code points; a text as short as that is not refused for its length."""

_ATTEMPTS = 5
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0
_NO_KEY = "none"
_REMEDY = "Check the service, or set TIAOWEN_EMBEDDINGS to bundled or none"


class ServiceEmbeddings(Embeddings):
    """LangChain's ``Embeddings`` over ``/v1/embeddings``. Safe to share between threads."""

    def __init__(self, model: str, service: EmbeddingService, sleep: Callable[[float], None] = time.sleep) -> None:
        """Connect to nothing yet.

        Raises:
            ConfigurationError: OpenAI's own service is meant and no key is set.
        """
        if service.base_url is None and service.key is None:
            raise ConfigurationError(
                f"openai:{model}", "the embedding service wants a key",
                "Set OPENAI_API_KEY and, for another service, OPENAI_BASE_URL",
            )
        self._model, self._service, self._sleep = model, service, sleep
        self._batch = _FIRST_BATCH
        self._lock = threading.Lock()
        self._opened: OpenAI | None = None

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """A vector for each text, in order.

        Raises:
            EmbeddingServiceError: the service does not give them, after several attempts.
        """
        vectors: list[list[float]] = []
        while len(vectors) < len(texts):
            batch = texts[len(vectors) : len(vectors) + self._batch]
            try:
                vectors += self._patiently(batch)
            except _TooManyError:
                self._batch = max(1, len(batch) // 2)
                _log.info("%s takes fewer texts at once; sending %d.", self._name, self._batch)
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question, soon or not at all.

        Raises:
            EmbeddingServiceError: the service does not give it.
        """
        tried = self._try([text], self._service.question_timeout)
        if isinstance(tried, _Failed) and tried.passing and not tried.pause and not tried.slow:
            tried = self._try([text], self._service.question_timeout)
        if isinstance(tried, _Failed):
            raise tried.error(self._name)
        return tried[0]

    @property
    def _name(self) -> str:
        return f"embedding model {self._model!r} at {self._service.place or 'OpenAI'}"

    def _patiently(self, texts: Sequence[str]) -> list[list[float]]:
        pause = _FIRST_PAUSE
        for attempt in range(1, _ATTEMPTS + 1):
            tried = self._try(texts, self._service.timeout)
            if isinstance(tried, list):
                return tried
            if tried.too_many and len(texts) > 1:
                raise _TooManyError
            if tried.too_many and len(texts[0]) > _SHORTEST:
                _log.info("%s refuses a text of %d characters; trying its first half.", self._name, len(texts[0]))
                # It was this text that was too much, not how many came with it.
                self._batch = _FIRST_BATCH
                return self._patiently([texts[0][: len(texts[0]) // 2]])
            wait = pause if tried.pause is None else tried.pause
            if not tried.passing or attempt == _ATTEMPTS or wait > _LONGEST_PAUSE:
                break
            _log.warning("%s %s; trying again in %.1f s.", self._name, tried.problem, wait)
            self._sleep(wait)
            pause *= 2
        assert isinstance(tried, _Failed)
        raise tried.error(self._name)

    def _try(self, texts: Sequence[str], timeout: float) -> list[list[float]] | _Failed:
        import openai

        try:
            reply = self._client().embeddings.create(
                model=self._model, input=[readable(text) for text in texts], encoding_format="float", timeout=timeout
            )
            return _in_order(reply, len(texts))
        except openai.APIStatusError as error:
            status = error.status_code
            return _Failed(
                f"answers {status}",
                passing=status in (408, 409, 429) or status >= 500,
                pause=retry_after(error.response.headers),
                too_many=status in (400, 413, 422),
            )
        except openai.APITimeoutError:
            return _Failed("does not reply in time", passing=True, slow=True)
        except openai.APIConnectionError:
            return _Failed("cannot be reached", passing=True)
        except Exception as error:
            return _Failed(f"replies with something else than vectors ({type(error).__name__})", passing=True)

    def _client(self) -> OpenAI:
        with self._lock:
            if self._opened is None:
                from openai import DefaultHttpxClient, OpenAI

                key = self._service.key.get_secret_value() if self._service.key else _NO_KEY
                self._opened = OpenAI(
                    api_key=key, base_url=self._service.base_url or "https://api.openai.com/v1", max_retries=0,
                    http_client=DefaultHttpxClient(follow_redirects=False),
                )
            return self._opened


class _TooManyError(Exception):
    """The service refuses a batch of this size."""


@dataclass(frozen=True, slots=True)
class _Failed:
    """One attempt's failure: whether it may pass, and how long the service asks to be left alone."""

    problem: str
    passing: bool
    pause: float | None = None
    too_many: bool = False
    slow: bool = False

    def error(self, name: str) -> EmbeddingServiceError:
        """The error to raise in the end."""
        return EmbeddingServiceError(name, self.problem, _REMEDY)


def _in_order(reply: Any, count: int) -> list[list[float]]:
    """The vectors by the index that the service gives each.

    Raises:
        ValueError: they are not one finite vector of one dimension for each text.
    """
    found = {int(item.index): item.embedding for item in reply.data}
    if sorted(found) != list(range(count)) or len(reply.data) != count:
        raise ValueError("not one vector for each text")
    array = np.asarray([found[number] for number in range(count)], np.float64)
    if array.ndim != 2 or not array.shape[1] or not np.isfinite(array).all():
        raise ValueError("not vectors of one dimension")
    return [list(row) for row in array.tolist()]
