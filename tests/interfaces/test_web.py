from __future__ import annotations

import urllib.request
from pathlib import Path

import pytest
from streamlit import config
from streamlit.web.server.app_discovery import discover_asgi_app
from streamlit.web.server.server_util import is_url_from_allowed_origins

from interfaces.web import PAGE, configure_streamlit

APP = Path(__file__).resolve().parents[2] / "app.py"


def test_streamlit_itself_finds_the_app():
    found = discover_asgi_app(APP)
    assert found.is_asgi_app and found.app_name == "app"
    assert PAGE.is_file()


def test_nothing_leaves_for_elsewhere():
    configure_streamlit()
    assert config.get_option("browser.gatherUsageStats") is False
    assert config.get_option("client.allowedOrigins") == []
    assert "sans-serif" in config.get_option("theme.font")


def test_refusing_a_foreign_origin_calls_no_other_host(monkeypatch):
    configure_streamlit()

    def refuse(*args, **kwargs):
        raise AssertionError("a request to another host")

    monkeypatch.setattr("streamlit.net_util._make_blocking_http_get", refuse)
    monkeypatch.setattr(urllib.request, "urlopen", refuse)
    assert is_url_from_allowed_origins("http://elsewhere.invalid") is False


@pytest.mark.parametrize("origin", ["http://localhost:8501", "http://127.0.0.1:8501"])
def test_the_own_origin_is_allowed(origin):
    configure_streamlit()
    assert is_url_from_allowed_origins(origin) is True
