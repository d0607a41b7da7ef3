from __future__ import annotations

import pytest

from assistant.compose.requirement import compose_requirement
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, keys, written


@pytest.mark.parametrize(
    ("question", "clause_id", "missing"),
    [
        ("产业基地必须是国家级的才给钱吗？", "17", "国家级"),
        ("技术研发项目必须是国产软件才能申请吗？", "3", "国产软件"),
        ("直播基地要求最低营业额吗", "9", "最低营业额"),
        ("Must the industrial base be national-level?", "17", "national-level"),
        ("Does a digital equipment project need a patent?", "8", "patent"),
    ],
)
def test_what_no_clause_makes_a_condition(bench, question, clause_id, missing):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.NOT_SPECIFIED and keys(draft)[0] == (MEASURES, clause_id)
    assert f"“{missing}”" in written(draft)


@pytest.mark.parametrize(
    ("question", "clause_id", "words"),
    [
        ("公共服务平台要追加资助必须是省级的吗", "23", "省级公共服务平台"),
        ("动漫作品要拿奖励，必须得过国家级的奖吗？", "10", "经认定"),
        ("Must an animation work be certified to get the reward?", "10", "经认定"),
    ],
)
def test_what_the_clause_does_say(bench, question, clause_id, words):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.ANSWERED and keys(draft)[0] == (MEASURES, clause_id)
    assert words in written(draft)


@pytest.mark.parametrize("question", ["孵化器资助多少", "产业基地需要什么条件", "必须先登录吗"])
def test_other_questions_are_left_to_others(bench, question):
    assert compose_requirement(bench.inquire(question)) is None


def test_whether_it_goes_without(bench):
    draft = bench.compose("新型游戏没有版号能不能先申请研发那笔资助？")
    assert draft.status is AnswerStatus.NOT_SPECIFIED and keys(draft)[0] == (MEASURES, "11")
    assert "“版号”" in written(draft) and draft.amounts == []


def test_what_no_clause_is_near_is_made_no_condition(bench):
    assert bench.compose("个体户开网店卖衣服要不要交增值税").status is AnswerStatus.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "clause_id", "missing"),
    [
        ("Shenzhen's text requires trading platforms to be provincial level, right?", "20", "provincial level"),
        ("Clause 22 asks leading enterprises to have been in Shenzhen ten years, doesn't it?", "22", "ten years"),
    ],
)
def test_a_condition_taken_for_granted_is_corrected(bench, question, clause_id, missing):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.ANSWERED and keys(draft)[0] == (MEASURES, clause_id)
    assert missing in draft.lines[0].text and "a condition" in draft.lines[0].text


def test_a_condition_that_the_clause_names_is_not_denied(bench):
    assert "not make" not in written(bench.compose("The draft requires exporters to be certified, right?"))
