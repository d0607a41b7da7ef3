from __future__ import annotations

import pytest

from assistant.compose.standards import compose_standards
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, keys


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("what is the difference between certified and eligible?", "9"),
        ("经认定和符合条件有什么区别", "9"),
        ("What's the difference between outstanding and certified projects?", "8"),
    ],
)
def test_words_that_the_text_uses_side_by_side_and_explains_nowhere(bench, question, clause):
    draft = compose_standards(bench.inquire(question))
    assert draft.status is AnswerStatus.NOT_SPECIFIED
    assert keys(draft) == [(MEASURES, clause), (MEASURES, "25")]


@pytest.mark.parametrize(
    "question",
    ["经认定的基地和符合条件的影棚有什么区别", "What does certified mean?", "孵化器和产业基地有什么区别"],
)
def test_things_that_are_qualified_so_are_compared_themselves(bench, question):
    assert compose_standards(bench.inquire(question)) is None
