"""The assistant with its real client, and a scripted service on loopback that it asks."""

from __future__ import annotations

from contextlib import closing, contextmanager

from pydantic import SecretStr

from assistant.contract import Answer
from assistant.llm.client import open_model
from assistant.llm.fake_server import FakeServer
from assistant.llm.settings import ModelSettings
from assistant.service import Assistant
from assistant.settings import Settings
from assistant.streaming import Delta
from tests.assistant.guarantees import check

CANARY = "sk-canary-51c7e2aa90"


@contextmanager
def served(plain, home, script, **settings):
    """An assistant over the library of ``plain`` that a service playing ``script`` words, and the service."""
    with FakeServer(script) as server:
        chosen = ModelSettings(name="qwen", base_url=server.url, key=SecretStr(CANARY), **settings)
        with closing(open_model(chosen, home)) as model:
            options = Settings(home=home, embeddings="none", model=chosen)
            yield Assistant(options, plain.library, plain.index, model=model), server


def streamed(assistant, question, **options):
    """The last event of a streamed answer, and the text shown before it came."""
    *pieces, last = assistant.stream(question, **options)
    assert isinstance(last, Answer) and all(isinstance(piece, Delta) for piece in pieces)
    return last, "".join(piece.text for piece in pieces)


def kept(answer, plain, question, **options):
    """Assert every guarantee of an answer, and that nothing decided without the model differs."""
    expected = plain.answer(question, **options)
    check(answer, plain.library)
    assert answer.status is expected.status
    assert answer.amounts == expected.amounts
    return expected
