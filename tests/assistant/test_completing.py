from __future__ import annotations

import pytest

from assistant.contract import AnswerStatus
from assistant.conversation import Turn
from tests.assistant.workbench import MEASURES, PLAN, cited


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


@pytest.mark.parametrize(
    ("questions", "clause_id", "amounts"),
    [
        (("直播基地最高补多少？", "那产业基地呢"), "17", ["最高500万元"]),
        (("孵化器给多少", "我说错了，是数字影棚"), "9", ["最高500万元"]),
        (("How much for incubators?", "sorry, my mistake - it's digital film studios"), "9", ["最高500万元"]),
        (("What's the grant for a digital creative design base?", "An industry base, then?"), "17", ["最高500万元"]),
        (("数字影棚有资助吗", "网络视听创新基地也是这个数吧"), "9", ["最高500万元"]),
        (("For how long does Shenzhen fund an incubator?", "and the amount?"), "16", ["最高200万元"]),
    ],
)
def test_another_thing_is_asked_for_its_own_sum(converse, questions, clause_id, amounts):
    answer = converse(*questions)
    assert cited(answer)[0] == (MEASURES, clause_id) and [a.as_written for a in answer.amounts] == amounts


@pytest.mark.parametrize(
    ("questions", "clause_id", "status"),
    [
        (("产学研创新平台给多少钱？", "What does a platform need to show to qualify?"), "15", "answered"),
        (("想在国外设研发机构，深圳支持不支持", "有具体数额没有？"), "18", "not_specified"),
        (("译制配音这块，国家文件怎么讲的", "有资金支持吗？"), "4.3", "answered"),
        (("深圳支持办数字创意峰会、赛事吗", "给多少钱呢，办赛的话"), "23", "not_specified"),
        (("XR equipment R&D: how much?", "Who does the certifying?"), "8", "not_specified"),
        (("Does Shenzhen support trading platforms for art?", "Is the Fair mentioned there?"), "20", "answered"),
    ],
)
def test_what_names_nothing_new_is_put_to_the_clause_just_told_of(converse, questions, clause_id, status):
    answer = converse(*questions)
    assert cited(answer)[0][1] == clause_id and answer.status.value == status and not answer.amounts


@pytest.mark.parametrize("strange", ["a food delivery app?", "and parking lots?"])
def test_one_more_thing_that_no_clause_names_is_not_said_to_be_covered(by_meaning, strange):
    turns = []
    for question in ("Does Shenzhen support short clips platforms?", "music streaming?", strange):
        turns.append(Turn(question, by_meaning.answer(question, history=turns)))
    assert cited(turns[1].answer)[0] == (MEASURES, "9") and turns[2].answer.status is AnswerStatus.NOT_FOUND


@pytest.mark.parametrize("asked", ["可以转租吗", "and for people without a degree?", "那还没毕业的学生呢"])
def test_what_names_nothing_known_is_not_told_the_sum_before(converse, asked):
    assert not converse("孵化器给多少", asked).amounts
