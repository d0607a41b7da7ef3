from __future__ import annotations

import pytest

from assistant.writing.judge import Judge
from assistant.writing.reply import Claim


@pytest.fixture(scope="session")
def judge(founding):
    """A judge over the founding documents."""
    return Judge(founding.library, founding.index)


@pytest.fixture(scope="session")
def fault(judge):
    """The code of the fault of one sentence; None where it passes."""

    def found(question, text, *sources):
        verdict = judge.judge(question, [Claim(text, sources)])[0]
        return verdict.fault.code if verdict.fault else None

    return found
