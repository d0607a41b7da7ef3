"""An OpenAI-compatible service on loopback that plays a script, failures included; for tests of the real client.

It speaks ``/v1/chat/completions`` (whole and streamed), ``/v1/embeddings`` and ``/v1/models``.
"""

from __future__ import annotations

import hashlib
import json
import select
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, cast

_PARAMETERS = ("max_tokens", "max_completion_tokens", "temperature", "stream_options", "stream")
ALL_OPTIONS = frozenset({"json_schema", "json_object", "system", *_PARAMETERS})


@dataclass(frozen=True, slots=True)
class Play:
    """What the server does with one request; the default is a reply without text.

    ``body`` replaces the protocol's own. ``hang`` seconds pass before the first byte, ``drip``
    between the pieces of a stream. A stream stands still where ``holds_at`` begins in its text, until the
    server's ``go_on`` is set. ``breaks_after`` resets the connection after that many pieces
    (of a stream) or bytes (of a whole reply). ``finish`` None leaves the reason for ending out.
    """

    text: str = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    hang: float = 0.0
    drip: float = 0.0
    breaks_after: int | None = None
    finish: str | None = "stop"
    counts: bool = True
    piece: int = 6
    holds_at: str | None = None


def says(text: str, **more: Any) -> Play:
    """A reply."""
    return Play(text, **more)


def refuses(status: int, message: str = "no", code: str | None = None, **headers: str) -> Play:
    """An error in OpenAI's form; ``headers`` with underscores for hyphens."""
    body = json.dumps({"error": {"message": message, "type": "error", "code": code}}).encode()
    return Play(status=status, body=body, headers={name.replace("_", "-"): value for name, value in headers.items()})


@dataclass(frozen=True, slots=True)
class Request:
    """One request that came in; header names in lower case."""

    path: str
    headers: Mapping[str, str]
    body: Mapping[str, Any]


Script = Sequence[Play] | Callable[[Request], Play]


class FakeServer:
    """The service, running while its ``with`` block is. A list plays in order, its last entry over and over.

    ``knows`` are the options that it accepts; others are refused with 400 as real services do.
    ``dimension`` is that of its embeddings, which ``shuffled`` returns out of order.
    """

    def __init__(
        self,
        chat: Script = (Play("ok"),),
        *,
        embeddings: Script = (Play(),),
        knows: frozenset[str] = ALL_OPTIONS,
        dimension: int = 8,
        shuffled: bool = False,
        models: Sequence[str] = ("fake",),
    ) -> None:
        """Prepare; nothing listens before ``__enter__``."""
        self.chat, self.embeddings, self.knows = chat, embeddings, knows
        self.dimension, self.shuffled, self.models = dimension, shuffled, models
        self.requests: list[Request] = []
        self.go_on = threading.Event()
        """Set by a test to let a stream go on that stands still."""
        self.abandoned = threading.Event()
        """Set when a client closed its connection before it had its reply."""
        self._played: dict[str, int] = {}
        self._lock = threading.Lock()
        self._server: ThreadingHTTPServer | None = None
        self.stopping = threading.Event()

    def __enter__(self) -> FakeServer:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stopping.set()
        assert self._server is not None
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        """What ``OPENAI_BASE_URL`` is to be."""
        assert self._server is not None
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def of(self, path: str) -> list[Request]:
        """The requests to a path such as ``embeddings``."""
        return [request for request in self.requests if request.path.endswith(path)]

    def next_play(self, kind: str, request: Request) -> Play:
        """What to do with a request."""
        script: Script = self.chat if kind == "chat" else self.embeddings
        with self._lock:
            self.requests.append(request)
            if kind == "chat" and (refusal := self._refusal(request.body)) is not None:
                return refusal
            if callable(script):
                return script(request)
            number = self._played.get(kind, 0)
            self._played[kind] = number + 1
            return script[min(number, len(script) - 1)]

    def _refusal(self, body: Mapping[str, Any]) -> Play | None:
        """The answer to an option that this service does not know."""
        kind = body.get("response_format", {}).get("type")
        if kind not in (None, "text") and kind not in self.knows:
            return refuses(400, f"This response_format type is unavailable now: {kind}", "invalid_request_error")
        if "system" not in self.knows and any(message["role"] == "system" for message in body["messages"]):
            return refuses(400, "System role not supported", "BadRequestError")
        for name in _PARAMETERS:
            if body.get(name) is not None and body[name] is not False and name not in self.knows:
                message = f"Unsupported parameter: '{name}' is not supported with this model."
                return refuses(400, message, "unsupported_parameter")
        return None

    def vectors(self, texts: Sequence[str]) -> list[dict[str, Any]]:
        """A vector for each text, made from its hash."""
        data = [
            {"object": "embedding", "index": number, "embedding": vector(text, self.dimension)}
            for number, text in enumerate(texts)
        ]
        return data[::-1] if self.shuffled else data


def vector(text: str, dimension: int) -> list[float]:
    """The embedding that the fake service has for a text."""
    stretched = hashlib.shake_128(text.encode("utf-8", "replace")).digest(dimension)
    return [(byte - 127.5) / 127.5 for byte in stretched]


def _handler(server: FakeServer) -> type[BaseHTTPRequestHandler]:
    class Handler(_Handler):
        fake = server

    return Handler


class _Handler(BaseHTTPRequestHandler):
    fake: FakeServer
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        if self.path.endswith("/models"):
            self._json({"object": "list", "data": [{"id": name, "object": "model"} for name in self.fake.models]})
        else:
            self._send(404, b"{}")

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers.get("content-length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(self.path, headers, cast("dict[str, Any]", json.loads(raw)))
        kind = {"/v1/chat/completions": "chat", "/v1/embeddings": "embeddings"}.get(self.path)
        if kind is None:
            self._send(404, b'{"error": {"message": "no such path"}}')
            return
        play = self.fake.next_play(kind, request)
        try:
            self._act(kind, request, play)
        except OSError:
            self.fake.abandoned.set()
            self.close_connection = True

    def _act(self, kind: str, request: Request, play: Play) -> None:
        self._wait(play.hang)
        if play.body is not None or play.status != 200:
            self._send(play.status, play.body or b"{}", play)
        elif kind == "embeddings":
            texts = request.body["input"]
            texts = [texts] if isinstance(texts, str) else texts
            count = sum(len(text) for text in texts)
            self._json({
                "object": "list", "model": request.body["model"], "data": self.fake.vectors(texts),
                "usage": {"prompt_tokens": count, "total_tokens": count},
            }, play)
        elif request.body.get("stream"):
            self._stream(request, play)
        else:
            self._json(_whole(request, play), play)

    def _stream(self, request: Request, play: Play) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        for number, event in enumerate(_events(request, play)):
            if play.breaks_after is not None and number >= play.breaks_after:
                self._reset()
                return
            self._wait(play.drip if number else 0.0)
            if play.holds_at is not None and number - 1 == play.text.find(play.holds_at) // play.piece:
                self._hold()
            line = f"data: {event}\n\n".encode()
            self.wfile.write(f"{len(line):x}\r\n".encode() + line + b"\r\n")
            self.wfile.flush()
        self.wfile.write(b"0\r\n\r\n")

    def _json(self, value: Mapping[str, Any], play: Play | None = None) -> None:
        self._send(200, json.dumps(value, ensure_ascii=False).encode(), play)

    def _send(self, status: int, body: bytes, play: Play | None = None) -> None:
        headers = {"content-type": "application/json", **(play.headers if play else {})}
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        if play is not None and play.breaks_after is not None:
            self.wfile.write(body[: play.breaks_after])
            self.wfile.flush()
            self._reset()
            return
        self.wfile.write(body)

    def _wait(self, seconds: float) -> None:
        """Wait, but notice a client that goes away."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and not self.fake.stopping.is_set():
            readable, _, _ = select.select([self.connection], [], [], min(left, 0.02))
            if readable and not self.connection.recv(1, socket.MSG_PEEK):
                raise ConnectionAbortedError

    def _hold(self) -> None:
        while not self.fake.go_on.is_set() and not self.fake.stopping.is_set():
            self._wait(0.05)

    def _reset(self) -> None:
        """Break the connection as a crash would."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)


def _usage(request: Request, play: Play) -> dict[str, int]:
    prompt = sum(len(str(message["content"])) for message in request.body["messages"])
    return {"prompt_tokens": prompt, "completion_tokens": len(play.text), "total_tokens": prompt + len(play.text)}


def _whole(request: Request, play: Play) -> dict[str, Any]:
    choice = {"index": 0, "message": {"role": "assistant", "content": play.text}, "finish_reason": play.finish}
    reply = {
        "id": "chatcmpl-fake", "object": "chat.completion", "created": 0, "model": request.body["model"],
        "choices": [choice],
    }
    return {**reply, "usage": _usage(request, play)} if play.counts else reply


def _events(request: Request, play: Play) -> Iterator[str]:
    head = {"id": "chatcmpl-fake", "object": "chat.completion.chunk", "created": 0, "model": request.body["model"]}

    def event(delta: Mapping[str, Any], finish: str | None = None) -> str:
        choices = [{"index": 0, "delta": delta, "finish_reason": finish}]
        return json.dumps({**head, "choices": choices}, ensure_ascii=False)

    yield event({"role": "assistant", "content": ""})
    for start in range(0, len(play.text), play.piece):
        yield event({"content": play.text[start : start + play.piece]})
    if play.finish is not None:
        yield event({}, play.finish)
    if play.counts and request.body.get("stream_options", {}).get("include_usage"):
        yield json.dumps({**head, "choices": [], "usage": _usage(request, play)})
    yield "[DONE]"
