from __future__ import annotations

import pytest

from assistant.compose.sort_asked import could_settle
from tests.assistant.workbench import MEASURES


def _sentence(view, part):
    return next(s for s in view.sentences if part in s.text)


@pytest.mark.parametrize(
    ("question", "clause", "part", "settles"),
    [
        ("孵化器资助几年", "16", "资助期限不超过3年", True),
        ("孵化器要成立满几年", "17", "最高500万元", False),
        ("孵化器资助按投入的百分之几算", "16", "最高200万元", False),
        ("谁负责解释", "25", "负责解释", True),
        ("新型游戏由哪家机构认定", "11", "最高200万元", False),
        ("产业投资基金募多少钱", "21", "最高200万元", False),
        ("孵化器给多少钱", "16", "最高200万元", True),
    ],
)
def test_a_sentence_settles_only_what_it_holds(bench, question, clause, part, settles):
    inquiry = bench.inquire(question)
    view = inquiry.views.get(MEASURES, clause)
    assert could_settle(inquiry, view, _sentence(view, part)) is settles
