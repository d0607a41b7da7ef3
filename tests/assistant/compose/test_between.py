from __future__ import annotations

import pytest

from assistant.compose.between import compose_conflict, compose_funding
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, PLAN, keys, written


@pytest.mark.parametrize(
    "question", ["Does the national plan give money to companies directly?", "国家计划直接给企业发钱吗"]
)
def test_a_text_without_sums_says_so_and_how_it_funds(bench, question):
    draft = compose_funding(bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED and not draft.amounts
    assert keys(draft) == [(PLAN, "4.3")]
    assert "专项资金" in written(draft)


def test_the_text_that_states_sums_comes_first_with_their_number(bench):
    draft = compose_funding(bench.inquire("深圳的政策和国家的政策哪个管钱"))
    assert [document for document, _ in keys(draft)] == [MEASURES, PLAN]
    (count,) = draft.lines[0].derived
    assert count == len({f.clause_id for f in bench.assistant.answer("哪些条款规定了资助金额？").amounts})


@pytest.mark.parametrize(
    "question",
    ["Does the plan give money for dubbing?", "孵化器给钱吗", "国家计划给译制配音出钱吗", "谁来申请", "给多少钱"],
)
def test_money_for_one_thing_is_no_question_of_whole_texts(bench, question):
    assert compose_funding(bench.inquire(question)) is None


@pytest.mark.parametrize(
    "question",
    [
        "两个文件冲突听谁的",
        "国家和深圳的规定不一致，以哪个为准？",
        "If the two documents conflict, which one prevails?",
    ],
)
def test_no_text_says_which_one_prevails(bench, question):
    draft = compose_conflict(bench.inquire(question))
    assert draft.status is AnswerStatus.NOT_SPECIFIED
    assert keys(draft) == [(PLAN, "head"), (MEASURES, "head")]


@pytest.mark.parametrize(
    "question", ["当地风俗不一样，做内容该怎么办", "谁来解释这个措施", "Which clause applies to games?"]
)
def test_other_differences_are_no_conflict_of_texts(bench, question):
    assert compose_conflict(bench.inquire(question)) is None


def test_one_text_against_the_other_asks_of_both(bench):
    draft = bench.compose("本措施跟国家计划冲突听谁的")
    assert draft.status is AnswerStatus.NOT_SPECIFIED
    assert {key[0] for key in keys(draft)} == {PLAN, MEASURES}


@pytest.mark.parametrize(
    "question",
    [
        "国家计划的钱都花在哪些地方",
        "国家计划资金用途有哪些",
        "What will the money of the national plan be spent on?",
        "Where does the national plan's funding go?",
    ],
)
def test_what_the_money_of_a_text_without_sums_goes_to(founding, question):
    answer = founding.answer(question)
    assert answer.status is AnswerStatus.ANSWERED and {c.clause_id for c in answer.citations} == {"4.3"}
