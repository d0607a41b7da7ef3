from __future__ import annotations

import pytest

from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, PLAN, keys, written


@pytest.mark.parametrize(
    ("question", "document", "parts", "rows", "money"),
    [
        ("给我概括一下深圳这份文件", MEASURES, "9 个部分，另有没有编号的“附则”", 10, "19 条条款写明了给多少钱"),
        ("概括国家行动计划的主要内容", PLAN, "4 个部分", 4, "没有规定资助金额"),
        ("深圳措施主要内容有哪些", MEASURES, "9 个部分", 10, "19 条条款写明了给多少钱"),
        ("Summarise the national plan for me", PLAN, "4 parts", 4, "no amount of support is fixed"),
        ("What is the plan about?", PLAN, "4 parts", 4, "no amount of support is fixed"),
    ],
)
def test_a_document_in_short_has_its_parts_and_its_sums(bench, question, document, parts, rows, money):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.ANSWERED
    assert parts in written(draft) and money in written(draft)
    assert {key[0] for key in keys(draft)} == {document}
    assert sum(line.style == "row" for line in draft.lines) == rows


def test_what_a_document_is_needs_no_contents(bench):
    assert not any(line.style == "row" for line in bench.compose("深圳这份是什么文件").lines)


@pytest.mark.parametrize("question", ["国家计划给多少钱", "国家计划有没有说要给企业多少钱", "How much money does the national plan give?"])
def test_a_text_without_sums_says_so_and_what_it_says_of_funding(bench, question):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.NOT_SPECIFIED and keys(draft)[0] == (PLAN, "4.3")
    assert not draft.amounts


@pytest.mark.parametrize("question", ["两份文件现在都有效吗", "Which of the two documents is in force?"])
def test_where_both_stand_is_sure(bench, question):
    draft = bench.compose(question)
    assert draft.settled and {key[0] for key in keys(draft)} == {PLAN, MEASURES}


def test_until_which_year_claims_no_year(bench):
    assert "不对" not in written(bench.compose("措施的有效期到哪一年"))


@pytest.mark.parametrize("question", ["what does motion capture mean?", "What does XR mean in this document?"])
def test_what_an_english_word_means_is_asked_of_that_word(bench, question):
    assert bench.understand(question).terms


def test_who_wants_to_know_does_not_describe_itself(bench):
    assert "profile" not in {ask.value for ask in bench.understand("我想知道动画片获得金猴奖有没有奖励").asks}


@pytest.mark.parametrize("question", ["我们是香港公司，能申请深圳的补贴吗", "Can a Hong Kong company apply in Shenzhen?"])
def test_a_company_from_hong_kong_is_one_from_elsewhere(bench, question):
    assert [a.name for a in bench.understand(question).attributes] == ["foreign_owned"]
