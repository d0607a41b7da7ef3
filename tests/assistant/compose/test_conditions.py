from __future__ import annotations

import pytest

from assistant.compose.conditions import compose_conditions
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, PLAN, keys, written


def test_conditions_and_what_they_leave_open(bench):
    draft = compose_conditions(bench.inquire("产业链创新示范企业需要什么条件"))
    assert draft.status is AnswerStatus.ANSWERED and keys(draft)[0] == (MEASURES, "21")
    assert "经认定" in written(draft) and "如何认定" in written(draft)


@pytest.mark.parametrize(
    ("question", "clause_id"),
    [
        ("产业链创新示范企业的认定标准具体有哪几项？", "21"),
        ("装备研发项目要达到啥标准才算优秀", "8"),
        ("产业链创新示范企业怎么认定？", "21"),
        ("优秀数字创意产品出口项目的认定标准是什么？", "19"),
        ("How does an export project get recognised as outstanding?", "19"),
        ("What must a company show to be certified as a demonstration enterprise of chain innovation?", "21"),
    ],
)
def test_a_standard_is_open_where_all_that_is_said_is_that_somebody_certifies(bench, question, clause_id):
    draft = compose_conditions(bench.inquire(question))
    assert draft.status is AnswerStatus.NOT_SPECIFIED and keys(draft)[0] == (MEASURES, clause_id)


def test_a_standard_that_the_clause_names_is_told(bench):
    draft = compose_conditions(bench.inquire("孵化器的评定标准是什么"))
    assert draft.status is AnswerStatus.ANSWERED and "运作良好" in written(draft)


def test_by_what_a_list_is_made_is_open_where_a_text_says_only_that_somebody_selects(bench):
    draft = compose_conditions(bench.inquire("What are the selection criteria for the list of key projects?"))
    assert draft.status is AnswerStatus.NOT_SPECIFIED and keys(draft)[0] == (PLAN, "box4")


def test_listed_conditions_are_shown(wide_bench):
    assert "五名以上" in written(compose_conditions(wide_bench.inquire("数字出版平台应当具备什么条件")))


@pytest.mark.parametrize(
    ("question", "clause_id", "words"),
    [
        ("原创数字内容按什么标准评级？", "5", "传播热度"),
        ("孵化器评选看重哪几点？", "16", "示范引领"),
        ("开孵化器的，要做到啥样才给钱", "16", "运作良好"),
        ("以商招商的奖励发给谁？", "22", "主导企业"),
        ("哪类平台可以享受追加的100万元？", "23", "省级公共服务平台"),
        ("数字创意产业基地要满足什么才能拿到那500万", "17", "较强辐射"),
        ("什么样的单位可以牵头搞数字创意众创空间？", "16", "高校"),
        ("研究和人才培养基地那笔钱，附了什么前提没有？", "24", "作用发挥好"),
        ("What does an incubator need to show to be funded?", "16", "demonstrating"),
        ("What makes an industrial base eligible?", "17", "radiating"),
        ("On what indicators is original content judged?", "5", "reputation"),
        ("Which status must a public service platform have to get the extra million?", "23", "provincial"),
        ("What must a platform be before it gets the extra million?", "23", "provincial"),
    ],
)
def test_words_of_the_clause_that_gives(bench, question, clause_id, words):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.ANSWERED
    assert keys(draft)[0] == (MEASURES, clause_id) and words in written(draft)


def test_condition_word_in_passing_is_no_condition(bench):
    draft = bench.compose("原创数字内容按什么标准评级？")
    assert "适应新媒体" not in written(draft)


def test_conditions_of_a_clause_by_number_are_those_of_all_it_gives(bench):
    text = written(bench.compose("深圳第二十二条给谁"))
    assert "领军企业" in text and "主导企业" in text


def test_conditions_of_the_national_plan(bench):
    assert keys(bench.compose("国家计划里，哪类企业能发债融资？"))[0] == (PLAN, "4.4")


@pytest.mark.parametrize(
    "question",
    [
        "How is new original content judged in Shenzhen?",
        "How is a new original web product judged before it is put in a funding tier?",
    ],
)
def test_how_something_is_judged_is_told_by_the_sentence_that_grades(bench, question):
    draft = compose_conditions(bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED and keys(draft)[0] == (MEASURES, "5")
    assert "reach rate" in written(draft)


@pytest.mark.parametrize(
    ("question", "clause_id"),
    [
        ("How is 'eligible' defined for digital technology R&D projects?", "3"),
        ("What conditions does a digital technology application project have to meet?", "4"),
        ("什么样的直播基地才算“符合条件”？", "9"),
        ("内容生产数字化项目要满足什么条件", "6"),
    ],
)
def test_a_clause_that_only_says_eligible_leaves_its_conditions_open(bench, question, clause_id):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.NOT_SPECIFIED and keys(draft)[0] == (MEASURES, clause_id)


def test_conditions_that_a_clause_names_are_no_gap(bench):
    assert bench.compose("产业基地要满足什么条件").status is AnswerStatus.ANSWERED


def test_of_two_sums_the_one_called_so_is_quoted(bench):
    assert "主导企业" in written(bench.compose("第二十二条里的奖励给谁"))


def test_which_award_comes_first_is_a_condition(bench):
    assert keys(bench.compose("动漫作品拿什么奖才有奖励")) == [(MEASURES, "10")]
