"""How many answers a second the HTTP API gives to many callers at once, beside answers found in process.

    python tests/benchmarks/api_throughput.py [--callers 50] [--answers 600] [--cores 2]

Everything runs on the same cores, one after another: answers in one process on one core, answers in one
process for each core, and the API with its callers. Targets: the API gives at least 0.8 of what the cores give
in process back to back, and 1.4 of what one core gives; p95 is at most 1.5 of the median. No text is asked
twice, so that nothing is remembered.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "tuning.jsonl"


def main() -> None:
    """Measure and print."""
    options = parsed()
    lines = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
    questions = [line["turns"][0] for line in lines if len(line["turns"]) == 1][:60]
    cores = sorted(os.sched_getaffinity(0))[: options.cores]
    os.sched_setaffinity(0, cores)
    with tempfile.TemporaryDirectory() as home:
        prepare(home)
        one = in_process(home, questions, options.answers, cores[:1])
        say(f"in process: {one:.1f}/s on one core")
        serial = in_process(home, questions, options.answers, cores)
        say(f"  {serial:.1f}/s back to back in one process that may use {options.cores}")
        many = sum(on_every_core(home, questions, options.answers, cores))
        say(f"  {many:.1f}/s in a process for each core")
        api = through_the_api(home, questions, options)
    report(one, serial, many, api, options)


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--callers", type=int, default=50)
    parser.add_argument("--answers", type=int, default=600)
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--workers", type=int, default=2, help="TIAOWEN_WORKERS of the server")
    return parser.parse_args()


def fresh(questions: list[str], number: int) -> str:
    """The ``number``-th question; every round ends in more full stops, so that no text comes twice."""
    return questions[number % len(questions)] + "。" * (number // len(questions))


def prepare(home: str) -> None:
    done = subprocess.run([sys.executable, "-m", "interfaces.cli", "index"], env=environment(home), check=False)
    if done.returncode:
        raise SystemExit("the index could not be built")


def environment(home: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TIAOWEN_", "OPENAI_"))}
    return {**kept, "TIAOWEN_HOME": home, "PYTHONPATH": str(ROOT)}


def in_process(home: str, questions: list[str], answers: int, cores: list[int]) -> float:
    """Answers a second, back to back, of one process that is held to ``cores``."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(answer_here, (home, questions, answers, cores))


def on_every_core(home: str, questions: list[str], answers: int, cores: list[int]) -> list[float]:
    """Answers a second of processes side by side, one for each core."""
    with multiprocessing.get_context("spawn").Pool(len(cores)) as pool:
        jobs = [pool.apply_async(answer_here, (home, questions, answers // 2, [core])) for core in cores]
        return [job.get() for job in jobs]


def answer_here(home: str, questions: list[str], answers: int, cores: list[int]) -> float:
    os.sched_setaffinity(0, cores)
    if len(cores) == 1:
        os.environ["OMP_NUM_THREADS"] = "1"
    from assistant.service import Assistant
    from assistant.settings import Settings

    assistant = Assistant.open(Settings(home=Path(home)))
    for question in questions:
        assistant.answer(question)
    asked = [fresh(questions, number + len(questions)) for number in range(answers)]
    begun = time.perf_counter()
    for question in asked:
        assistant.answer(question)
    return answers / (time.perf_counter() - begun)


@dataclass
class Measured:
    """What the callers saw: answers a second, seconds of each, and the server's memory in MB."""

    rate: float
    seconds: list[float]
    memory: dict[str, float]
    memory_per_conversation: float


def through_the_api(home: str, questions: list[str], options: argparse.Namespace) -> Measured:
    port = free_port()
    env = {**environment(home), "TIAOWEN_RATE_PER_CLIENT": "none", "TIAOWEN_RATE_TOTAL": "none"}
    env["TIAOWEN_WORKERS"] = str(options.workers)
    command = [sys.executable, "-m", "interfaces.cli", "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL)
    try:
        wait_until_ready(port, options.workers)
        asyncio.run(load(port, questions, options.callers, range(4 * len(questions))))
        before = sum(memory(server.pid).values())
        begun = time.perf_counter()
        numbers = range(4 * len(questions), 4 * len(questions) + options.answers)
        seconds = asyncio.run(load(port, questions, options.callers, numbers))
        rate = options.answers / (time.perf_counter() - begun)
        after = memory(server.pid)
        return Measured(rate, seconds, after, (sum(after.values()) - before) * 1024 / options.answers)
    finally:
        server.terminate()
        server.wait(20)


async def load(port: int, questions: list[str], callers: int, asked: range) -> list[float]:
    """Let ``callers`` ask in turn, each on a connection of its own, each in conversations of its own."""
    numbers = iter(asked)
    seconds: list[float] = []

    async def caller(name: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for number in numbers:
            question = {"question": fresh(questions, number), "conversation_id": f"{name}-{number}"}
            begun = time.perf_counter()
            await ask(reader, writer, json.dumps(question).encode())
            seconds.append(time.perf_counter() - begun)
        writer.close()

    await asyncio.gather(*(caller(name) for name in range(callers)))
    return seconds


async def ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, body: bytes) -> None:
    head = f"POST /api/v1/answers HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    writer.write(f"{head}\r\n\r\n".encode() + body)
    status = await reader.readline()
    length = 0
    while (line := await reader.readline()) not in (b"\r\n", b""):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    content = await reader.readexactly(length)
    if b" 200 " not in status:
        raise SystemExit(f"{status!r} {content[:300]!r}")


def wait_until_ready(port: int, workers: int) -> None:
    """Wait until the assistant is open and every worker answers."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        try:
            text(port, "/readyz")
            if f"tiaowen_workers {float(workers)}" in text(port, "/metrics"):
                return
        except OSError:
            pass
        time.sleep(0.2)
    raise SystemExit("the server does not become ready")


def text(port: int, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as response:
        return str(response.read(), "utf-8")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def memory(pid: int) -> dict[str, float]:
    """Proportional set size in MB of a process and of its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for task in Path(f"/proc/{pid}/task").iterdir():
        children += (task / "children").read_text().split()
    return {name: pss(name) for name in dict.fromkeys([str(pid), *children])}


def pss(pid: str) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def report(one: float, serial: float, many: float, api: Measured, options: argparse.Namespace) -> None:
    """Print what the API gives beside what the cores give."""
    ordered = sorted(api.seconds)
    median, p95 = statistics.median(ordered), ordered[int(len(ordered) * 0.95)]
    say(f"API, {options.callers} callers at once: {api.rate:.1f}/s")
    say(f"  {api.rate / serial:.2f} of one process back to back on every core (target at least 0.8)")
    say(f"  {api.rate / many:.2f} of a process for each core (target at least 0.8)")
    say(f"  {api.rate / one:.2f} of one core (target at least 1.4)")
    say(f"  median {median * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms, ratio {p95 / median:.2f} (target at most 1.5)")
    say(f"memory (PSS): {', '.join(f'{value:.0f} MB' for value in api.memory.values())} (server, helpers, workers)")
    say(f"  {api.memory_per_conversation:.1f} kB more for each conversation")


def say(line: str) -> None:
    """Print a line at once: under load this takes minutes."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
