"""The parts of the one ASGI process: Streamlit's configuration, the routes beside it, start and stop."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interfaces.opening import Opening, shared_opening

if TYPE_CHECKING:
    from starlette.middleware import Middleware
    from starlette.routing import BaseRoute

    from interfaces.http.settings import HttpSettings
    from interfaces.renewal import Renewal

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


class Web:
    """What stands beside the pages: the API, what every request passes first, start and stop."""

    def __init__(self, opening: Opening, settings: HttpSettings, renewal: Renewal | None = None) -> None:
        """Join the API with the assistant of ``opening``, which ``renewal`` keeps abreast of the index."""
        from interfaces.http.routes import api_route, http_middleware
        from interfaces.http.service import Service

        self._opening = opening
        self._renewal = renewal
        self._service = Service(opening, settings, renewal.workers if renewal else int)
        self.routes: list[BaseRoute] = [api_route(self._service)]
        self.middleware: list[Middleware] = http_middleware(settings)

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> Web:
        """The web app of the process, as the environment configures it.

        Raises:
            ConfigurationError: a variable has a value that cannot be used.
        """
        from interfaces.http.logs import write_logs
        from interfaces.http.settings import HttpSettings

        settings = HttpSettings.from_env(env)
        write_logs(settings.log_level)
        opening = shared_opening()
        return cls(opening, settings, _renewal(opening, env, settings.workers))

    @asynccontextmanager
    async def lifespan(self, _app: object) -> AsyncIterator[None]:
        """Begin to open the assistant with the server, so that the first reader need not wait for it."""
        self._opening.start()
        if self._renewal is not None:
            self._renewal.start()
        try:
            yield
        finally:
            self._service.close()
            if self._renewal is not None:
                self._renewal.stop()


def _renewal(opening: Opening, env: Mapping[str, str], workers: int) -> Renewal:
    from assistant.settings import Settings
    from index.versions import Layout
    from interfaces.renewal import Renewal
    from interfaces.workers import WorkerPool, open_warm

    settings = Settings.from_env(env)
    pool = WorkerPool(partial(open_warm, settings), workers) if workers else None
    return Renewal(opening, Layout(settings.home).current, pool)
