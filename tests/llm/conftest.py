from __future__ import annotations

import pytest

from assistant.service import Assistant
from assistant.settings import Settings
from assistant.writing.judge import Judge


@pytest.fixture(scope="session")
def judge(tmp_path_factory):
    """A judge over the founding documents."""
    assistant = Assistant.open(Settings(home=tmp_path_factory.mktemp("judge"), embeddings="none"))
    return Judge(assistant.library, assistant.index)
