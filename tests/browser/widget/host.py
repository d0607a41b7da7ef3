"""What stands around the widget in its tests: somebody else's website, and proxies that spoil a stream."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

QUIET = {"log_message": lambda *_: None}
_HOP = {"connection", "transfer-encoding", "content-length", "date", "server"}


class HostSite:
    """A website of another origin: pages by path, each with headers of its own."""

    def __init__(self, port: int) -> None:
        self.origin = f"http://localhost:{port}"
        self.pages: dict[str, tuple[str, dict[str, str]]] = {}

    def put(self, html: str, **headers: str) -> str:
        """The address of a new page."""
        path = f"/page-{len(self.pages)}"
        self.pages[path] = (html, {name.replace("_", "-"): value for name, value in headers.items()})
        return self.origin + path


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[ThreadingHTTPServer]:
    """A server for ``handler`` on a free port of the loopback, in threads."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def host_site() -> Iterator[HostSite]:
    """A website that serves what tests put into it."""
    site: HostSite

    class Pages(BaseHTTPRequestHandler):
        log_message = QUIET["log_message"]

        def do_GET(self) -> None:
            html, headers = site.pages.get(self.path.partition("?")[0], ("", {}))
            body = html.encode("utf-8")
            self.send_response(200 if html else 404)
            for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    with serving(Pages) as server:
        site = HostSite(server.server_address[1])
        yield site


class Proxy:
    """A reverse proxy before a real server; ``spoil`` says what becomes of event streams.

    ``hold`` keeps them back for ever, ``cut`` ends them after the first event, ``json`` asks for no stream,
    ``bad_gateway`` gives up on them with a page of HTML, ``buffer`` sends them whole at their end.
    """

    def __init__(self, upstream: str, spoil: str) -> None:
        self.upstream = upstream
        self.spoil = spoil
        self.url = ""
        self.asked: list[tuple[str, str]] = []
        self.cookies: list[str] = []
        self.set_cookie = ""
        self.released = threading.Event()


class _Forward(BaseHTTPRequestHandler):
    log_message = QUIET["log_message"]
    proxy: Proxy

    def do_GET(self) -> None:
        accept = self.headers.get("Accept", "")
        spoil = self.proxy.spoil if "event-stream" in accept else ""
        self.proxy.asked.append((f"{self.command} {self.path}", accept))
        if not self.path.endswith(".js"):
            self.proxy.cookies += self.headers.get_all("Cookie", [])
        if spoil == "hold":
            self.proxy.released.wait(60)
        elif spoil == "bad_gateway":
            page = {"Content-Type": "text/html", "Access-Control-Allow-Origin": "*"}
            self._reply(502, page, b"<h1>Bad Gateway</h1>")
        else:
            status, headers, body = self._fetch(None if spoil == "json" else accept)
            self._reply(status, headers, body[: body.index(b"\n\n") + 2] if spoil == "cut" else body)

    do_POST = do_OPTIONS = do_GET

    def _fetch(self, accept: str | None) -> tuple[int, dict[str, str], bytes]:
        length = int(self.headers.get("Content-Length") or 0)
        unsent = _HOP | {"accept", "accept-encoding"}
        sent = {name: value for name, value in self.headers.items() if name.lower() not in unsent}
        request = urllib.request.Request(
            self.proxy.upstream + self.path,
            data=self.rfile.read(length) if length else None,
            headers={**sent, **({"Accept": accept} if accept else {})},
            method=self.command,
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return response.status, dict(response.headers), response.read()
        except urllib.error.HTTPError as error:
            return error.code, dict(error.headers), error.read()

    def _reply(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            if name.lower() not in _HOP:
                self.send_header(name, value)
        if self.proxy.set_cookie and not self.path.endswith(".js"):
            self.send_header("Set-Cookie", self.proxy.set_cookie)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def proxy(upstream: str, spoil: str) -> Iterator[Proxy]:
    """A proxy before ``upstream``."""
    state = Proxy(upstream, spoil)
    with serving(type("Forward", (_Forward,), {"proxy": state})) as server:
        state.url = f"http://127.0.0.1:{server.server_address[1]}"
        try:
            yield state
        finally:
            state.released.set()


class Speaker:
    """An assistant in the place of the real one whose answers a test decides, piece by piece."""

    def __init__(self, library: Any, answer: Any) -> None:
        self.library = library
        self.make = answer
        self.pieces: list[Any] = []
        self.go_on = threading.Event()
        self.cancelled = threading.Event()

    def stream(
        self,
        question: str,
        *,
        conversation_id: str | None = None,
        documents: Sequence[str] | None = None,
        cancelled: threading.Event | None = None,
        **_context: Any,
    ) -> Iterator[Any]:
        for document_id in documents or ():
            self.library.get(document_id)
        yield from self.pieces
        if self.pieces:
            while not self.go_on.wait(0.05):
                if cancelled is not None and cancelled.is_set():
                    self.cancelled.set()
                    return
        named = {"conversation_id": conversation_id, "answer_id": uuid.uuid4().hex}
        yield self.make(question).model_copy(update=named)
