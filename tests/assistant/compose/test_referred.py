from __future__ import annotations

import pytest

from assistant.compose.referred import compose_referred
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, keys, written


@pytest.mark.parametrize(
    "question",
    [
        "Which rule does the draft refer to for the detailed standards?",
        "What other document do the measures point to for the exact amounts?",
        "细节要看哪个办法",
    ],
)
def test_the_rule_that_clauses_point_to_with_each_of_them(bench, question):
    draft = compose_referred(bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED
    assert {key for key in keys(draft)} == {(MEASURES, c) for c in ("10", "11", "12", "19", "23", "25")}
    assert "深圳市文化产业专项资金资助办法" in written(draft)


@pytest.mark.parametrize(
    "question",
    [
        "Which rule does the games clause refer to?",
        "第十条指向哪个办法",
        "Which clauses refer to incubators?",
        "按什么标准评定",
    ],
)
def test_of_one_thing_or_clause_it_is_left_to_the_other_composers(bench, question):
    assert compose_referred(bench.inquire(question)) is None
