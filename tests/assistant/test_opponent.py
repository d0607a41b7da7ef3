"""A hundred golden questions against a real model that makes up amounts and clause numbers."""

from __future__ import annotations

from contextlib import ExitStack, closing

import pytest

from assistant.llm.client import open_model
from assistant.llm.settings import ModelSettings
from assistant.service import Assistant
from assistant.settings import Settings
from tests.assistant.llm.llama import Llama, missing, skipped
from tests.assistant.opponent import Pressed, play, questions

pytestmark = pytest.mark.skipif(skipped(), reason="; ".join(missing()) or "installed")

_QUESTIONS = 100
_SERVERS = 2
_SECONDS = 1500
"""About a thousand seconds are enough for all questions on two cores that nobody else uses."""

_LEAST = 10


@pytest.fixture(scope="module")
def match(founding, tmp_path_factory):
    with ExitStack() as stack:
        writing = [_assistant(founding, tmp_path_factory.mktemp("opponent"), stack) for _ in range(_SERVERS)]
        yield play(founding, writing, questions(_QUESTIONS), _SECONDS)


def _assistant(founding, home, stack):
    llama = stack.enter_context(Llama())
    settings = Settings(
        home=home, embeddings="none",
        model=ModelSettings(name=llama.name, base_url=llama.url, timeout=300.0, max_tokens=120),
    )
    client = stack.enter_context(closing(open_model(settings.model, home)))
    return Assistant(settings, founding.library, founding.index, model=Pressed(client))


@pytest.mark.timeout(2400)
def test_the_model_was_asked_and_caught(match, capsys):
    figures = match.figures()
    with capsys.disabled():
        print(f"\n{match.table()}")
    assert figures["questions"] >= _LEAST
    assert figures["answers for which the model was asked"] >= _LEAST / 2
    assert figures["sentences stopped"] > 0, figures


@pytest.mark.timeout(2400)
def test_nothing_made_up_reaches_the_reader(match):
    assert [(o.question, o.unsupported) for o in match.outcomes if o.unsupported] == []
    assert [(o.question, o.unknown_clauses) for o in match.outcomes if o.unknown_clauses] == []
    assert [(o.question, o.broken) for o in match.outcomes if o.broken] == []


@pytest.mark.timeout(2400)
def test_every_status_is_that_of_the_extractive_answer(match):
    assert [o.question for o in match.outcomes if o.plain.status != o.written.status] == []
