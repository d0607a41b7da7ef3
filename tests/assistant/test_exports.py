"""The mission's question in many wordings: no sum is fixed for exports, and none of another clause may be told."""

import pytest

from assistant.contract import AnswerStatus
from assistant.service import Assistant
from assistant.settings import Settings
from tests.assistant.guarantees import check
from tests.assistant.workbench import MEASURES, cited

QUESTIONS = [
    "How much can a game export project get?",
    "How much could a Shenzhen games studio get for taking its game overseas?",
    "Our studio in Shenzhen is about to publish its mobile game in Southeast Asia. How much funding can we get?",
    "We want to sell our game abroad - what's the maximum grant in Shenzhen?",
    "What is the ceiling of support for launching our game internationally?",
    "How much does Shenzhen pay a company that breaks into the Japanese market with its games?",
    "游戏出海能拿多少钱",
    "我们工作室想把手游发到东南亚，深圳给多少补贴",
    "深圳游戏企业打进国际市场有多少资助",
    "做游戏的公司在海外上线产品，深圳最高补多少",
    "把遊戲賣到國外去，深圳有多少獎勵",
]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    """The assistant as it is shipped, with the bundled embeddings."""
    return Assistant.open(Settings(home=tmp_path_factory.mktemp("shipped")))


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_sum_is_told_for_a_game_that_goes_abroad(shipped, question):
    answer = shipped.answer(question)
    assert answer.status is AnswerStatus.NOT_SPECIFIED
    assert answer.amounts == [] and cited(answer)[0] == (MEASURES, "19")
    assert "no amount" in answer.answer or "没有规定具体金额" in answer.answer
    assert "responsible body" not in answer.answer
    check(answer, shipped.library)


@pytest.mark.parametrize("question", QUESTIONS)
def test_nor_without_embeddings(founding, question):
    answer = founding.answer(question)
    assert answer.status is AnswerStatus.NOT_SPECIFIED and answer.amounts == []
