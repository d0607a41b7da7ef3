"""How a breach is punished, where another clause than the one that punishes it forbids the deed."""

import pytest


@pytest.mark.parametrize(
    "question",
    [
        "集市上用高音喇叭招揽顾客，罚多少",
        "卖没检疫的熟食会被罚多少钱",
        "摊子占用盲道怎么处罚，罚款多少",
        "What is the fine for a market that blocks the tactile paving, 占用盲道?",
    ],
)
def test_the_fine_is_found_by_the_number_of_the_clause_that_forbids(markets, question):
    answer = markets(question)
    assert [(a.clause_id, a.min, a.max) for a in answer.amounts] == [("11", 2000, 8000)]


@pytest.mark.parametrize("question", ["无人机飞越医院上空罚多少", "表演惊扰候鸟会怎么处罚"])
def test_a_fine_that_is_left_to_other_laws_is_not_given(markets, question):
    answer = markets(question, "drones")
    assert (answer.status.value, answer.amounts) == ("not_specified", [])
    assert answer.citations[0].clause_id == "2"
    assert "依照航空安全的法律" in answer.answer


@pytest.mark.parametrize("question", ["集市能不能用高音喇叭", "广场集市设立补助多少钱"])
def test_what_asks_for_no_fine_is_told_none(markets, question):
    assert "罚款" not in markets(question).answer
