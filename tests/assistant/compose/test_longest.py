"""Which support is given for the longest or the shortest time: deadlines and waiting times are none."""

from __future__ import annotations

import pytest

from assistant.contract import AnswerStatus
from tests.assistant.workbench import Workbench, opened_with

RULE = """临湖区码头扶持办法
第一条 对新建的码头，给予最高30万元资助，资助期限不超过3年。
第二条 对修缮的灯塔，给予最高20万元资助，资助期限不超过18个月。
第三条 申请人应当在30日内提交材料，逾期的，五年内不得再次申请。
第四条 本办法自2026年1月1日起施行，有效期十年。
"""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory):
    return Workbench(opened_with(tmp_path_factory.mktemp("harbour"), {"harbour": RULE}, embeddings="none"))


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("临湖区的资助期限最长的是哪一条", "1"),
        ("临湖区哪个支持的期限最短", "2"),
    ],
)
def test_the_period_of_a_sum_is_compared_and_no_deadline(harbour, question, clause):
    draft = harbour.compose(question)
    assert draft.status is AnswerStatus.ANSWERED
    assert [a.clause.clause_id for a in draft.amounts] == [clause]


@pytest.mark.parametrize("question", ["资助期限最长的是哪一条", "Which support runs the longest?"])
def test_the_only_period_is_called_the_only_one(bench, question):
    draft = bench.compose(question)
    assert [a.clause.clause_id for a in draft.amounts] == ["16"]
    assert "只有 1 项" in draft.lines[0].text or "Only one" in draft.lines[0].text
