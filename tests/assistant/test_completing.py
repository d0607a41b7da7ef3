from __future__ import annotations

import pytest

from assistant.contract import AnswerStatus
from assistant.conversation import Turn
from tests.assistant.guarantees import check
from tests.assistant.workbench import MEASURES, PLAN, cited


@pytest.fixture(scope="module")
def converse(founding):
    def ask(*questions):
        turns = []
        for question in questions:
            turns.append(Turn(question, founding.answer(question, history=turns)))
            check(turns[-1].answer, founding.library)
        return turns[-1].answer

    return ask


@pytest.mark.parametrize(
    ("questions", "clause_id"),
    [
        (("孵化器最多给多少？", "最多几年？", "国家层面有没有类似的？"), "4.2"),
        (("How much do incubators get?", "What about the national plan?"), "4.2"),
        (("游戏出口有什么支持？", "国家计划里怎么说？"), "4.3"),
        (("第十九条怎么规定的", "国家计划呢"), "4.3"),
    ],
)
def test_another_document_is_asked_for_the_topic_not_for_the_clause_number(converse, questions, clause_id):
    answer = converse(*questions)
    assert cited(answer)[0] == (PLAN, clause_id)


def test_what_another_document_says_as_a_whole_is_not_taken_for_a_follow_up(converse, founding):
    after = converse("直播基地给多少", "国家计划讲什么？")
    assert after.answer == founding.answer("国家计划讲什么？").answer


@pytest.mark.parametrize(
    ("questions", "clause_id"),
    [
        (("how much can a game export project get?", "and R&D?"), "11"),
        (("新型游戏的研发项目，深圳最高资助多少？", "那出口呢"), "19"),
    ],
)
def test_another_activity_is_asked_of_the_same_trade(converse, questions, clause_id):
    assert cited(converse(*questions))[0] == (MEASURES, clause_id)


@pytest.mark.parametrize(
    ("questions", "status"),
    [
        (
            ("How much would a platform joining universities and industry get in Shenzhen?", "是一次性的吗？"),
            "answered",
        ),
        (("How much for an industrial base?", "is it a one-off?"), "not_specified"),
    ],
)
def test_how_it_is_paid_is_asked_of_the_sum_just_told(converse, questions, status):
    assert converse(*questions).status == status


@pytest.mark.parametrize(
    "questions",
    [
        ("区块链加文创算深圳支持的新业态吗", "最高多少", "炒比特币呢"),
        ("孵化器给多少", "养猪场呢"),
        ("家电厂想用动画形象授权，国家计划提过吗？", "顺便问下，你们单位楼下停车一小时多少钱？"),
    ],
)
def test_no_sum_is_told_of_a_thing_that_no_text_names(converse, questions):
    answer = converse(*questions)
    assert answer.status is AnswerStatus.NOT_FOUND and not answer.amounts


def test_a_top_up_for_rated_platforms_is_not_told_of_a_contest_in_the_same_clause(converse):
    answer = converse("想在深圳办国际电竞大赛，文件支持不", "给多少钱")
    assert answer.status is AnswerStatus.NOT_SPECIFIED and not answer.amounts


@pytest.mark.parametrize(
    ("questions", "clause"),
    [
        (("第二十条讲什么", "最后一条呢"), (MEASURES, "26")),
        (("数字创意产业基地最高多少", "区里能自己再出细则吗"), (MEASURES, "25")),
        (("How long will the Shenzhen draft be valid?", "who explains it if something is unclear?"), (MEASURES, "25")),
        (("怎么进国家那个重点企业和项目名录？", "选上了有啥好处"), (PLAN, "box4")),
        (("How does a company get onto the national list of key enterprises?", "what do we get once we're on it?"),
         (PLAN, "box4")),
        (("卖数字艺术品的线上交易平台，能补多少", "要不要经过认定"), (MEASURES, "20")),
        (("产业基地最高多少", "那个“带动作用”拿什么数字衡量"), (MEASURES, "17")),
        (("What is the fast lane for approvals in the Shenzhen draft about?", "when does it open?"), (MEASURES, "18")),
        (("Can a game exporter get insured under the national plan?",
          "Thanks. One more: how do we get onto the annual list of key firms?"), (PLAN, "box4")),
    ],
)  # fmt: skip
def test_where_a_follow_up_is_put(converse, questions, clause):
    assert cited(converse(*questions))[0] == clause


@pytest.mark.parametrize(
    ("questions", "amounts"),
    [
        (("动画片入围了国家级大奖，市里奖多少？", "那按哪个办法发？", "那游戏呢，新研发的"), [("11", "最高200万元")]),
        (("孵化器给多少", "顺便问一下，直播基地呢"), [("9", "最高500万元")]),
    ],
)
def test_after_an_aside_the_first_question_is_asked_of_another_thing(converse, questions, amounts):
    assert [(a.clause_id, a.as_written) for a in converse(*questions).amounts] == amounts


def test_by_whom_after_the_date_of_a_document_is_its_issuer(converse):
    answer = converse("When was the national plan issued?", "and by whom?")
    assert answer.status is AnswerStatus.ANSWERED and "Ministry of Culture" in answer.answer
