"""``tiaowen serve``: the web app in one process."""

from __future__ import annotations

import argparse
import socket
import threading
import time
import webbrowser

from corpus.errors import ConfigurationError
from interfaces.cli.context import Context

APP = "app:app"
_ATTEMPTS = 240


def run_serve(args: argparse.Namespace, context: Context) -> int:
    """Serve until stopped.

    Raises:
        ConfigurationError: a setting cannot be used, or the address is taken or does not exist.
    """
    from interfaces.http.settings import HttpSettings

    context.settings()
    HttpSettings.from_env(context.env)
    _check_free(args.host, args.port)
    import uvicorn

    url = f"http://{_shown(args.host)}:{args.port}"
    context.say_error(context.words("cli.serving", url=url))
    context.say_error(context.words("cli.stop"))
    if args.open:
        threading.Thread(target=_open_when_up, args=(args.host, args.port, url), daemon=True).start()
    uvicorn.run(
        APP,
        host=args.host,
        port=args.port,
        log_level="warning",
        access_log=False,
        ws_max_size=32 * 1024 * 1024,
        proxy_headers=False,  # TIAOWEN_TRUSTED_PROXIES decides who speaks for a caller
        timeout_graceful_shutdown=10,
    )
    return 0


def _open_when_up(host: str, port: int, url: str) -> None:
    for _ in range(_ATTEMPTS):
        try:
            with socket.create_connection((host, port), timeout=1):
                webbrowser.open(url)
                return
        except OSError:
            time.sleep(0.25)


def _shown(host: str) -> str:
    if host in ("0.0.0.0", "::"):
        return "localhost"
    return f"[{host}]" if ":" in host else host


def _check_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            problem = error.strerror or str(error)
            raise ConfigurationError(f"{host}:{port}", problem, "Choose another --host or --port") from error
