"""Takes the pictures in docs/screenshots/: ``python tests/browser/screenshots.py [--folder FOLDER]``.

Every page, and the widget on the demonstration page. Starts the server on a home of its own with the founding
documents; pictures have a small palette, so that they stay small in the repository.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "screenshots"
SIZES = {1280: 900, 390: 844}
COLOURS = 64
STARTING_SECONDS = 300
DEMO = "embedding-demo.html"
SHENZHEN = "shenzhen-digital-creative-measures-draft"


@dataclass(frozen=True)
class Picture:
    """A page to be drawn: where it is, what is done there, and what must be seen before the picture is taken."""

    name: str
    path: str
    ready: str
    act: Callable[[Any], None] | None = None
    locale: str = "zh-CN"
    scheme: str = "light"


def _ask(question: str) -> Callable[[Any], None]:
    def act(page: Any) -> None:
        box = page.locator("textarea")
        box.fill(question)
        box.press("Enter")
        page.locator("[data-status]").first.wait_for()
        page.locator(".st-key-share button").wait_for()
        box.blur()
        page.evaluate("document.querySelector('.stMain').scrollTo(0, 0)")

    return act


def _open_citation(page: Any) -> None:
    _ask("游戏出口项目最多能拿多少钱？")(page)
    page.locator(".tw-marker").first.click()


def _chart(page: Any) -> None:
    page.locator(".st-key-support-chart label").first.click()
    page.locator("[data-testid='stVegaLiteChart'] :is(canvas, svg)").first.wait_for()


def _print(page: Any) -> None:
    _ask("孵化器最高资助多少、几年？")(page)
    page.locator(".st-key-print button").click()
    page.locator(".tw-card[open]").first.wait_for()


def _widget(page: Any) -> None:
    page.get_by_role("button", name="问问资助标准").click()
    page.locator("tiaowen-widget [data-status]").first.wait_for()


PICTURES = (
    Picture("start", "/", ".tw-intro"),
    Picture("chat", "/", "textarea", _ask("孵化器最高资助多少、几年？")),
    Picture("citation", "/", "textarea", _open_citation),
    Picture("chat-en-dark", "/", "textarea", _ask("How much can a game export project get?"), "en-US", "dark"),
    Picture("library", "/?page=library", ".tw-documents"),
    Picture("document", f"/?document={SHENZHEN}&clause=16", ".tw-target"),
    Picture("support", "/?page=support", "tr[data-provision]"),
    Picture("support-chart", "/?page=support", "tr[data-provision]", _chart),
    Picture("print", "/", "textarea", _print),
    Picture("widget", DEMO, ".launcher", _widget),
)


def main() -> int:
    """Take every picture at every width."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, default=FOLDER)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    sys.path.insert(0, str(ROOT))
    from playwright.sync_api import sync_playwright

    from tests.browser.chromium import ADVICE, find_chromium
    from tests.browser.widget.host import host_site

    path = find_chromium(os.environ)
    if path is None:
        sys.stderr.write(ADVICE + "\n")
        return 1
    with host_site() as site, served(site.origin) as server, sync_playwright() as playwright:
        demo = (ROOT / "docs" / DEMO).read_text(encoding="utf-8").replace("http://127.0.0.1:8501", server.url)
        addresses = {DEMO: site.put(demo)}
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for picture in PICTURES:
            for width, height in SIZES.items():
                taken = folder / f"{picture.name}-{width}.png"
                address = addresses.get(picture.path, server.url + picture.path)
                taken.write_bytes(_small(_take(browser, address, picture, width, height)))
                sys.stdout.write(f"{taken.name}: {taken.stat().st_size // 1024} kB\n")
        browser.close()
    return 0


@dataclass(frozen=True)
class Served:
    """Where the server is, and its process."""

    url: str
    pid: int


@contextmanager
def served(allowed_origins: str = "") -> Iterator[Served]:
    """A server with a home of its own, once its assistant is open."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TIAOWEN_", "OPENAI_"))}
    command = [sys.executable, "-m", "interfaces.cli", "serve", "--port", str(port)]
    with tempfile.TemporaryDirectory() as home:
        env = {**kept, "TIAOWEN_HOME": home, "TIAOWEN_ALLOWED_ORIGINS": allowed_origins, "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL)
        try:
            _wait_until_ready(f"http://127.0.0.1:{port}/readyz", process)
            yield Served(f"http://127.0.0.1:{port}", process.pid)
        finally:
            process.terminate()
            process.wait(20)


def _wait_until_ready(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.3)
    raise RuntimeError("the server did not become ready")


def _take(browser: Any, url: str, picture: Picture, width: int, height: int) -> bytes:
    context = browser.new_context(
        locale=picture.locale,
        color_scheme=picture.scheme,
        viewport={"width": width, "height": height},
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_default_timeout(120_000)
    page.goto(url)
    page.locator(picture.ready).first.wait_for()
    if picture.act is not None:
        picture.act(page)
    page.wait_for_timeout(1000)
    taken: bytes = page.screenshot()
    context.close()
    return taken


def _small(png: bytes) -> bytes:
    from PIL import Image

    out = BytesIO()
    picture = Image.open(BytesIO(png)).convert("RGB")
    # by coverage of colours: the small coloured marks of a page must not be lost among its greys
    few = picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
