"""Fakes in the place of the real assistant, for tests of the surfaces alone."""

from __future__ import annotations

import pytest

from interfaces.cli.context import Context
from tests.interfaces.fakes import FakeAssistant, FakeIndex


@pytest.fixture
def fake_assistant():
    return FakeAssistant()


@pytest.fixture
def fake_context(monkeypatch, fake_assistant):
    """The command line on the fake assistant."""
    monkeypatch.setattr(Context, "assistant", lambda self: fake_assistant)
    monkeypatch.setattr(Context, "library", lambda self: fake_assistant.library)
    monkeypatch.setattr(Context, "index", lambda self, library: FakeIndex())
    return fake_assistant
