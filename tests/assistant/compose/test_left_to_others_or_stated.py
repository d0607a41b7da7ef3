"""Criteria that a text leaves to later rules, and points that it states in words of its own."""

import pytest


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("年度五星码头是按什么标准评的？", "3"),
        ("要达到什么条件才能评上红旗码头？", "2"),
        ("民间船歌怎么保护？", "10"),
    ],
)
def test_criteria_and_manner_that_are_not_laid_down_are_left_open(moorings, question, clause):
    answer = moorings(question)
    assert answer.status.value == "not_specified" and not answer.amounts
    assert answer.citations[0].clause_id == clause


@pytest.mark.parametrize(
    ("question", "clause", "told"),
    [
        ("当码头管理员，社保要交满几年？", "6", "3年"),
        ("码头名录由谁来定？", "7", "水务"),
        ("谁检查名录执行得怎么样？", "7", "督促检查"),
        ("交税超过200万的游船公司，职工孩子上公办幼儿园能有几个名额？", "8", "3名"),
    ],
)
def test_a_point_that_the_clause_states_is_told(moorings, question, clause, told):
    answer = moorings(question)
    assert answer.status.value == "answered" and not answer.amounts
    assert answer.citations[0].clause_id == clause and told in answer.answer
