"""How a deed is punished, with its graver degrees and the fines among them; which deeds are dealt with."""

import pytest


def test_the_graver_degree_and_its_fine_are_told_beside_the_warning(moorings):
    answer = moorings("游船超员载客会怎么罚？")
    assert answer.citations[0].clause_id == "4"
    assert "警告" in answer.answer and "九千元" in answer.answer
    assert [(a.min, a.max) for a in answer.amounts] == [(3000.0, 9000.0)]


def test_a_fine_of_so_many_times_the_price_is_no_sum(moorings):
    answer = moorings("倒卖船票要受什么处罚？")
    assert answer.status.value == "answered" and "五倍" in answer.answer
    assert answer.amounts == []


@pytest.mark.parametrize(
    "question", ["哪些行为会被处理？", "在码头做了什么会被追究？", "Which acts are dealt with under the rules on piers?"]
)
def test_the_deeds_are_told_with_the_list_whatever_stop_opens_it(moorings, question):
    answer = moorings(question)
    assert answer.citations[0].clause_id == "5" and "油污" in answer.answer


def test_what_is_no_fine_is_not_told_as_one(moorings):
    answer = moorings("游船超员载客会怎么罚？")
    assert 200000.0 not in [a.value for a in answer.amounts]
