"""The real server on a free port and a real Chromium before it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.chromium import ADVICE, find_chromium
from tests.browser.widget.host import host_site

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = find_chromium(os.environ)
STARTING_SECONDS = 90
expect.set_options(timeout=60_000)


@dataclass(frozen=True)
class Server:
    url: str
    pid: int


@pytest.fixture(scope="session")
def site():
    """A website of another origin, which the server allows to embed it."""
    with host_site() as site:
        yield site


@pytest.fixture(scope="session")
def server(tmp_path_factory, founding_home, site):
    """``tiaowen serve`` on the founding documents, with a home of its own."""
    folder = tmp_path_factory.mktemp("server")
    shutil.copytree(founding_home, folder / "home")
    with running(folder, TIAOWEN_ALLOWED_ORIGINS=site.origin) as server:
        yield server


@contextmanager
def running(folder, app=None, **settings):
    """``tiaowen serve`` on the home in ``folder`` and with these settings alone; or another ``app`` on uvicorn."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TIAOWEN_", "STREAMLIT_", "OPENAI_"))}
    env = {**kept, "TIAOWEN_HOME": str(folder / "home"), "LANG": "C.UTF-8", **settings}
    serve = ["interfaces.cli", "serve"] if app is None else ["uvicorn", app, "--log-level", "warning"]
    command = [sys.executable, "-m", *serve, "--port", str(port)]
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=log) as process,
    ):
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_until_up(url, process, folder / "log")
            yield Server(url, process.pid)
        finally:
            process.terminate()
            process.wait(20)


def _wait_until_up(url, process, log):
    until = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=2):
                return
        except (URLError, OSError):
            assert process.poll() is None, log.read_text(encoding="utf-8")
            time.sleep(0.2)
    raise TimeoutError(log.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def browser():
    assert CHROMIUM, ADVICE
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@dataclass
class Seen:
    """What a page asked of the network, and what it complained of."""

    urls: list[str]
    errors: list[str]


@pytest.fixture
def open_page(browser, server):
    """Opens a page in a browser of its own: ``open_page(path, locale=…, width=…)`` gives page and what was seen."""
    contexts = []

    def open_page(path="/", locale="zh-CN", width=1280, scheme="light", at=server):
        context = browser.new_context(
            locale=locale, viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(120_000)
        seen = Seen([], [])
        page.on("request", lambda request: seen.urls.append(request.url))
        page.on("pageerror", lambda error: seen.errors.append(str(error)))
        page.goto(at.url + path)
        return page, seen

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def visit(browser):
    """Opens a page in a browser context of its own; what went wrong on it is in ``page.wrong``."""
    contexts = []

    def visit(url, *, width=1280, height=800, locale="zh-CN", before="", context=None, motion="reduce", **options):
        if context is None:
            viewport = {"width": width, "height": height}
            context = browser.new_context(locale=locale, viewport=viewport, reduced_motion=motion, **options)
            contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.wrong = []
        page.requested = []
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.on("dialog", lambda dialog: (page.wrong.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: page.requested.append(request.url))
        page.on("console", lambda message: page.wrong.append(message.text) if "Content Security" in message.text else None)
        if before:
            page.add_init_script(before)
        page.goto(url)
        return page

    yield visit
    for context in contexts:
        context.close()
