"""What a text leaves open is said to be open, and what it does say is not refused for a word beside it."""

from __future__ import annotations

import pytest

from assistant.contract import AnswerStatus
from assistant.conversation import Turn


@pytest.fixture(scope="module")
def talk(by_meaning):
    """The last answer of a conversation with the assistant as it is shipped."""

    def ask(*questions):
        turns = []
        for question in questions:
            turns.append(Turn(question, by_meaning.answer(question, history=turns)))
        return turns[-1].answer

    return ask


OPEN = [
    ("国家计划里，企业遇到困难由哪个处室出面解决？", "4.5"),
    ("深圳措施到底几号开始执行？", "26"),
    ("原创数字内容分档资助，第一档和第二档差多少？", "5"),
    ("示范企业由谁认定，根据什么条件？", "21"),
    ("怎样才算沿线国家？", "ch1"),
    ("What counts as a Belt and Road country in the plan?", "ch1"),
    ("With which specific countries will the exchange of 1,000 people take place?", "box5"),
    ("Which national standards apply to mobile animation under the plan?", "3.6"),
    ("For what period does the national animation and games plan run?", "head"),
    ("How long does the national plan run?", "head"),
    ("申请窗口几月份开放？", "25"),
    ("窗口在哪，线上还是线下交材料？", "25"),
]


@pytest.mark.parametrize(("question", "clause"), OPEN)
def test_a_point_that_no_clause_fixes_is_left_open(talk, question, clause):
    answer = talk(question)
    assert answer.status is AnswerStatus.NOT_SPECIFIED and not answer.amounts
    assert answer.citations[0].clause_id == clause


SAID = [
    ("入选哪些国家级奖项的动漫作品深圳会奖励？", "10", "中国文化艺术政府奖动漫奖"),
    ("“创新驱动”这条原则是什么意思？", "2.2", "依托丰厚文化资源"),
    ("学校能不能建众创空间？", "16", "高校"),
    ("听说深圳措施由市工信局解释，对吗？", "25", "市文化广电旅游体育局"),
    ("May individual districts of Shenzhen adopt their own rules?", "25", "Each district"),
    ("When we open an office overseas, are we meant to hire local people?", "3.4", "local employees"),
    ("When exactly is a platform entitled to the top-up in Shenzhen?", "23", "provincial-level"),
    ("Someone overseas ripped off our game. Does the plan help us?", "4.1", "intellectual property"),
    ("How many lines of business do the Shenzhen measures mainly support?", "ch1", "four"),
    ("深圳措施把数字创意分成几大类来支持？", "ch1", "四大业态"),
]


@pytest.mark.parametrize(("question", "clause", "told"), SAID)
def test_a_point_that_a_clause_fixes_is_told(talk, question, clause, told):
    answer = talk(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert clause in {c.clause_id for c in answer.citations} and told in answer.answer


def test_a_region_without_a_government_is_no_other_place(talk):
    asked = talk("中部省份能参与国家的动漫游戏国际合作吗？")
    assert asked.status is AnswerStatus.ANSWERED and "4.1" in {c.clause_id for c in asked.citations}
    assert talk("东北的政策有哪些补贴？").status is AnswerStatus.NOT_FOUND


def test_a_lane_that_is_counted_names_no_clause(talk):
    assert talk("深圳会给出海产品开一条快速通道吗？").citations[0].clause_id == "18"
    assert talk("深圳措施第一条讲什么？").citations[0].clause_id == "1"


FOLLOWED = [
    (("第二十二条是什么？", "扶持的那笔是多少？"), "22", [5e6]),
    (("What does clause 22 of the Shenzhen measures say?", "how much is the reward part?"), "22", [2e6]),
    (("谁负责解释深圳措施？", "管几年？"), "26", []),
    (("Who interprets the Shenzhen measures?", "how long are they good for?"), "26", []),
    (("我们想去泰国设立分公司。", "国家计划鼓励这样做吗？"), "3.4", []),
]


@pytest.mark.parametrize(("turns", "clause", "sums"), FOLLOWED)
def test_a_follow_up_is_put_to_what_was_spoken_of(talk, turns, clause, sums):
    answer = talk(*turns)
    assert answer.status is AnswerStatus.ANSWERED and answer.citations[0].clause_id == clause
    assert [a.value for a in answer.amounts] == sums


OPEN_BEHIND = [
    (("省级公共服务平台能追加多少？", "基数是多少？"), "23"),
    (("We run a maker space in Shenzhen, is there support?", "what exact thresholds and how many hosts?"), "16"),
    (("Which countries does the plan speak of as along the Belt and Road?", "Is there a list?"), "ch1"),
    (("沿线国家是怎么界定的？", "有名单吗？"), "ch1"),
]


@pytest.mark.parametrize(("turns", "clause"), OPEN_BEHIND)
def test_a_detail_asked_behind_is_left_open_by_the_clause_told_of(talk, turns, clause):
    answer = talk(*turns)
    assert answer.status is AnswerStatus.NOT_SPECIFIED and answer.citations[0].clause_id == clause
    assert not answer.amounts
