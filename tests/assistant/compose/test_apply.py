from __future__ import annotations

import pytest

from assistant.compose.apply import compose_apply
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, PLAN, keys, written


@pytest.mark.parametrize("question", ["怎么申请孵化器资助", "How do I apply for the incubator grant?"])
def test_procedure_that_is_not_laid_down_points_to_the_rules_to_come(bench, question):
    draft = compose_apply(bench.inquire(question))
    assert draft.status is AnswerStatus.NOT_SPECIFIED
    assert keys(draft) == [(MEASURES, "16"), (MEASURES, "25")]


def test_procedure_that_is_laid_down(wide_bench):
    draft = compose_apply(wide_bench.inquire("How does an applicant submit the budget?"))
    assert draft.status is AnswerStatus.ANSWERED and keys(draft)[0] == ("english", "4")


@pytest.mark.parametrize(
    ("question", "clause_id"),
    [
        ("直播基地的申报材料交到哪里", "9"),
        ("想申请产业基地资助，需要准备哪些东西", "17"),
        ("游戏研发项目报名要填什么表", "11"),
        ("总部扶持要提交营业执照吗", "22"),
        ("元宇宙项目申报一年几批", "12"),
        ("Where do I hand in the papers for the incubator grant?", "16"),
        ("Which office takes applications for industrial bases?", "17"),
        ("By when must a live-streaming base apply?", "9"),
        ("Is there an online portal to apply for the trading platform grant?", "20"),
    ],
)
def test_gap_names_the_clause_and_the_rules_to_come(bench, question, clause_id):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.NOT_SPECIFIED
    assert keys(draft) == [(MEASURES, clause_id), (MEASURES, "25")]


@pytest.mark.parametrize(
    "question",
    [
        "这些资助什么时候截止申报",
        "资助申请由哪个部门受理",
        "配套的操作规程公布了吗",
        "深圳这套措施走什么流程才能拿到钱",
        "Who do we send our application to in Shenzhen?",
        "Have the operating rules been published?",
    ],
)
def test_question_on_no_clause_is_left_to_the_rules_to_come(bench, question):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.NOT_SPECIFIED and keys(draft) == [(MEASURES, "25")]
    assert question.strip("？?") not in written(draft)


def test_selection_that_the_text_does_describe(bench):
    draft = bench.compose("动漫游戏“一带一路”重点项目是怎么选出来的")
    assert draft.status is AnswerStatus.ANSWERED and keys(draft)[0] == (PLAN, "box4")
    assert bench.compose("年度名录找谁报名").status is AnswerStatus.NOT_SPECIFIED


@pytest.mark.parametrize(
    ("question", "document_id", "clause_id"),
    [
        ("By when in the year do I have to hand in my application, and where?", "fund", "7"),
        ("Until which date each year can we hand in the paperwork?", "fund", "7"),
        ("每年几月几号之前报名", "fund", "7"),
    ],
)
def test_one_document_asked_without_a_topic_tells_its_own_procedure(wide_bench, question, document_id, clause_id):
    draft = compose_apply(wide_bench.inquire(question, documents=[document_id]))
    assert draft.status is AnswerStatus.ANSWERED and keys(draft)[0] == (document_id, clause_id)
    assert "3月31日" in written(draft)


def test_a_thing_that_the_one_document_does_not_know_is_no_topic_to_leave_out(wide_bench):
    question = "By when do I have to hand in my application for a stall?"
    assert compose_apply(wide_bench.inquire(question, documents=["fund"])) is None


@pytest.mark.parametrize(
    "question", ["who signs off on the grants", "Which forms do I have to hand in for the Shenzhen grants?"]
)
def test_what_no_clause_says_of_any_grant_is_left_to_the_rules_to_come(founding, question):
    answer = founding.answer(question)
    assert answer.status is AnswerStatus.NOT_SPECIFIED and answer.citations[0].clause_id == "25"


@pytest.mark.parametrize(
    ("question", "words"), [("第十条怎么申请", "文化产业专项资金资助办法"), ("How do I apply under clause 10?", "文化产业专项资金资助办法")]
)
def test_the_rule_that_a_clause_goes_by_is_named(bench, question, words):
    draft = compose_apply(bench.inquire(question))
    assert draft.status is AnswerStatus.NOT_SPECIFIED and words in written(draft)


def test_no_rule_is_named_where_the_clause_goes_by_none(bench):
    assert "资助办法" not in written(compose_apply(bench.inquire("第十六条怎么申请")))
