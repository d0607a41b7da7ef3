"""The parts of the one ASGI process: Streamlit's configuration, the routes beside it, start and stop."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interfaces.opening import shared_opening

if TYPE_CHECKING:
    from starlette.routing import BaseRoute

PAGE = Path(__file__).resolve().parent / "pages" / "main.py"

_OPTIONS: dict[str, Any] = {
    "browser.gatherUsageStats": False,
    "client.allowedOrigins": [],
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "server.fileWatcherType": "none",
    "server.showEmailPrompt": False,
    "server.maxUploadSize": 1,
    "theme.light.primaryColor": "#1f4e79",
    "theme.dark.primaryColor": "#6aa5dc",
}


def configure_streamlit() -> None:
    """Set the options that hold however the app is started: nothing leaves for elsewhere, system fonts."""
    from streamlit import config, logger, net_util

    from interfaces.pages.look import FONTS

    for name, value in {**_OPTIONS, "theme.font": FONTS, "theme.headingFont": FONTS}.items():
        config.set_option(name, value)
    logger.set_log_level("warning")
    # refusing a foreign websocket makes Streamlit ask another host for this machine's address; no option stops it
    net_util.get_external_ip = _no_external_address


def _no_external_address() -> None:
    return None


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Begin to open the assistant with the server, so that the first reader need not wait for it."""
    shared_opening().start()
    yield


def routes() -> list[BaseRoute]:
    """The routes beside the pages."""
    from interfaces.http.routes import http_routes

    return http_routes(shared_opening())
