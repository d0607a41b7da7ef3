"""How many things a clause lists."""

import pytest


@pytest.mark.parametrize(
    ("question", "clause", "count"),
    [
        ("摊主一共有几项权利", "3", "4 项"),
        ("集市不得有的情形一共列了几种", "4", "3 项"),
        ("摊主享有的权利有几条", "3", "4 项"),
    ],
)
def test_the_items_of_a_list_are_counted(markets, question, clause, count):
    answer = markets(question)
    assert answer.citations[0].clause_id == clause
    assert count in answer.answer


@pytest.mark.parametrize("question", ["一个摊主最多租几个摊位", "集市一年办几场"])
def test_a_number_that_is_set_is_not_that_of_a_list(markets, question):
    assert "一共列出" not in markets(question).answer


@pytest.mark.parametrize(
    ("question", "clause", "said"),
    [
        ("集市日程每年什么时候公布", "8", "下半年"),
        ("一家人最多几名能同时承租摊位", "9", "两名"),
        ("同一份摊位合同能变更几次姓名", "14", "一次"),
    ],
)
def test_when_in_the_year_and_how_many_together(markets, question, clause, said):
    answer = markets(question)
    assert (answer.status.value, answer.citations[0].clause_id) == ("answered", clause)
    assert said in answer.answer


@pytest.mark.parametrize("question", ["清洁服务费具体怎么收", "清洁服务费收多少钱"])
def test_details_left_to_others_in_the_next_sentence_are_not_settled_by_the_first(markets, question):
    answer = markets(question)
    assert (answer.status.value, answer.citations[0].clause_id) == ("not_specified", "7")
