"""The API on the fake assistant, without Streamlit's pages."""

from __future__ import annotations

import shutil

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.records import Records
from assistant.settings import Settings
from interfaces.http.settings import HttpSettings
from interfaces.opening import Opening
from interfaces.web import Web
from tests.interfaces.http.running import running


@pytest.fixture
def make_client(fake_assistant, tmp_path):
    """Builds a client of the API under given settings; ``open_assistant`` opens another assistant."""

    def make(settings=None, open_assistant=None, records=None, **options):
        opening = Opening(
            open_assistant or (lambda progress: fake_assistant), lambda: records or Records.open(Settings(tmp_path))
        )
        web = Web(opening, settings or HttpSettings())
        return TestClient(Starlette(routes=web.routes, middleware=web.middleware), **options)

    return make


@pytest.fixture
def client(make_client):
    return make_client()


@pytest.fixture(scope="session")
def served_home(founding_home, tmp_path_factory):
    """A copy of the founding home for a real server."""
    home = tmp_path_factory.mktemp("served") / "home"
    shutil.copytree(founding_home, home)
    return home


@pytest.fixture(scope="session")
def server(served_home):
    """The address of a real server with two workers."""
    with running(served_home) as address:
        yield address
