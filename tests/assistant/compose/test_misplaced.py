from __future__ import annotations

import pytest

from assistant.compose.misplaced import compose_misplaced
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, PLAN, keys, written


@pytest.mark.parametrize(
    ("question", "claimed", "held"),
    [
        ("Clause 8 is where film studios get their cash, no?", (MEASURES, "8"), (MEASURES, "9")),
        ("Incubator money's in clause 18, isn't it?", (MEASURES, "18"), (MEASURES, "16")),
        ("孵化器是在第十八条吧", (MEASURES, "18"), (MEASURES, "16")),
        ("动漫奖励是第十一条，对吗", (MEASURES, "11"), (MEASURES, "10")),
        ("Is the animation award in clause 11?", (MEASURES, "11"), (MEASURES, "10")),
        ("Box 3 is about training, isn't it?", (PLAN, "box3"), (PLAN, "box5")),
        ("专栏2是讲人才培训的吧", (PLAN, "box2"), (PLAN, "box5")),
    ],
)
def test_what_stands_in_another_clause_is_put_there(bench, question, claimed, held):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.ANSWERED and keys(draft)[0] == held and claimed in keys(draft)
    assert "does not speak of" in written(draft) or "没有涉及" in written(draft)


@pytest.mark.parametrize(
    "question",
    [
        "Clause 16 is about incubators, right?",
        "区块链写在第十二条吗",
        "Is support for exports in clause 18?",
        "第十八条给孵化器多少",
        "Clause 22 pays newcomers five million, doesn't it?",
        "Is quantum computing in clause 4?",
    ],
)
def test_what_stands_there_or_nowhere_is_left_to_others(bench, question):
    assert compose_misplaced(bench.inquire(question)) is None
