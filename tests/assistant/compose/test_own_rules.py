from __future__ import annotations

import pytest

from assistant.compose.own_rules import compose_own_rules
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, PLAN, keys, written


@pytest.mark.parametrize(
    "question",
    ["龙岗区能不能自己出细则", "各区可以自行制定办法吗", "Can a district of Shenzhen make its own rules?"],
)
def test_what_is_left_to_the_districts_is_quoted(bench, question):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.ANSWERED and keys(draft) == [(MEASURES, "25")]
    assert "各区可结合本区实际情况" in written(draft)


def test_rules_of_the_district_itself_are_not_held(bench):
    assert "龙岗区自己的规定不在本资料库中" in written(bench.compose("龙岗区能不能自己出细则"))


@pytest.mark.parametrize("question", ["福田区有自己的办法吗", "龙岗区自己的规定是什么"])
def test_rules_that_a_district_may_have_are_not_answered_from_the_citys(bench, question):
    draft = bench.compose(question)
    assert draft.status is not AnswerStatus.ANSWERED and "不在本资料库中" in written(draft)


@pytest.mark.parametrize("question", ["区里可以自己再加钱吗", "Can the districts put in extra money of their own?"])
def test_money_of_the_districts_is_left_open(bench, question):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.NOT_SPECIFIED and keys(draft) == [(MEASURES, "25")] and not draft.amounts


def test_text_that_leaves_nothing_to_districts(bench):
    draft = compose_own_rules(bench.inquire("区里能不能自己出办法", documents=[PLAN]))
    assert draft.status is AnswerStatus.NOT_FOUND and "没有写明" in written(draft)


@pytest.mark.parametrize("question", ["孵化器资助多少", "宝安区的孵化器最高资助多少？", "区块链项目自己定措施吗"])
def test_other_questions_are_left_to_others(bench, question):
    assert compose_own_rules(bench.inquire(question)) is None


@pytest.mark.parametrize(
    ("question", "district"),
    [
        ("龙岗区有没有单独的补贴", "龙岗区"),
        ("福田区的补贴标准是多少，跟市里一样不", "福田区"),
        ("Does Longgang have its own subsidy?", "Longgang"),
        ("What are Futian's grants?", "Futian"),
    ],
)
def test_money_of_a_district_is_not_that_of_its_city(bench, question, district):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.NOT_SPECIFIED and keys(draft) == [(MEASURES, "25")] and not draft.amounts
    assert district in draft.lines[0].text


@pytest.mark.parametrize("question", ["龙岗区的游戏企业有什么补贴", "深圳有没有单独的补贴", "Nanshan studios: which grants?"])
def test_money_in_a_district_or_of_the_city_itself_is_left_to_others(bench, question):
    assert compose_own_rules(bench.inquire(question)) is None


@pytest.mark.parametrize(
    "question",
    ["Do companies in Nanshan get something extra?", "Does Longhua add anything on top?", "福田的企业另外有补贴吗"],
)
def test_what_a_district_adds_is_not_known(founding, question):
    answer = founding.answer(question)
    assert answer.status is AnswerStatus.NOT_SPECIFIED
    assert answer.citations[0].clause_id == "25"
    assert not answer.amounts
