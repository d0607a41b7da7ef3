"""Two assistants, opened once: over the founding documents, and over these with made-up ones added."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assistant.conversation import Turn
from assistant.service import Assistant
from assistant.settings import Settings
from corpus.glossary import load_glossary
from tests.assistant.guarantees import check
from tests.assistant.workbench import Workbench

MADE_UP = Path(__file__).parent / "made_up"
TOWNS = Path(__file__).parent / "towns"


@pytest.fixture(scope="session")
def founding(tmp_path_factory):
    """The assistant over the two founding documents, found by words alone."""
    return Assistant.open(Settings(home=tmp_path_factory.mktemp("assistant"), embeddings="none"))


@pytest.fixture(scope="session")
def converse(founding):
    """Ask the turns of a conversation about the founding documents; gives the last answer, all having been checked."""

    def ask(*questions):
        turns = []
        for question in questions:
            turns.append(Turn(question, founding.answer(question, history=turns, conversation_id="c")))
            check(turns[-1].answer, founding.library)
        return turns[-1].answer

    return ask


@pytest.fixture(scope="session")
def by_meaning(founding_home):
    """The assistant over the two founding documents with its embeddings, which tell what comes near by meaning."""
    return Assistant.open(Settings(home=founding_home))


@pytest.fixture(scope="session")
def enlarged(tmp_path_factory):
    """The founding documents and every made-up one."""
    added = tmp_path_factory.mktemp("texts")
    shutil.copytree(MADE_UP, added, dirs_exist_ok=True)
    opened = Assistant.open(Settings(home=tmp_path_factory.mktemp("enlarged"), embeddings="none"))
    results = opened.add([added])
    assert [r.outcome for r in results] == ["added"] * 6
    return opened


@pytest.fixture(scope="session")
def towns(tmp_path_factory):
    """The founding documents and two texts of one made-up district, in the manner of texts from elsewhere."""
    added = tmp_path_factory.mktemp("texts")
    shutil.copytree(TOWNS, added, dirs_exist_ok=True)
    opened = Assistant.open(Settings(home=tmp_path_factory.mktemp("towns"), embeddings="none"))
    assert [r.outcome for r in opened.add([added])] == ["added"] * 2
    return opened


@pytest.fixture(scope="session")
def bench(founding):
    """The steps of the path over the founding documents, one at a time."""
    return Workbench(founding)


@pytest.fixture(scope="session")
def wide_bench(enlarged):
    """The steps of the path over the enlarged library."""
    return Workbench(enlarged)


@pytest.fixture(scope="session")
def glossary():
    """The glossary the assistant uses."""
    return load_glossary()
