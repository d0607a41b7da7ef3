"""The client of an OpenAI-compatible service, with everything that keeps a bad one from hurting."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from assistant.llm.breaker import Breaker
from assistant.llm.budget import DailyBudget
from assistant.llm.call import Call, Outcome
from assistant.llm.connection import OPENAI_URL, Connection
from assistant.llm.dialect import Dialects
from assistant.llm.model import (
    CircuitOpenError,
    Completion,
    Message,
    ModelCancelledError,
    ModelError,
    RequestRefusedError,
    ServiceDownError,
)
from assistant.llm.settings import ModelSettings

_log = logging.getLogger(__name__)
_POLL = 0.05
"""Seconds between looks at whether the caller has given up."""

_CLOSING = 0.5


def open_model(settings: ModelSettings, home: Path) -> ServiceModel | None:
    """The model that the settings name, None where they name none. Loads and opens nothing yet."""
    return ServiceModel(settings, home / "model") if settings.used else None


class ServiceModel:
    """A ``LanguageModel`` behind HTTP: one retry, a circuit breaker, a daily budget, a log line for each call."""

    def __init__(
        self,
        settings: ModelSettings,
        folder: Path,
        *,
        breaker: Breaker | None = None,
        budget: DailyBudget | None = None,
        connection: Connection | None = None,
    ) -> None:
        """``folder`` keeps the day's tokens and what was learnt about services."""
        address = settings.base_url or OPENAI_URL
        self._settings = settings
        self._service = f"model {settings.name!r} at {urlsplit(address).netloc}"
        self._breaker = breaker or Breaker()
        self._budget = budget or DailyBudget(folder, settings.daily_tokens)
        self._connection = connection or Connection(settings)
        self._dialects = Dialects(
            folder, f"{address} {settings.name}", settings.output_format, openai_itself=settings.base_url is None
        )

    @property
    def name(self) -> str:
        """The model's name."""
        return self._settings.name

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
        reply = self._ask(messages, json_schema, timeout, cancelled, streaming=False)
        for _ in reply:
            pass
        return reply.completion

    def stream(
        self,
        messages: Sequence[Message],
        *,
        json_schema: Mapping[str, Any] | None = None,
        timeout: float,
        cancelled: threading.Event | None = None,
    ) -> Reply:
        """The reply piece by piece. Failures are raised while iterating."""
        return self._ask(messages, json_schema, timeout, cancelled, streaming=True)

    def load(self) -> None:
        """Load the library now, which takes a second; nothing is sent."""
        self._connection.load()

    def close(self) -> None:
        """Close every connection; calls under way end as cancelled."""
        self._connection.close()

    def _ask(
        self,
        messages: Sequence[Message],
        schema: Mapping[str, Any] | None,
        timeout: float,
        cancelled: threading.Event | None,
        *,
        streaming: bool,
    ) -> Reply:
        call = Call(
            self._service, self._connection, self._dialects, tuple(messages), schema, self._settings.max_tokens,
            timeout, streaming, self._settle,
        )
        refused = self._refusal()
        if refused is None:
            self._connection.start(call.run())
        else:
            _log.warning("%s", refused)
            call.pieces.put(refused)
        return Reply(call, cancelled)

    def _refusal(self) -> ModelError | None:
        """Why nothing may be sent now."""
        try:
            self._budget.check()
            self._connection.load()
        except ModelError as error:
            return error
        except Exception as error:
            return ServiceDownError(
                self._service, f"the client cannot be set up ({type(error).__name__})",
                "Check the settings, the proxy variables of the environment among them",
            )
        if (wait := self._breaker.admit()) is not None:
            return CircuitOpenError(
                self._service, f"it failed repeatedly and is left alone for {wait:.0f} s",
                "Check that the service runs",
            )
        return None

    def _settle(self, outcome: Outcome, seconds: float) -> None:
        """Write down how a call ended. Runs on the connection's loop."""
        self._budget.spend(outcome.prompt_tokens + outcome.completion_tokens)
        cost = f"{outcome.prompt_tokens}+{outcome.completion_tokens} tokens, {seconds:.2f} s"
        if isinstance(outcome, Completion):
            _log.info("%s replied%s (%s).", self._service, ", cut short" if outcome.cut else "", cost)
            if self._breaker.succeeded():
                _log.info("%s works again.", self._service)
            return
        cancelled = isinstance(outcome, ModelCancelledError)
        _log.log(logging.INFO if cancelled else logging.WARNING, "%s (%s).", outcome, cost)
        if cancelled or isinstance(outcome, RequestRefusedError):
            self._breaker.abandoned()
        elif pause := self._breaker.failed(_asked_pause(outcome)):
            _log.warning("%s is left alone for %.0f s.", self._service, pause)


class Reply:
    """A ``TextStream`` over a call that runs on the connection's loop."""

    def __init__(self, call: Call, cancelled: threading.Event | None) -> None:
        self._call = call
        self._cancelled = cancelled
        self._ended: Outcome | None = None

    def __iter__(self) -> Reply:
        return self

    def __next__(self) -> str:
        while self._ended is None:
            if self._cancelled is not None and self._cancelled.is_set():
                self.close()
                raise ModelCancelledError(self._call.service, "the call was given up", "Ask again")
            try:
                item = self._call.pieces.get(timeout=_POLL)
            except queue.Empty:
                if not self._call.connection.open:
                    self._ended = ModelCancelledError(self._call.service, "the client was closed", "Ask again")
                continue
            if isinstance(item, str):
                return item
            self._ended = item
        if isinstance(self._ended, ModelError):
            raise self._ended
        raise StopIteration

    def close(self) -> None:
        """Give up: the connection is closed at once. Harmless after the end."""
        if self._give_up():
            # What the call cost is known once it has ended on the loop.
            self._await_end(time.monotonic() + _CLOSING)

    def _give_up(self) -> bool:
        """Whether there was something to give up."""
        if self._ended is not None:
            return False
        self._ended = self._call.account.completion()
        self._call.connection.do(self._call.give_up)
        return True

    def _await_end(self, until: float) -> None:
        while (left := until - time.monotonic()) > 0 and self._call.connection.open:
            try:
                if not isinstance(self._call.pieces.get(timeout=min(left, _POLL)), str):
                    return
            except queue.Empty:
                continue

    @property
    def completion(self) -> Completion:
        """What has come so far."""
        return self._call.account.completion()

    def __del__(self) -> None:
        self._give_up()


def _asked_pause(outcome: ModelError) -> float | None:
    """How long the service asks to be left alone."""
    return outcome.retry_after
