"""A language model that plays a script; stands beside the real one for tests."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.llm.call import estimate
from assistant.llm.model import Completion, Message, ModelCancelledError, ModelError

Written = str | ModelError | Callable[[Sequence[Message]], str]


@dataclass(frozen=True, slots=True)
class Asked:
    """One call that a fake received."""

    messages: tuple[Message, ...]
    json_schema: Mapping[str, Any] | None
    timeout: float


class FakeModel:
    """Replies with one entry of its script after the other, the last one over and over.

    An entry is the text, a ``ModelError`` to raise, or a function from the messages to the text.
    ``asked`` records the calls. ``piece`` is the length of a streamed piece in code points;
    ``breaks_after`` makes every stream fail with that error after so many pieces.
    """

    def __init__(
        self,
        *script: Written,
        name: str = "fake",
        piece: int = 8,
        breaks_after: tuple[int, ModelError] | None = None,
    ) -> None:
        """Play ``script``; an empty one replies with nothing."""
        self.name = name
        self.asked: list[Asked] = []
        self._script = script or ("",)
        self._piece = piece
        self._breaks_after = breaks_after

    def complete(
        self,
        messages: Sequence[Message],
        *,
        json_schema: Mapping[str, Any] | None = None,
        timeout: float,
        cancelled: threading.Event | None = None,
    ) -> Completion:
        """The next entry, whole.

        Raises:
            ModelError: the entry is one, or ``cancelled`` is set.
        """
        text = self._next(messages, json_schema, timeout)
        if cancelled is not None and cancelled.is_set():
            raise _given_up(self.name)
        return _completion(messages, text)

    def stream(
        self,
        messages: Sequence[Message],
        *,
        json_schema: Mapping[str, Any] | None = None,
        timeout: float,
        cancelled: threading.Event | None = None,
    ) -> FakeStream:
        """The next entry, piece by piece."""
        return FakeStream(self._pieces(messages, json_schema, timeout, cancelled), messages)

    def _pieces(
        self,
        messages: Sequence[Message],
        schema: Mapping[str, Any] | None,
        timeout: float,
        cancelled: threading.Event | None,
    ) -> Iterator[str]:
        text = self._next(messages, schema, timeout)
        for number, start in enumerate(range(0, len(text), self._piece)):
            if cancelled is not None and cancelled.is_set():
                raise _given_up(self.name)
            if self._breaks_after is not None and number >= self._breaks_after[0]:
                raise self._breaks_after[1]
            yield text[start : start + self._piece]

    def _next(self, messages: Sequence[Message], schema: Mapping[str, Any] | None, timeout: float) -> str:
        entry = self._script[min(len(self.asked), len(self._script) - 1)]
        self.asked.append(Asked(tuple(messages), schema, timeout))
        if isinstance(entry, ModelError):
            raise entry
        return entry if isinstance(entry, str) else entry(messages)


class FakeStream:
    """A ``TextStream`` over pieces at hand."""

    def __init__(self, pieces: Iterator[str], messages: Sequence[Message]) -> None:
        self._pieces = pieces
        self._messages = messages
        self._text = ""
        self.closed = False

    def __iter__(self) -> FakeStream:
        return self

    def __next__(self) -> str:
        if self.closed:
            raise StopIteration
        piece = next(self._pieces)
        self._text += piece
        return piece

    def close(self) -> None:
        """Stop here."""
        self.closed = True

    @property
    def completion(self) -> Completion:
        """What has come so far."""
        return _completion(self._messages, self._text)


def _completion(messages: Sequence[Message], text: str) -> Completion:
    return Completion(text, sum(estimate(message.content) for message in messages), estimate(text), estimated=True)


def _given_up(name: str) -> ModelCancelledError:
    return ModelCancelledError(f"model {name!r}", "the call was given up", "Ask again")
