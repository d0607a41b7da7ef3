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
    ("What turnover threshold must a firm pass to be named a key enterprise for Belt and Road cooperation?", "box4"),
    ("Which universities host the talent training in box 5?", "box5"),
    ("How is it decided whether a firm is a demonstration enterprise of industry chain innovation?", "21"),
    ("柬埔寨算不算国家计划里说的沿线？", "ch1"),
    ("文化数据要素交易试点放在哪些城市？", "21"),
    ("国家计划说的在线翻译社区由谁承办？", "3.2"),
    ("重点企业名录每年几月份公布？", "box4"),
    ("Is the export support paid before or after the contract?", "19"),
    ("Which universities take part in the talent training of the plan?", "4.2"),
    ("领军企业在深圳拿了扶持，三年内迁走要退吗？", "22"),
    ("研究成果要发在哪种期刊才给资助？", "24"),
    ("研发项目要“符合条件”，条件具体是哪几项？", "3"),
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
    ("Whom should I ask to know what this Shenzhen draft actually means?", "25", "interpretation"),
    ("Are inland provinces of China expected to join in as well?", "4.1", "the east, the centre and the west"),
    ("What are the major tasks of the national plan?", "3.1", "Enriching the supply of content"),
]


@pytest.mark.parametrize(("question", "clause", "told"), SAID)
def test_a_point_that_a_clause_fixes_is_told(talk, question, clause, told):
    answer = talk(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert clause in {c.clause_id for c in answer.citations} and told in answer.answer


def test_a_month_that_is_printed_is_told(talk):
    answer = talk("国家计划是哪一年几月几号印发的？")
    assert answer.status is AnswerStatus.ANSWERED and "2018年1月4日" in answer.answer


def test_whether_some_firms_get_money_is_not_answered_by_the_sums_of_all(talk):
    answer = talk("Are gazelle enterprises given money in Shenzhen?")
    assert "19 clauses" not in answer.answer and answer.citations[0].clause_id == "21"


def test_a_region_without_a_government_is_no_other_place(talk):
    asked = talk("中部省份能参与国家的动漫游戏国际合作吗？")
    assert asked.status is AnswerStatus.ANSWERED and "4.1" in {c.clause_id for c in asked.citations}
    assert talk("东北的政策有哪些补贴？").status is AnswerStatus.NOT_FOUND


def test_a_lane_that_is_counted_names_no_clause(talk):
    assert talk("深圳会给出海产品开一条快速通道吗？").citations[0].clause_id == "18"
    assert talk("深圳措施第一条讲什么？").citations[0].clause_id == "1"


SUMLESS = [
    ("The national plan gives every exported game RMB 3 million. Which ministry pays it out?", "RMB 3 million"),
    ("How do firms draw on the 200 million yuan fund of the national plan?", "200 million yuan"),
    ("国家计划给每款出海动漫补300万，找谁领？", "300万"),
]


@pytest.mark.parametrize(("question", "claimed"), SUMLESS)
def test_a_sum_is_not_let_stand_for_a_text_that_names_none(talk, question, claimed):
    answer = talk(question)
    assert answer.status is AnswerStatus.NOT_SPECIFIED and not answer.amounts
    denied = next(line for line in answer.answer.splitlines() if claimed in line)
    assert "no sum of money" in denied or "没有写任何金额" in denied


def test_money_of_the_asker_is_no_claim_on_the_text(talk):
    assert "没有写任何金额" not in talk("我们有300万资金想做游戏出口，国家计划支持吗？").answer


@pytest.mark.parametrize(
    "question",
    [
        "深圳那份文件里有没有给数字创意产业下定义？",
        "Does the national plan contain a legal definition of key enterprises?",
    ],
)
def test_a_term_that_is_only_used_has_no_definition(talk, question):
    assert talk(question).status is AnswerStatus.NOT_SPECIFIED


FOLLOWED = [
    (("Shenzhen clause 8, what does it say?", "and the clause after it?"), "9", []),
    (("产业基地最多给多少？", "区里可以自己另定细则吗？", "要达到什么样的才行？"), "17", []),
    (("What does the plan say about talent?", "How many are to be trained?"), "box5", []),
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
    (("What does the plan say of fiscal funds?", "Does it put a figure on them?"), "4.3"),
]


@pytest.mark.parametrize(("turns", "clause"), OPEN_BEHIND)
def test_a_detail_asked_behind_is_left_open_by_the_clause_told_of(talk, turns, clause):
    answer = talk(*turns)
    assert answer.status is AnswerStatus.NOT_SPECIFIED and answer.citations[0].clause_id == clause
    assert not answer.amounts
