from __future__ import annotations

import pytest

from assistant.compose.members import compose_destination, compose_members, compose_unnamed_place
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, PLAN, keys, written


@pytest.mark.parametrize(
    "question",
    [
        "一带一路沿线国家包括哪些",
        "哪些国家属于一带一路",
        "“一带一路”沿线国家具体是哪些国家",
        "Which countries are along the Belt and Road?",
        "Which foreign countries count as 'along the Belt and Road'?",
    ],
)
def test_a_group_that_no_text_lists_stays_open(bench, question):
    draft = bench.compose(question, documents=[PLAN])
    assert draft.status is AnswerStatus.NOT_SPECIFIED and draft.settled and keys(draft) == [(PLAN, "ch1")]
    assert "没有给出名单" in written(draft) or "gives no list" in written(draft)


@pytest.mark.parametrize(
    "question", ["沿线国家有哪些支持政策", "一带一路有哪些支持", "面向沿线国家开展哪些培训", "深圳有哪些补贴"]
)
def test_what_there_is_for_a_group_is_another_question(bench, question):
    assert compose_members(bench.inquire(question)) is None


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("深圳措施提到要向哪些国家和地区提供数字化产品", (MEASURES, "19")),
        ("In which countries should exhibitions of Chinese animation be held with support?", (PLAN, "3.3")),
    ],
)
def test_where_something_is_to_go_is_answered_by_the_word_of_the_text(bench, question, held):
    draft = compose_destination(bench.inquire(question))
    assert draft is not None and draft.status is AnswerStatus.ANSWERED and keys(draft) == [held]


@pytest.mark.parametrize("question", ["30个数字化项目各在哪些国家做", "哪些国家级平台被点名支持创新发展"])
def test_where_each_of_a_number_goes_is_left_to_others(bench, question):
    assert compose_destination(bench.inquire(question)) is None


@pytest.mark.parametrize(
    "question", ["Does the plan name Kazakhstan as a partner for animation?", "行动计划点名了哈萨克斯坦吗", "计划里有没有提到东南亚"]
)
def test_a_place_that_no_text_names_is_not_named_by_its_group(bench, question):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.NOT_FOUND and draft.settled


@pytest.mark.parametrize("question", ["行动计划提到新疆了吗", "Does the Shenzhen draft mention Guangdong?"])
def test_a_place_that_a_text_names_is_left_to_others(bench, question):
    assert compose_unnamed_place(bench.inquire(question)) is None


@pytest.mark.parametrize(
    "question",
    [
        "Is Singapore a Belt and Road country under the plan?",
        "Does the national plan cover Vietnam?",
        "Is Indonesia among the countries along the route?",
        "Which countries does the national plan cover?",
        "越南算沿线国家吗？",
        "国家行动计划覆盖哪些国家？",
    ],
)
def test_a_group_that_is_not_listed_leaves_open_who_is_of_it(founding, question):
    answer = founding.answer(question)
    assert answer.status is AnswerStatus.NOT_SPECIFIED
    assert [c.clause_id for c in answer.citations] == ["ch1"]
    assert "中国”具体" not in answer.answer
    assert "“china”" not in answer.answer.lower()


def test_what_a_plan_covers_may_be_a_trade(founding):
    assert founding.answer("Does the national plan cover translation?").status is AnswerStatus.ANSWERED
