"""What rules say in set words, asked of a made-up ordinance."""

import pytest


@pytest.mark.parametrize(
    ("question", "clause", "said"),
    [
        ("办演艺证要交手续费么", "3", "不得收取任何费用"),
        ("Do I have to pay a fee for the street performer's licence?", "3", "不得收取任何费用"),
        ("街头演艺把公共绿地损坏了当布景，允许吗", "5", "损坏公共绿地的布景"),
        ("倒卖演艺摊位罚租金的多少倍", "7", "三倍至五倍"),
        ("Which body is the competent authority for street arts in the city?", "2", "市文化和旅游局"),
        ("街头演艺的主管部门是谁", "2", "市文化和旅游局"),
        ("演艺合同包括哪些事项", "4", "报酬标准"),
    ],
)
def test_the_set_words_are_found(ask, question, clause, said):
    answer = ask(question)
    assert answer.status.value == "answered"
    assert answer.citations[0].clause_id == clause
    assert said in answer.answer


def test_which_others_are_meant_is_left_to_who_determines_them(ask):
    answer = ask("市人民政府确定的其他区域是哪些")
    assert answer.status.value == "not_specified"
    assert (answer.citations[0].clause_id, answer.amounts) == ("9", [])


@pytest.mark.parametrize("question", ["演艺者要交押金吗", "街头演艺能用无人机吗", "转借演艺证罚多少倍"])
def test_what_no_words_say_is_not_said(ask, question):
    answer = ask(question)
    assert "不得收取" not in answer.answer
    assert "三倍" not in answer.answer or "倒卖" in answer.answer


def test_a_fee_is_no_procedure(rulebook):
    understood = rulebook._pipeline._reader._understander.understand("办演艺证要交手续费么")
    assert "apply" not in {ask.value for ask in understood.asks}
