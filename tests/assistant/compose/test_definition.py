from __future__ import annotations

import pytest

from assistant.compose.definition import compose_definition, compose_titled
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, PLAN, keys, opened_with, written


def test_definition_and_its_absence(bench, wide_bench):
    found = compose_definition(wide_bench.inquire("什么是数字出版平台"))
    assert keys(found) == [("regulation", "2")] and found.status is AnswerStatus.ANSWERED
    english = compose_definition(wide_bench.inquire("What is a qualifying production?"))
    assert keys(english) == [("english", "2")]
    absent = compose_definition(bench.inquire("什么是元宇宙"))
    assert absent.status is AnswerStatus.NOT_SPECIFIED and "没有给出定义" in written(absent)


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("“四链”是哪四条链", (MEASURES, "2")),
        ('What are the "four chains"?', (MEASURES, "2")),
        ("What are the four major business forms?", (MEASURES, "ch1")),
        ("“沿线”指什么", (PLAN, "ch1")),
        ("PPP是什么意思", (PLAN, "4.3")),
        ("文件里的动漫产业链包括哪些", (MEASURES, "10")),
        ("What are the basic principles of the national plan?", (PLAN, "2.2")),
    ],
)
def test_terms_that_a_sentence_spells_out(bench, question, key):
    draft = compose_definition(bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED
    assert keys(draft)[0] == key


@pytest.mark.parametrize(
    "question", ["隐形冠军怎么定义", "“六个一”是什么", "What counts as an incubator under the measures?"]
)
def test_terms_that_are_only_used(bench, question):
    assert compose_definition(bench.inquire(question)).status is AnswerStatus.NOT_SPECIFIED


@pytest.mark.parametrize(
    ("question", "keys_of_use"),
    [
        ("什么样的企业算“瞪羚企业”？", ["21"]),
        ("What counts as a gazelle company?", ["21"]),
        ('Is the term "metaverse" defined anywhere?', ["12", "3"]),
        ("Does the text explain what a digital twin is?", ["6"]),
    ],
)
def test_places_of_use_are_named(bench, question, keys_of_use):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.NOT_SPECIFIED
    assert sorted(keys(draft)) == sorted((MEASURES, i) for i in keys_of_use)


@pytest.mark.parametrize(
    ("question", "key", "words"),
    [
        ("深圳主要扶持的四块业务分别叫什么？", (MEASURES, "ch1"), "设计服务"),
        ("Which four lines of business does the Shenzhen draft say it mainly backs?", (MEASURES, "ch1"), "design services"),
        ("What are the four business forms?", (MEASURES, "ch1"), "design services"),
        ("Which four chains are to be integrated?", (MEASURES, "2"), "education chain"),
        ("What does the plan mean by market operation?", (PLAN, "2.2"), "市场运作"),
    ],
)
def test_things_counted_and_paragraphs_headed(bench, question, key, words):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.ANSWERED and keys(draft)[0] == key
    assert words in written(draft)


def test_number_that_no_sentence_lists_gives_no_list(bench):
    assert bench.compose("What are the seven business forms?").status is not AnswerStatus.ANSWERED
    assert bench.compose("“六个一”是哪六个").status is not AnswerStatus.ANSWERED


def test_what_a_named_thing_takes_in_is_told_by_the_sentence_that_lists_it(bench):
    draft = bench.compose("“面向未来的数字创意新业态”包括什么？")
    assert draft.status is AnswerStatus.ANSWERED and keys(draft) == [(MEASURES, "12")] and "元宇宙" in written(draft)


@pytest.mark.parametrize(
    ("question", "clause_id"),
    [
        ("Name the goals which the Belt and Road animation plan sets for itself.", "2.3"),
        ("动漫游戏“一带一路”行动计划想要达成怎样的行动目标？", "2.3"),
        ("行动计划的基本原则有哪几条", "2.2"),
        ("Name the basic principles of the Belt and Road animation plan.", "2.2"),
    ],
)
def test_aims_and_principles_are_told_whole(bench, question, clause_id):
    draft = bench.compose(question)
    assert set(keys(draft)) == {(PLAN, clause_id)} and draft.settled


@pytest.mark.parametrize("question", ["行动目标里提到政府间沟通吗", "人才培养的目标有哪些数字", "游戏出口有什么目标市场"])
def test_what_stands_beside_a_title_is_left_to_others(bench, question):
    assert compose_titled(bench.inquire(question)) is None


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("行动目标那一段，国家想从哪几个方面往前走？", "2.3"),
        ("人才建设那段说了些什么？", "4.2"),
        ("政府服务这一节里写了哪些支持？", "4.1"),
    ],
)
def test_a_passage_called_by_its_title_is_told_whole(founding, question, clause):
    assert [c.clause_id for c in founding.answer(question).citations] == [clause]


RULE = """河岸市灯展管理办法
第一条 为规范灯展，制定本办法。
第二条 本办法所称灯展，是指在公共场所陈列彩灯、供公众观赏的活动；举办灯展的单位以下统称灯展单位。
第三条 本办法所称作品，是指由三名以上工匠合作完成的彩灯。
第四条 未经备案对外售票的，构成违规灯展。
第五条 灯展应急状态，是指因客流突增需要暂停入场的情形。
第六条 灯展单位应当购买保险。
"""


@pytest.fixture(scope="module")
def lanterns(tmp_path_factory):
    assistant = opened_with(tmp_path_factory.mktemp("lanterns"), {"lantern-shows": RULE})
    return lambda question: assistant.answer(question, documents=["lantern-shows"])


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("灯展是什么", ["2"]),
        ("什么是作品？", ["3"]),
        ("作品指的是什么", ["3"]),
        ("什么算违规灯展", ["4"]),
        ("灯展应急状态是什么意思", ["5"]),
    ],
)
def test_a_word_is_told_by_the_sentence_that_calls_it_so(lanterns, question, clauses):
    answer = lanterns(question)
    assert (answer.status.value, [c.clause_id for c in answer.citations]) == ("answered", clauses)


def test_a_word_that_no_sentence_defines_is_not_made_up(lanterns):
    assert lanterns("什么是保险").status.value != "answered"


@pytest.mark.parametrize(
    "question",
    [
        "国家计划最后希望实现什么",
        "国家那份计划图的是什么结果",
        "What is the national plan trying to achieve?",
        "What does the national plan want to bring about in the end?",
    ],
)
def test_what_a_text_wants_to_reach_stands_in_its_clause_of_goals(founding, question):
    assert [c.clause_id for c in founding.answer(question).citations] == ["2.3"]
