"""A real server in a process of its own, on loopback."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import httpx
import uvicorn

HOST_PAGE = "https://www.example.gov.cn"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(home):
    """The address of a server with two workers on ``home``; it is stopped by its own process id."""
    port = free_port()
    env = {
        **os.environ,
        "TIAOWEN_HOME": str(home),
        "TIAOWEN_DATABASE_URL": "",
        "TIAOWEN_WORKERS": "2",
        "TIAOWEN_ALLOWED_ORIGINS": HOST_PAGE,
        "TIAOWEN_RATE_PER_CLIENT": "none",
        "TIAOWEN_RATE_TOTAL": "none",
    }
    command = [sys.executable, "-m", "interfaces.cli", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    address = f"http://127.0.0.1:{port}"
    try:
        until_ready(address)
        yield address
    finally:
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert "Traceback" not in errors


def until_ready(address):
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        try:
            if "tiaowen_workers 2.0" in httpx.get(f"{address}/metrics").text:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise AssertionError("the server does not become ready")


@contextmanager
def served(app):
    """The address of ``app`` on a real server in a thread."""
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(20)
