"""What counts as something that a text names: its definition, or that there is none."""

import pytest


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("“主要经营人”按什么标准认定", "2"),
        ("怎么界定“重大失信行为”，“重大失信行为”如何判断", "10"),
        ("什么样的才算“重大失信行为”", "10"),
        ("欠摊租两个月算不算重大失信行为", "10"),
    ],
)
def test_a_term_that_is_only_used_is_not_defined(markets, question, clause):
    answer = markets(question)
    assert answer.status.value == "not_specified"
    assert answer.citations[0].clause_id == clause


@pytest.mark.parametrize("question", ["“广场集市”按什么标准认定", "哪些地方算“广场集市”"])
def test_a_term_that_is_defined_is_told_by_its_definition(markets, question):
    answer = markets(question)
    assert answer.status.value == "answered"
    assert "临时售卖场所" in answer.answer
