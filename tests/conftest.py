"""Every test gets a home and an environment of its own."""

from __future__ import annotations

import os

import pytest


@pytest.fixture(autouse=True)
def isolated_environment(tmp_path_factory, monkeypatch):
    """No test sees the user's home, settings, keys or locale, and no two tests share a home."""
    for name in list(os.environ):
        if name.startswith(("TIAOWEN_", "OPENAI_", "STREAMLIT_", "LC_")) and name != "TIAOWEN_CHROMIUM":
            monkeypatch.delenv(name)
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("TIAOWEN_HOME", str(home))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.setenv("LANG", "C.UTF-8")
    return home


@pytest.fixture(scope="session")
def founding_home(tmp_path_factory):
    """A home whose index over the founding documents is built; tests only read it."""
    from assistant.service import Assistant
    from assistant.settings import Settings

    home = tmp_path_factory.mktemp("founding")
    Assistant.open(Settings(home=home))
    return home
