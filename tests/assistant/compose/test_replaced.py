from __future__ import annotations

import pytest

from assistant.compose.replaced import compose_replaced
from assistant.contract import AnswerStatus
from tests.assistant.workbench import Workbench, keys, opened_with

RULES = """青岭县人才住房管理办法

第一条 为规范人才住房，制定本办法。
第二条 公寓租金按市场价的五折收取。
第三条 本办法自2026年1月1日起施行。2019年印发的《青岭县人才安居暂行办法》同时废止。
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory):
    """The steps of the path over rules that end an earlier one."""
    return Workbench(opened_with(tmp_path_factory.mktemp("replaced"), {"housing": RULES}, embeddings="none"))


@pytest.mark.parametrize(
    "question", ["2019年那个暂行办法现在还管用吗", "Does the interim scheme from 2019 still apply to new applicants?"]
)
def test_an_earlier_rule_is_told_by_the_clause_that_ends_it(rules, question):
    draft = compose_replaced(rules.inquire(question, documents=["housing"]))
    assert draft.status is AnswerStatus.ANSWERED and keys(draft) == [("housing", "3")]


@pytest.mark.parametrize("question", ["这个办法还有效吗", "2026年的办法还有效吗", "2019年印发了什么", "2018年的办法还有效吗"])
def test_this_rule_or_one_that_it_does_not_end_is_not(rules, question):
    assert compose_replaced(rules.inquire(question, documents=["housing"])) is None
