from __future__ import annotations

import pytest

from assistant.contract import AnswerStatus


@pytest.mark.parametrize(
    ("questions", "amounts"),
    [
        (("第二十二条有几笔钱", "500万是给谁的"), [("22", "最高500万元")]),
        (("How much does clause 22 pay?", "the 2 million one, who gets it?"), [("22", "最高200万元")]),
        (("孵化器给多少", "200万是给谁的"), [("16", "最高200万元")]),
        (
            ("第十九条最高500万对吗", "那哪条是500万"),
            [("3", "最高500万元"), ("9", "最高500万元"), ("17", "最高500万元"), ("22", "最高500万元")],
        ),
        (("孵化器最高300万对不对", "那300万是哪条的"), []),
    ],
)
def test_a_sum_picks_from_what_was_told_else_from_all(converse, questions, amounts):
    assert [(a.clause_id, a.as_written) for a in converse(*questions).amounts] == amounts


@pytest.mark.parametrize(
    ("questions", "sums", "told"),
    [
        (("第二十二条给多少钱", "两笔加一起多少"), ["最高500万元", "最高200万元"], "700万元"),
        (
            ("How much does clause 22 pay?", "what do those two come to in total?"),
            ["最高500万元", "最高200万元"],
            "7 million",
        ),
        (
            ("How much for a digital film studio?", "And for incubators?", "compare the two", "and the total?"),
            ["最高500万元", "最高200万元"],
            "7 million",
        ),
    ],
)
def test_what_was_told_is_added_up(converse, questions, sums, told):
    answer = converse(*questions)
    assert answer.status is AnswerStatus.ANSWERED and told in answer.answer
    assert sorted(a.as_written for a in answer.amounts) == sorted(sums)


@pytest.mark.parametrize(
    ("questions", "clauses"),
    [
        (("孵化器给多少", "基地比它高？"), {"16", "17"}),
        (("How much for incubators?", "Do industrial bases get more?"), {"16", "17"}),
        (("直播基地给多少", "孵化器给多少", "跟刚才那个比谁高"), {"9", "16"}),
        (("数字创意设计基地给多少", "产业基地给多少", "哪个给得高"), {"7", "17"}),
        (("How much for incubators?", "Compare it with the industry base grant please"), {"16", "17"}),
    ],
)
def test_one_thing_is_compared_with_what_was_told(converse, questions, clauses):
    answer = converse(*questions)
    assert {a.clause_id for a in answer.amounts} == clauses
