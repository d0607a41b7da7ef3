from __future__ import annotations

import socket

import pytest
from pydantic import SecretStr

from assistant.llm.client import ServiceModel
from assistant.llm.settings import ModelSettings

CANARY = "sk-canary-0f3a9c77d1"


@pytest.fixture
def nobody():
    """An address at which nothing listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    return f"http://127.0.0.1:{port}/v1"


@pytest.fixture
def client(tmp_path):
    """Opens clients of an address and closes them at the end."""
    opened = []

    def open_client(url, *, breaker=None, budget=None, **settings):
        chosen = ModelSettings(name="qwen", base_url=url, key=SecretStr(CANARY), **settings)
        opened.append(ServiceModel(chosen, tmp_path / "model", breaker=breaker, budget=budget))
        return opened[-1]

    yield open_client
    for model in opened:
        model.close()
