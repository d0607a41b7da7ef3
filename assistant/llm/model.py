"""What the assistant asks of a language model, and every way in which asking can fail.

ModelError
├── ServiceDownError        refused, unreachable, 5xx; the service as a whole does not work
│   └── CircuitOpenError    it failed so often that it is left alone for a while; nothing was sent
├── ModelTimeoutError       no complete reply within the time allowed
├── AccessDeniedError       401, 402 or 403: no key, one that is not accepted, or an account without means
├── RateLimitedError        429; ``retry_after`` says for how long, as of a service that is down
├── RequestRefusedError     any other 4xx: unknown model, text too long, an option it does not know
├── ReplyError              a reply that cannot be used: not JSON, cut off in the middle
│   └── EmptyReplyError     no text at all
├── BudgetSpentError        the day's tokens are used up; nothing was sent
└── ModelCancelledError     the caller gave up; the connection is closed
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from corpus.errors import TiaowenError

Role = Literal["system", "user", "assistant"]


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a prompt."""

    role: Role
    content: str


@dataclass(frozen=True, slots=True)
class Completion:
    """A reply. Tokens are of every attempt that it took; ``estimated`` where the service does not count them.

    ``cut`` says that the service stopped before the end: the longest allowed reply, or a filter.
    """

    text: str
    prompt_tokens: int = 0
    completion_tokens: int = 0
    estimated: bool = False
    cut: bool = False

    @property
    def tokens(self) -> int:
        """What the call cost, in tokens."""
        return self.prompt_tokens + self.completion_tokens


class ModelError(TiaowenError):
    """A call that gave nothing to use. Its text never holds the key or what was sent.

    ``prompt_tokens`` and ``completion_tokens`` are what it cost all the same.
    """

    code = "model"
    prompt_tokens = 0
    completion_tokens = 0
    retry_after: float | None = None
    """Seconds for which the service asks to be left alone; None where it does not say."""


class ServiceDownError(ModelError):
    """The service cannot be reached or answers with 5xx."""

    code = "model_down"


class CircuitOpenError(ServiceDownError):
    """The service failed repeatedly and is left alone for now; nothing was sent."""

    code = "model_circuit_open"


class ModelTimeoutError(ModelError):
    """No complete reply came in the time allowed."""

    code = "model_timeout"


class AccessDeniedError(ModelError):
    """The service wants a key, another one, or an account that can pay."""

    code = "model_access"


class RateLimitedError(ModelError):
    """Too many calls for now."""

    code = "model_rate_limited"


class RequestRefusedError(ModelError):
    """The service does not accept the request as it is; the same one will fail again."""

    code = "model_refused"


class ReplyError(ModelError):
    """The reply is not what the protocol says: not JSON, or cut off. ``lasting``: the next one would be no better."""

    code = "model_reply"

    def __init__(self, subject: str, problem: str, remedy: str, *, lasting: bool = False) -> None:
        """Keep whether asking again may help."""
        super().__init__(subject, problem, remedy)
        self.lasting = lasting


class EmptyReplyError(ReplyError):
    """The reply holds no text."""

    code = "model_empty"


class BudgetSpentError(ModelError):
    """The tokens allowed for the day are used up; nothing was sent."""

    code = "model_budget"


class ModelCancelledError(ModelError):
    """The caller gave up."""

    code = "model_cancelled"


class TextStream(Protocol):
    """A reply as it comes, piece by piece. Iterating raises ``ModelError`` where the reply fails."""

    def __iter__(self) -> Iterator[str]:
        """The stream itself."""
        ...

    def __next__(self) -> str:
        """The next piece, never empty."""
        ...

    def close(self) -> None:
        """Give up: the connection is closed at once and the model stops. Harmless after the end."""
        ...

    @property
    def completion(self) -> Completion:
        """What has come so far, whole once iterating ended; its tokens are final then."""
        ...


class LanguageModel(Protocol):
    """A model that writes. Safe to share between threads.

    ``timeout`` is in seconds and for the whole call, retries included. Setting ``cancelled``
    closes the connection. ``json_schema`` asks for a reply of that JSON Schema: a service that
    cannot promise it still replies, so the reply is always to be parsed with care.
    """

    @property
    def name(self) -> str:
        """The model's name, for the log and the label."""
        ...

    def complete(
        self,
        messages: Sequence[Message],
        *,
        json_schema: Mapping[str, Any] | None = None,
        timeout: float,
        cancelled: threading.Event | None = None,
    ) -> Completion:
        """The whole reply.

        Raises:
            ModelError: there is none; the subclass says why.
        """
        ...

    def stream(
        self,
        messages: Sequence[Message],
        *,
        json_schema: Mapping[str, Any] | None = None,
        timeout: float,
        cancelled: threading.Event | None = None,
    ) -> TextStream:
        """The reply piece by piece. Failures are raised while iterating."""
        ...
