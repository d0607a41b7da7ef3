"""What an open page and a conversation of the API cost the server in memory, with the noise beside it.

    .venv/bin/python tests/benchmarks/session_memory.py [--pages 300] [--conversations 3000] [--steps 6]

A server of its own, with its worker processes apart. Everything is warm before: every question was asked, on pages
and through the API. Then pages are opened over the pages' own websocket, each asks once and stays open; at every
step the server collects its garbage, gives free memory back to the system (``malloc_trim``) and tells how much
anonymous memory it holds: what it wrote itself, without the pages of files. The slope by least squares is the cost of a page; its standard error, and the spread of
samples taken with nothing going on between them, are the noise. The same for conversations of the API, one question
each. Bytes in use by the server alone: what the workers hold does not grow with pages.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
import uuid
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.api_throughput import free_port, wait_until_ready  # noqa: E402
from tests.benchmarks.pages import questions  # noqa: E402
from tests.benchmarks.streamlit_client import Page  # noqa: E402

WORKERS = 2
IDLE_SAMPLES = 6
AT_ONCE = 4
# Streamlit keeps a closed page for two minutes, so that a browser may come back to it
FORGETTING = 130.0
MB, KB = 1e6, 1e3
Points = list[tuple[int, float]]


@contextmanager
def served(home: str) -> Iterator[str]:
    """The address of the measured app, once its workers answer."""
    port = free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TIAOWEN_", "OPENAI_"))}
    rates = {"TIAOWEN_RATE_PER_CLIENT": "none", "TIAOWEN_RATE_TOTAL": "none"}
    env = {**kept, **rates, "TIAOWEN_HOME": home, "TIAOWEN_WORKERS": str(WORKERS), "PYTHONPATH": str(ROOT)}
    app = ["tests.benchmarks.measured_app:app", "--log-level", "error"]
    process = subprocess.Popen([sys.executable, "-m", "uvicorn", *app, "--port", str(port)], cwd=ROOT, env=env)
    try:
        wait_until_ready(port, WORKERS)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)


def memory(url: str) -> float:
    """Bytes that the server holds of its own."""
    return told_by(url)["own"]


def told_by(url: str) -> dict[str, float]:
    """What the server says of its memory."""
    with urllib.request.urlopen(f"{url}/_memory", timeout=120) as response:
        told: dict[str, float] = json.load(response)
    return told


def ask_api(url: str, question: str) -> None:
    """One question in a conversation of its own."""
    body = json.dumps({"question": question, "conversation_id": str(uuid.uuid4())}).encode()
    request = urllib.request.Request(f"{url}/api/v1/answers", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=120) as response:
        response.read()


async def warm(url: str, asked: list[str]) -> None:
    """Ask everything through the API and on a page, which stays open: what is closed is forgotten only later."""
    page = Page(url)
    await page.open()
    for question in asked:
        await asyncio.to_thread(ask_api, url, question)
        await page.ask(question)


async def forgotten(url: str, pages: list[Page]) -> None:
    """Close pages and wait until Streamlit has let go of them, which it does when another is closed later."""
    for page in pages:
        await page.close()
    await asyncio.sleep(FORGETTING)
    page = Page(url)
    await page.open()
    await page.close()
    await asyncio.sleep(1)


async def grow(url: str, sizes: list[int], add: Callable[[int], Awaitable[None]]) -> Points:
    """The memory at every size; ``add`` makes the next one."""
    points: Points = []
    count = 0
    for size in sizes:
        while count < size:
            together = range(count, min(count + AT_ONCE, size))
            await asyncio.gather(*(add(number) for number in together))
            count = together.stop
        points.append((size, await asyncio.to_thread(memory, url)))
        sys.stdout.write(f"  {size:6d}: {points[-1][1] / MB:.2f} MB\n")
        sys.stdout.flush()
    return points


def slope(points: Points) -> tuple[float, float]:
    """Bytes for each, by least squares, and the standard error of that."""
    mean_x, mean_y = (statistics.fmean(values) for values in zip(*points, strict=True))
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    each = sum((x - mean_x) * (y - mean_y) for x, y in points) / spread
    residuals = sum((y - mean_y - each * (x - mean_x)) ** 2 for x, y in points)
    return each, (residuals / (len(points) - 2) / spread) ** 0.5


def steps(most: int, count: int) -> list[int]:
    """Sizes from none to ``most``."""
    return [round(most * step / count) for step in range(count + 1)]


async def measure(url: str, options: argparse.Namespace) -> None:
    """Warm up, then take every sample and print what comes of them."""
    asked = questions()[: options.questions]
    await warm(url, asked)
    await asyncio.to_thread(memory, url)
    still = [await asyncio.to_thread(memory, url) for _ in range(IDLE_SAMPLES)]
    idle, whole = max(still) - min(still), told_by(url)
    sys.stdout.write(
        f"server {whole['pss'] / MB:.0f} MB (PSS), of its own {still[-1] / MB:.0f} MB; "
        f"spread of {IDLE_SAMPLES} samples of a still one {idle / KB:.0f} kB\n"
    )
    pages: list[Page] = []

    async def open_page(number: int) -> None:
        page = Page(url)
        await page.open()
        await page.ask(asked[number % len(asked)])
        pages.append(page)

    async def converse(number: int) -> None:
        await asyncio.to_thread(ask_api, url, asked[number % len(asked)])

    sys.stdout.write("open pages, each having asked once:\n")
    told(await grow(url, steps(options.pages, options.steps), open_page), "open page")
    await forgotten(url, pages)
    sys.stdout.write(f"  all closed: {await asyncio.to_thread(memory, url) / MB:.2f} MB\n")
    sys.stdout.write("conversations of the API, one question each:\n")
    told(await grow(url, steps(options.conversations, options.steps), converse), "conversation")


def told(points: Points, name: str) -> None:
    """Print the slope with its noise."""
    each, error = slope(points)
    sys.stdout.write(f"per {name}: {each / KB:.1f} kB ± {2 * error / KB:.1f} kB (twice the standard error)\n")
    sys.stdout.flush()


def main() -> None:
    """Measure on a server of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--conversations", type=int, default=3000)
    parser.add_argument("--steps", type=int, default=6)
    parser.add_argument("--questions", type=int, default=60, help="different questions that are asked in turn")
    options = parser.parse_args()
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as home, served(home) as url:
        asyncio.run(measure(url, options))
    sys.stdout.write(f"took {time.perf_counter() - begun:.0f} s\n")


if __name__ == "__main__":
    main()
