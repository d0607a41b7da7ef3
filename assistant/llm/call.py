"""One call: attempts, at most one retry, a total time, and an account of what it cost."""

from __future__ import annotations

import asyncio
import json
import logging
import queue
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.llm.connection import Connection, Piece
from assistant.llm.dialect import Dialect, Dialects
from assistant.llm.failures import failure, not_streamed, plain_word, refusal_text
from assistant.llm.model import (
    AccessDeniedError,
    Completion,
    EmptyReplyError,
    Message,
    ModelCancelledError,
    ModelError,
    RateLimitedError,
    ReplyError,
    RequestRefusedError,
    ServiceDownError,
)
from assistant.llm.redaction import Redaction
from assistant.llm.thoughts import Thoughts

_log = logging.getLogger(__name__)

LONGEST_REPLY = 100_000
"""Code points; a reply that runs on beyond them is given up."""

_PAUSE_BEFORE_RETRY = 0.3
_PAUSE_WHEN_LIMITED = 1.0
_LONGEST_PAUSE = 5.0
_CLOSING = 2.0
_FREE = (ServiceDownError, AccessDeniedError, RateLimitedError, RequestRefusedError)
"""The model never saw the prompt."""

Outcome = Completion | ModelError


@dataclass(slots=True)
class Account:
    """Text and tokens of all attempts so far."""

    prompt_estimate: int
    text: str = ""
    finished: str = ""
    prompt_tokens: int = 0
    completion_tokens: int = 0
    estimated: bool = False

    def completion(self) -> Completion:
        """The reply as far as it has come."""
        cut = self.finished not in ("", "stop")
        return Completion(self.text, self.prompt_tokens, self.completion_tokens, self.estimated, cut)

    def charge(self, counted: Piece | None, received: str) -> None:
        """Add what one attempt cost, by the service's count or by ours."""
        if counted is not None:
            self.prompt_tokens += counted.prompt_tokens
            self.completion_tokens += counted.completion_tokens
        else:
            self.prompt_tokens += self.prompt_estimate
            self.completion_tokens += estimate(received)
            self.estimated = True


def estimate(text: str) -> int:
    """About how many tokens a text is: a Chinese character one, four Latin letters one."""
    ascii_count = sum(character.isascii() for character in text)
    return len(text) - ascii_count + (ascii_count + 3) // 4


@dataclass
class Call:
    """What to ask, of whom, and where the reply goes: ``pieces`` gets text, then exactly one outcome."""

    service: str
    connection: Connection
    dialects: Dialects
    messages: Sequence[Message]
    schema: Mapping[str, Any] | None
    max_tokens: int
    timeout: float
    streaming: bool
    settle: Callable[[Outcome, float], None]
    pieces: queue.SimpleQueue[str | Outcome] = field(default_factory=queue.SimpleQueue)
    account: Account = field(init=False)
    _task: asyncio.Task[ModelError | None] | None = None
    _given_up: bool = False

    def __post_init__(self) -> None:
        """Begin an account."""
        self.account = Account(sum(estimate(message.content) + 4 for message in self.messages))

    async def run(self) -> None:
        """Make the call; never raises."""
        started = time.monotonic()
        self._task = asyncio.ensure_future(self._attempts(started))
        if self._given_up:
            self._task.cancel()
        done, _ = await asyncio.wait({self._task}, timeout=self.timeout)
        if not done:
            self._task.cancel()
            await asyncio.wait({self._task}, timeout=_CLOSING)
        outcome = self._outcome(self._task, in_time=bool(done))
        if isinstance(outcome, ModelError):
            outcome.prompt_tokens = self.account.prompt_tokens
            outcome.completion_tokens = self.account.completion_tokens
        self.settle(outcome, time.monotonic() - started)
        self.pieces.put(outcome)

    def give_up(self) -> None:
        """Close the connection; to be called on the loop, before or during ``run``."""
        self._given_up = True
        if self._task is not None:
            self._task.cancel()

    def _outcome(self, task: asyncio.Task[ModelError | None], *, in_time: bool) -> Outcome:
        if not in_time:
            return failure(TimeoutError(), self.service)
        if task.cancelled():
            return ModelCancelledError(self.service, "the call was given up", "Ask again")
        if (error := task.exception()) is not None:
            return failure(error, self.service)
        return task.result() or self.account.completion()

    async def _attempts(self, started: float) -> ModelError | None:
        dialect = self.dialects.current
        retried = False
        while True:
            error = await self._attempt(dialect)
            if error is None:
                self.dialects.remember(dialect)
                return None
            if (other := self._other_dialect(dialect, error)) is not None:
                dialect = other
                continue
            failed = failure(error, self.service)
            pause = _pause(failed)
            left = self.timeout - (time.monotonic() - started)
            if retried or pause is None or pause > min(_LONGEST_PAUSE, left / 2) or self.account.text:
                return failed
            retried = True
            if isinstance(failed, EmptyReplyError) and self.schema is not None and not self.dialects.fixed_json:
                dialect = dialect.plainer() or dialect
            if not_streamed(error):
                dialect = replace(dialect, streams=False)
            _log.warning("%s. Trying once more in %.1f s.", failed, pause)
            await asyncio.sleep(pause)

    def _other_dialect(self, dialect: Dialect, error: Exception) -> Dialect | None:
        refusal = refusal_text(error)
        if refusal is None or self.account.text:
            return None
        return dialect.simpler(refusal, json_asked=self.schema is not None, fixed_json=self.dialects.fixed_json)

    async def _attempt(self, dialect: Dialect) -> Exception | None:
        options = dialect.body(self.schema, self.max_tokens, mentions_json=self._mentions_json())
        messages = dialect.messages(self.messages)
        streaming = self.streaming and dialect.streams
        reading = _Reading(self, streaming=streaming)
        try:
            if streaming:
                stream = self.connection.pieces(messages, options, count=dialect.stream_usage)
                async with aclosing(stream):
                    async for piece in stream:
                        reading.take(piece)
            else:
                reading.take(await self.connection.whole(messages, options))
            reading.end()
        except Exception as error:
            reading.charge(answered=not isinstance(failure(error, self.service), _FREE))
            return error
        except BaseException:
            reading.charge(answered=True)
            raise
        reading.charge(answered=True)
        return None

    def _mentions_json(self) -> bool:
        return any("json" in message.content.lower() for message in self.messages)


class _Reading:
    """The reply of one attempt as it arrives."""

    def __init__(self, call: Call, *, streaming: bool) -> None:
        self._call = call
        self._streaming = streaming
        self._thoughts = Thoughts()
        self._redaction = Redaction(call.connection.key)
        self._received = ""
        self._counted: Piece | None = None

    def take(self, piece: Piece) -> None:
        """One more piece."""
        if piece.prompt_tokens or piece.completion_tokens:
            self._counted = piece
        if piece.finished:
            self._call.account.finished = piece.finished
        self._received += piece.text
        if len(self._received) > LONGEST_REPLY:
            raise ReplyError(self._call.service, "the reply does not end", "Use another model", lasting=True)
        self._show(self._redaction.pass_on(self._thoughts.pass_on(piece.text)))

    def end(self) -> None:
        """The service has closed the reply; check that it is one."""
        self._show(self._redaction.pass_on(self._thoughts.rest()) + self._redaction.rest())
        if self._broke_off():
            raise ReplyError(self._call.service, "the reply broke off in the middle", "Ask again")
        if not self._call.account.text.strip():
            raise _empty(self._call.service, self._call.account.finished)

    def _broke_off(self) -> bool:
        """Whether nothing says that the stream had come to its end: no reason for it, no count, no whole JSON."""
        if not self._streaming or not self._received or self._call.account.finished or self._counted is not None:
            return False
        return self._call.schema is None or not _is_json(self._call.account.text)

    def charge(self, *, answered: bool) -> None:
        """Book the attempt; one that never reached the model costs nothing."""
        if self._counted is not None or self._received or answered:
            self._call.account.charge(self._counted, self._received)

    def _show(self, text: str) -> None:
        if text:
            self._call.account.text += text
            self._call.pieces.put(text)


def _pause(failed: ModelError) -> float | None:
    """Seconds before a second attempt; None where it would fail again."""
    if isinstance(failed, RateLimitedError | ServiceDownError):
        usual = _PAUSE_WHEN_LIMITED if isinstance(failed, RateLimitedError) else _PAUSE_BEFORE_RETRY
        return usual if failed.retry_after is None else failed.retry_after
    return 0.0 if isinstance(failed, ReplyError) and not failed.lasting else None


def _empty(service: str, finished: str) -> EmptyReplyError:
    """Why there is no text. A reply cut at its longest would be cut again, and a filter would filter it again."""
    if finished == "length":
        return EmptyReplyError(
            service, "the reply was cut at its longest before its text began",
            "Raise TIAOWEN_MODEL_MAX_TOKENS, or use a model that thinks less before it replies", lasting=True,
        )
    if finished in ("", "stop"):
        return EmptyReplyError(service, "the reply is empty", "Ask again, or use another model")
    return EmptyReplyError(service, f"the reply is empty{plain_word(finished)}", "Use another model", lasting=True)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
