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

OTHER_TRADES = [
    "短视频出海最高多少",
    "云旅游出海能拿多少",
    "元宇宙项目出海能拿多少",
    "直播平台出海能拿多少",
    "VR装备出口补多少",
    "孵化器出海有多少钱",
    "人工智能艺术卖到欧洲补多少",
    "网络文学出海有补贴吗",
    "我们的网文要卖到海外，政府给不给补助",
    "exporting short videos: how much?",
    "How much can a live-streaming company get for expanding overseas?",
    "is there funding for exporting web novels?",
]
"""Trades whose own clause gives a sum for something else and says nothing of exports."""


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


@pytest.mark.parametrize("question", OTHER_TRADES)
def test_no_sum_for_a_trade_is_told_for_its_exports(shipped, question):
    answer = shipped.answer(question)
    assert answer.status is AnswerStatus.NOT_SPECIFIED
    assert answer.amounts == [] and cited(answer)[0] == (MEASURES, "19")
    check(answer, shipped.library)


@pytest.mark.parametrize("question", ["短视频有多少钱", "VR装备补多少", "孵化器能拿多少", "云旅游最高多少"])
def test_the_sum_for_the_trade_itself_stays(shipped, question):
    answer = shipped.answer(question)
    assert answer.status is AnswerStatus.ANSWERED and answer.amounts


def test_a_text_about_exports_need_not_say_so_again(tmp_path):
    path = tmp_path / "exports.txt"
    path.write_text(
        "云塘县支持农产品出口办法\n\n第一条 为扩大农产品出口，制定本办法。\n\n"
        "第二条 对茶叶企业，给予最高30万元奖励。\n\n第三条 本办法由县商务局负责解释。\n",
        encoding="utf-8",
    )
    opened = Assistant.open(Settings(home=tmp_path / "home"))
    opened.add([path])
    answer = opened.answer("茶叶出口能拿多少钱", documents=["exports"])
    assert [a.value for a in answer.amounts] == [300_000]


@pytest.mark.parametrize("question", ["做游戏出口能拿多少钱", "我们搞影视出海，最高多少"])
def test_the_verb_before_an_export_names_no_trade_of_its_own(founding, question):
    answer = founding.answer(question)
    assert answer.status is AnswerStatus.NOT_SPECIFIED and answer.amounts == []
    assert answer.citations[0].clause_id == "19"
