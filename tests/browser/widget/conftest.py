"""The widget on a website of another origin, before the real API."""

from __future__ import annotations

import threading
import time
from contextlib import ExitStack, contextmanager

import pytest
import uvicorn
from starlette.applications import Starlette

from assistant.records import Records
from assistant.settings import Settings
from interfaces.http.origins import AllowedOrigins
from interfaces.http.settings import HttpSettings
from interfaces.opening import Opening
from interfaces.web import Web
from tests.browser.widget.host import Speaker, proxy
from tests.interfaces.fakes import FakeLibrary, answer_about_lighthouses

# every inherited property, and every trick with boxes, that a page may play on an element it does not know
HOSTILE_CSS = """
* { all: unset !important; }
body * { display: none !important; opacity: 0 !important; visibility: hidden !important; transform: scale(.1) !important;
  position: static !important; z-index: -1 !important; filter: invert(1) !important; pointer-events: none !important;
  color: transparent !important; font-size: 1px !important; line-height: 0 !important; clip-path: inset(50%) !important; }
[popover], tiaowen-widget { inset: auto !important; overflow: hidden !important; width: 0 !important; height: 0 !important; }
"""
PLAIN_CSS = "body { font: 16px/1.6 system-ui, sans-serif; margin: 2rem; } main { max-width: 40rem; }"


@pytest.fixture(scope="session")
def strict_csp():
    """The policy of a careful host page that lets in the widget of ``server`` and nothing else."""

    def policy(server, extra=""):
        return (
            f"default-src 'none'; script-src {server} 'nonce-host'; connect-src {server}; style-src 'nonce-host'; "
            f"base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'{extra}"
        )

    return policy


@pytest.fixture
def embed(site, strict_csp):
    """Puts the widget of ``server`` on a page of the host site, strictly guarded, and gives its address."""

    def embed(server, *, css=PLAIN_CSS, script="", body="", head="", csp=None, html='<html lang="zh-CN">', **data):
        attributes = " ".join(f'data-{name}="{value}"' for name, value in data.items())
        page = (
            f'<!doctype html>{html}<head><meta charset="utf-8"><title>Host</title>'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">{head}'
            f'<style nonce="host">{css}</style><script nonce="host">{script}</script></head>'
            f'<body><main><h1>某市产业服务网</h1><p>页面的正文。</p><a href="#top" id="link">链接</a>{body}</main>'
            f'<script src="{server}/widget.js" {attributes} defer></script></body></html>'
        )
        return site.put(page, Content_Security_Policy=strict_csp(server) if csp is None else csp)

    return embed


@contextmanager
def _api(assistant, settings, open_records):
    web = Web(Opening(lambda progress: assistant, open_records), settings)
    app = Starlette(routes=web.routes, middleware=web.middleware, lifespan=web.lifespan)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="critical", access_log=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 30
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.fixture
def speaker():
    """An assistant that says what the test wants it to say."""
    return Speaker(FakeLibrary(), lambda question: answer_about_lighthouses(question).model_copy(update={"question": question}))


@pytest.fixture
def start_api(site, tmp_path):
    """Starts the real API over an assistant of the test; the host site may call it. ``records`` keeps what is asked."""
    with ExitStack() as running:

        def start(assistant, *, records=False, **settings):
            chosen = HttpSettings(**{"origins": AllowedOrigins(frozenset({site.origin})), **settings})
            open_records = (lambda: Records.open(Settings(home=tmp_path))) if records else None
            return running.enter_context(_api(assistant, chosen, open_records))

        yield start


@pytest.fixture
def start_proxy():
    """Starts a proxy before a server that spoils streams in the way named."""
    with ExitStack() as running:
        yield lambda upstream, spoil: running.enter_context(proxy(upstream, spoil))
