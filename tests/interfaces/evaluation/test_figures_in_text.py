from __future__ import annotations

import pytest

from interfaces.evaluation.figures_in_text import numbers_in, unsupported_numbers
from tests.interfaces.fakes import answer_about_lighthouses, lighthouse_document


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("最高200万元", {2_000_000}),
        ("up to RMB 2 million (2,000,000)", {2_000_000}),
        ("占20%，3 年", {0.2, 3}),
        ("２.5亿", {250_000_000}),
        ("no figure", set()),
    ],
)
def test_figures_are_read_with_their_units(text, values):
    assert numbers_in(text) == values


@pytest.mark.parametrize(
    ("text", "unsupported"),
    [
        ("最高30万元[1]，即300,000元，不超过2年[1]。", []),
        ("RMB 0.3 million [1]", []),
        ("最高50万元[1]。", [500_000]),
        ("第9条[1]。", [9]),
    ],
)
def test_a_figure_that_no_cited_clause_holds_is_found(text, unsupported):
    answer = answer_about_lighthouses("灯塔").model_copy(update={"answer": text})
    assert unsupported_numbers(answer, [lighthouse_document()], "灯塔多少钱") == unsupported


def test_a_figure_of_the_question_may_be_repeated():
    answer = answer_about_lighthouses("灯塔").model_copy(update={"answer": "不是500万元。"})
    assert unsupported_numbers(answer, [lighthouse_document()], "灯塔最高500万元对吗") == []
