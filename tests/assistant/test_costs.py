from __future__ import annotations

import pytest

from assistant.contract import AnswerStatus
from assistant.understanding.vocabulary import phrases


@pytest.mark.parametrize(
    ("questions", "clause_id", "cost"),
    [
        (("游戏出口能拿多少钱", "律师费给报吗"), "19", "律师费"),
        (("产业基地能给多少", "水电费呢"), "17", "水电费"),
        (("产业基地能给多少", "装修费算不算", "那差旅费呢"), "17", "差旅费"),
        (("How much can an incubator get?", "are legal fees covered?"), "16", "legal fees"),
        (("How much can an incubator get?", "and rent?"), "16", "rent"),
    ],
)
def test_a_cost_that_no_text_prints_is_left_open_by_the_clause_just_told_of(converse, questions, clause_id, cost):
    answer = converse(*questions)
    assert answer.status is AnswerStatus.NOT_SPECIFIED and not answer.amounts
    assert [c.clause_id for c in answer.citations][:1] == [clause_id] and f"“{cost}”" in answer.answer


@pytest.mark.parametrize(
    "questions",
    [("律师费给报吗",), ("深圳有没有给咖啡馆的补贴", "律师费给报吗"), ("孵化器给多少", "北京的律师费给报吗")],
)
def test_after_nothing_or_a_refusal_a_cost_is_not_found(converse, questions):
    assert converse(*questions).status is AnswerStatus.NOT_FOUND


@pytest.mark.parametrize(
    "text", ["消费有补贴吗", "免费吗", "孵化器多少钱", "what fees does clause 5 set?", "经费从哪来"]
)
def test_what_asks_of_no_cost_is_none(text):
    assert phrases("asks_of_a_cost").fullmatch(text) is None
