from __future__ import annotations

import pytest

from tests.assistant.writing.scripts import assistant_with, reply

QUESTION = "How much can an incubator get at most?"
TRUE = ("Incubators that run well and give a good example can get {16a}.", "16")


@pytest.mark.parametrize("empty", ["One sentence, one paragraph.", "This is a summary of the document.", "This is the answer."])
def test_a_sentence_without_content_is_not_shown(empty, founding):
    assistant, _ = assistant_with(founding, reply((empty, "16"), TRUE), reply())
    answer = assistant.answer(QUESTION, language="en")
    assert empty.rstrip(".") not in answer.answer
