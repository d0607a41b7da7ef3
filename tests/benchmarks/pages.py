"""The conversation page beside the API, and fifty open conversations, on a server of its own.

    .venv/bin/python tests/benchmarks/pages.py [--sessions 50] [--questions 100] [--rate 1.0] [--browser-rounds 12]

Prints three things. First, in Chromium: how long from sending a question until its answer is visible, beside the
API's answer to the same question plus one rerun of the page that draws as much (a language switch), each a median over the
same questions in the same run. Second, over the pages' own websocket: that many open conversations that ask in turn,
at so many questions a second in all; how many failed, and the percentiles of the time until the answer was on the
page. Third: the server's memory per open page, before and after it has asked.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.streamlit_client import Page  # noqa: E402
from tests.browser.chromium import ADVICE, find_chromium  # noqa: E402
from tests.browser.screenshots import served  # noqa: E402

GOLDEN = Path(__file__).parent.parent / "golden" / "tuning.jsonl"
WARMING = 10
VISIBLE = "() => document.querySelectorAll('[data-status]').length > window.before"


def questions() -> list[str]:
    """Single questions of the tuning set in both languages."""
    lines = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
    return [line["turns"][0] for line in lines if len(line["turns"]) == 1]


def api_seconds(url: str, question: str) -> float:
    """One answer of the API."""
    body = json.dumps({"question": question}).encode()
    request = urllib.request.Request(f"{url}/api/v1/answers", body, {"Content-Type": "application/json"})
    started = time.perf_counter()
    with urllib.request.urlopen(request, timeout=60) as response:
        response.read()
    return time.perf_counter() - started


def in_chromium(url: str, rounds: int) -> None:
    """The first answer of a fresh page beside the API's answer plus one rerun of that page."""
    from playwright.sync_api import sync_playwright

    path = find_chromium(os.environ)
    if path is None:
        sys.exit(ADVICE)
    asked = questions()[:rounds]
    visible, api, rerun = [], [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for question in asked:
            page = browser.new_context(locale="zh-CN", reduced_motion="reduce").new_page()
            page.goto(url)
            box = page.locator("textarea")
            box.wait_for()
            page.wait_for_timeout(800)
            api.append(api_seconds(url, question))
            box.fill(question)
            page.evaluate("window.before = 0")
            started = time.perf_counter()
            box.press("Enter")
            page.wait_for_function(VISIBLE, polling="raf")
            visible.append(time.perf_counter() - started)
            page.wait_for_timeout(800)
            started = time.perf_counter()
            page.get_by_role("radio", name="English").click()
            page.wait_for_function("() => document.documentElement.lang === 'en'", polling="raf")
            rerun.append(time.perf_counter() - started)
            page.context.close()
        browser.close()
    median = [statistics.median(seconds) * 1000 for seconds in (visible, api, rerun)]
    ratio = median[0] / (median[1] + median[2])
    sys.stdout.write(
        f"first answer visible {median[0]:.0f} ms, API answer {median[1]:.0f} ms, one rerun {median[2]:.0f} ms, "
        f"ratio to both {ratio:.2f} (medians of {len(visible)}; target at most 1.5)\n"
    )


def memory(pid: int) -> float:
    """The resident memory of a process in MB."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


async def many_pages(url: str, pid: int, options: Any) -> None:
    """Open conversations that ask in turn at a fixed rate, whether or not the answers before are there."""
    asked = questions()
    for question in asked[:WARMING]:
        await asyncio.to_thread(api_seconds, url, question)
    empty = memory(pid)
    pages = []
    for _ in range(options.sessions):
        page = Page(url)
        await page.open()
        pages.append(page)
    opened = memory(pid)
    started = time.perf_counter()
    tasks = []
    for number in range(options.questions):
        await asyncio.sleep(max(0.0, started + number / options.rate - time.perf_counter()))
        page = pages[number % len(pages)]
        tasks.append(asyncio.create_task(page.ask(asked[number % len(asked)])))
    results = await asyncio.gather(*tasks, return_exceptions=True)
    spent = time.perf_counter() - started
    after = memory(pid)
    for page in pages:
        await page.close()
    errors = [result for result in results if isinstance(result, BaseException)]
    seconds = sorted(result for result in results if isinstance(result, float))
    for error in errors[:5]:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
    sys.stdout.write(
        f"{options.sessions} open pages, {len(results)} questions in {spent:.0f} s "
        f"({len(results) / spent:.2f} a second): {len(errors)} errors, "
        f"median {_percentile(seconds, 50):.0f} ms, p95 {_percentile(seconds, 95):.0f} ms, "
        f"most {_percentile(seconds, 100):.0f} ms (target: none, p95 at most 3000)\n"
        f"memory: server {empty:.0f} MB; per open page {(opened - empty) / options.sessions:.2f} MB, "
        f"after asking {(after - empty) / options.sessions:.2f} MB\n"
    )


def _percentile(ordered: list[float], percent: int) -> float:
    if not ordered:
        return float("nan")
    return ordered[min(len(ordered) - 1, round(percent / 100 * (len(ordered) - 1)))] * 1000


def main() -> None:
    """Run the two measurements one after the other on one server."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--questions", type=int, default=100)
    parser.add_argument("--rate", type=float, default=1.0)
    parser.add_argument("--browser-rounds", type=int, default=12)
    options = parser.parse_args()
    with served() as server:
        asyncio.run(many_pages(server.url, server.pid, options))
        if options.browser_rounds:
            in_chromium(server.url, options.browser_rounds)


if __name__ == "__main__":
    main()
