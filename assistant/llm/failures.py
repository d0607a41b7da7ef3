"""Turns what the client library raises into a ``ModelError`` that says what to do and gives nothing away.

A service's own message may repeat the key or the text that was sent, so it is never kept: only the
status and the error code, if that is a plain word, reach the log.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from assistant.llm.model import (
    AccessDeniedError,
    ModelError,
    ModelTimeoutError,
    RateLimitedError,
    ReplyError,
    RequestRefusedError,
    ServiceDownError,
)
from index.retry_after import retry_after

_PLAIN = re.compile(r"[a-z][a-z_]{1,50}")
_WAIT = "The answer is worded without the model; it is asked again later"


def failure(error: BaseException, service: str) -> ModelError:
    """The ``ModelError`` for an exception of ``openai``, of its transport or of ``langchain_openai``.

    ``service`` names the service and the model. The exception must not be chained to the result:
    its text is the service's.
    """
    import openai

    if isinstance(error, ModelError):
        return error
    if _while_connecting(error):
        return ServiceDownError(service, "does not accept the connection in time", "Check that the service runs")
    if not_streamed(error):
        return ReplyError(service, "sends whole replies where a stream is asked for", _WAIT)
    if isinstance(error, TimeoutError | openai.APITimeoutError):
        return ModelTimeoutError(
            service, "no reply in the time allowed", "Raise TIAOWEN_MODEL_TIMEOUT, or use a faster model"
        )
    if isinstance(error, openai.APIStatusError):
        return _of_status(error, service)
    if isinstance(error, openai.APIConnectionError | ConnectionError):
        return ServiceDownError(
            service, "cannot be reached, or it broke the connection",
            "Check that the service runs and that OPENAI_BASE_URL is its address",
        )
    if isinstance(error, openai.APIError) and not isinstance(error, openai.APIResponseValidationError):
        # An error sent inside a stream.
        return ServiceDownError(service, f"reports an error while replying{_code(error.body)}", _WAIT)
    return ReplyError(service, f"the reply is not what the protocol says ({type(error).__name__})", _WAIT)


def _of_status(error: Any, service: str) -> ModelError:
    status: int = error.status_code
    said = f"answers {f'{status} {_phrase(status)}'.strip()}{_code(error.body)}"
    if status in (401, 403):
        return AccessDeniedError(service, said, "Set OPENAI_API_KEY to a key that this service accepts")
    if status == 402:
        return AccessDeniedError(service, said, "Check the balance of the account with the service")
    if status == 429 or status >= 500 or status == 408:
        passing = (RateLimitedError if status == 429 else ServiceDownError)(service, said, _WAIT)
        passing.retry_after = retry_after(error.response.headers)
        return passing
    if status == 404:
        return RequestRefusedError(
            service, said, "Check TIAOWEN_MODEL, and that OPENAI_BASE_URL ends as the service says (often /v1)"
        )
    return RequestRefusedError(service, said, "Check TIAOWEN_MODEL and what the service supports")


def _while_connecting(error: BaseException | None) -> bool:
    while error is not None:
        if type(error).__name__ == "ConnectTimeout":
            return True
        error = error.__cause__
    return False


def not_streamed(error: BaseException | None) -> bool:
    """Whether the service sent a whole reply where a stream was asked for."""
    while error is not None and not isinstance(error, NotStreamedError):
        error = error.__cause__
    return error is not None


class NotStreamedError(Exception):
    """The reply to a request for a stream is none."""


def refusal_text(error: BaseException) -> str | None:
    """What a service says against a request it cannot accept (400, 422), to choose other options by; never logged."""
    import openai

    if isinstance(error, openai.APIStatusError) and error.status_code in (400, 422):
        return f"{error.message} {error.body}"
    return None


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _code(body: object) -> str:
    """The error's code or type, where it is one plain word."""
    if isinstance(body, Mapping):
        inner = body.get("error") if isinstance(body.get("error"), Mapping) else body
        for name in ("code", "type"):
            if word := plain_word(inner.get(name) if isinstance(inner, Mapping) else None):
                return word
    return ""


def plain_word(value: object) -> str:
    """A word of the service's in brackets, where it is one plain word; its sentences are never repeated."""
    return f" ({value})" if isinstance(value, str) and _PLAIN.fullmatch(value) else ""
