"""One attempt at a service, made on an event loop of its own so that giving up closes the connection at once."""

from __future__ import annotations

import asyncio
import json
import threading
import warnings
from collections.abc import AsyncGenerator, Callable, Coroutine, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.llm.failures import NotStreamedError
from assistant.llm.model import Message
from assistant.llm.settings import ModelSettings

if TYPE_CHECKING:
    import httpx
    from langchain_core.messages import AIMessage
    from langchain_openai import ChatOpenAI

OPENAI_URL = "https://api.openai.com/v1"
_NO_KEY = "none"
"""Sent where no key is set: the library demands one, local services ignore it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What one event of a reply adds; ``finished`` is the reason the service gives for ending."""

    text: str = ""
    prompt_tokens: int = 0
    completion_tokens: int = 0
    finished: str = ""


class Connection:
    """A client of one service, with the event loop on which its sockets live."""

    def __init__(self, settings: ModelSettings) -> None:
        """Nothing is loaded or opened before the first call."""
        self._settings = settings
        self._lock = threading.RLock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._chat: ChatOpenAI | None = None

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Run a coroutine on the loop, which is started when first needed."""
        asyncio.run_coroutine_threadsafe(work, self._running_loop())

    def do(self, action: Callable[[], None]) -> None:
        """Call ``action`` on the loop; nothing happens once it is closed."""
        with self._lock:
            if self._loop is not None:
                self._loop.call_soon_threadsafe(action)

    @property
    def key(self) -> str:
        """The key that is sent."""
        return self._settings.key.get_secret_value() if self._settings.key else _NO_KEY

    @property
    def open(self) -> bool:
        """Whether the loop runs."""
        return self._loop is not None

    def load(self) -> None:
        """Import the library now, so that its second of loading is not taken from a call's time."""
        self._client()

    async def whole(self, messages: Sequence[Message], options: Mapping[str, Any]) -> Piece:
        """The reply in one piece."""
        with _untraced():
            reply = await self._client().ainvoke(_langchain(messages), extra_body=dict(options))
        return _piece(reply)

    async def pieces(
        self, messages: Sequence[Message], options: Mapping[str, Any], *, count: bool
    ) -> AsyncGenerator[Piece, None]:
        """The reply as it comes; ``count`` asks the service to count tokens at the end."""
        with _untraced():
            stream = self._client().astream(
                _langchain(messages), stream_usage=count, extra_body=dict(options)
            )
            async with aclosing(stream):  # type: ignore[type-var]  # typed as an iterator, is a generator
                async for chunk in stream:
                    yield _piece(chunk)

    def close(self) -> None:
        """Close every connection and end the loop's thread."""
        with self._lock:
            loop, self._loop = self._loop, None
        if loop is not None:
            loop.call_soon_threadsafe(loop.stop)

    def _running_loop(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                threading.Thread(target=self._loop.run_forever, name="language model", daemon=True).start()
            return self._loop

    def _client(self) -> ChatOpenAI:
        with self._lock:
            if self._chat is None:
                self._chat = _open(self._settings, self.key)
            return self._chat


def _open(settings: ModelSettings, secret: str) -> ChatOpenAI:
    from langchain_openai import ChatOpenAI
    from openai import DefaultAsyncHttpxClient, Timeout

    async def key() -> str:
        return secret

    # Where a reply's text comes as a list of parts, it says so on standard error, with the reply.
    warnings.filterwarnings("ignore", "Pydantic serializer warnings", UserWarning)
    timeout = Timeout(settings.timeout, connect=settings.connect_timeout)
    return ChatOpenAI(
        model=settings.name,
        api_key=key,
        base_url=settings.base_url or OPENAI_URL,
        timeout=timeout,
        max_retries=0,
        stream_chunk_timeout=None,
        use_responses_api=False,
        # Its own transport is not used, and would be said to ignore the proxy variables, which are obeyed.
        http_socket_options=(),
        # A redirect would carry the question to an address that nobody has set.
        http_async_client=DefaultAsyncHttpxClient(
            follow_redirects=False, timeout=timeout, event_hooks={"response": [_refuse_whole_reply]}
        ),
    )


async def _refuse_whole_reply(response: httpx.Response) -> None:
    """Tell a service that does not stream from one whose stream is damaged: both end without a piece.

    Raises:
        NotStreamedError: a stream was asked for, and a whole reply is sent.
    """
    whole = response.is_success and response.headers.get("content-type", "").startswith("application/json")
    if whole and json.loads(response.request.content).get("stream"):
        raise NotStreamedError


def _untraced() -> Any:
    """No copy of a prompt goes to LangSmith, whatever the environment says."""
    from langsmith.run_helpers import tracing_context

    return tracing_context(enabled=False)


def _langchain(messages: Sequence[Message]) -> list[tuple[str, str]]:
    return [(message.role, message.content) for message in messages]


def _piece(message: AIMessage) -> Piece:
    usage = message.usage_metadata
    return Piece(
        message.text,
        usage["input_tokens"] if usage else 0,
        usage["output_tokens"] if usage else 0,
        str(message.response_metadata.get("finish_reason") or ""),
    )
