from __future__ import annotations

import pytest

from assistant.compose.applicants import compose_applicants
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, PLAN, keys, written


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("北京的企业能申请深圳的资助吗", "北京"),
        ("我们公司注册在广州，能按深圳这份措施申请资助吗", "广州"),
        ("外地企业能申请深圳的资助吗", "外地"),
        ("必须是深圳注册的公司才能申请吗", "外地"),
        ("Can a Beijing company apply for Shenzhen's grants?", "Beijing"),
        ("Would a Japanese studio be eligible under the Shenzhen measures?", "Japan"),
        ("Can companies from other cities apply?", "elsewhere"),
    ],
)
def test_applicants_from_elsewhere_are_neither_let_in_nor_barred(bench, question, place):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.NOT_SPECIFIED and draft.settled and not draft.amounts
    assert place in draft.lines[0].text and (MEASURES, "22") in keys(draft)


def test_what_is_asked_for_beside_the_place_is_quoted_first(bench):
    draft = bench.compose("北京的企业能申请深圳的孵化器资助吗")
    assert keys(draft)[0] == (MEASURES, "16") and "具有示范引领作用" in written(draft)


@pytest.mark.parametrize(
    "question",
    ["南山区的企业可以申请吗", "前海的企业能不能申请", "Can firms in Nanshan district apply?", "May a Qianhai company apply?"],
)
def test_a_district_of_the_city_is_within_and_may_have_rules_of_its_own(bench, question):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.NOT_SPECIFIED and keys(draft)[0] == (MEASURES, "25")
    assert "深圳市" in draft.lines[0].text or "Shenzhen" in draft.lines[0].text


@pytest.mark.parametrize(
    "question",
    [
        "外省的研发中心新引进到深圳，最高给多少钱",
        "深圳企业到日本设研发机构可以获得支持吗",
        "深圳的企业可以申请吗",
        "福田的动画公司可以申请动漫奖励吗",
        "北京的企业能拿多少",
        "Can an overseas leader that moves its regional headquarters to Shenzhen get money?",
        "What can a Beijing company get?",
    ],
)
def test_other_questions_that_name_a_place_are_left_to_others(bench, question):
    assert compose_applicants(bench.inquire(question)) is None


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("苏州的动画厂能申请孵化器的钱吗", "苏州"),
        ("我们是佛山的团队。可以申报产业基地吗", "佛山"),
        ("这套措施适用于珠海吗", "珠海"),
        ("Do the Shenzhen measures apply to studios in Zhuhai?", "Zhuhai"),
        ("Does this apply to us in Macao?", "Macao"),
        ("总公司注册在长沙，深圳只有一个分公司，能申请吗", "长沙"),
    ],
)
def test_whether_those_of_a_place_without_a_text_may_apply_is_no_question_of_its_rules(founding, question, place):
    answer = founding.answer(question)
    assert answer.status is AnswerStatus.NOT_SPECIFIED and not answer.amounts
    assert place in answer.answer and {c.document_id for c in answer.citations} == {MEASURES}


@pytest.mark.parametrize("question", ["苏州的公司能拿苏州的补贴吗", "苏州给孵化器的补贴能拿多少", "Is Suzhou's incubator grant open to us?"])
def test_the_rules_of_a_place_without_a_text_are_still_not_held(founding, question):
    assert founding.answer(question).status is AnswerStatus.NOT_FOUND


@pytest.mark.parametrize(
    "question",
    [
        "不是深圳的公司可以申报吗",
        "非深圳机构能申请产业基地资助吗",
        "只支持深圳公司吗",
        "Does an applicant have to be a Shenzhen business?",
        "Are the grants reserved for Shenzhen firms?",
    ],
)
def test_whether_one_must_be_of_the_place_of_the_text_is_asked_by_its_name(bench, question):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.NOT_SPECIFIED and (MEASURES, "22") in keys(draft)


@pytest.mark.parametrize(
    ("question", "clause_id"),
    [
        ("成都的公司能申请吗", "notice"),
        ("行动计划适用于云南吗", "notice"),
        ("Does the national plan apply in Yunnan?", "notice"),
        ("西安的动画企业能入选重点项目名录吗", "box4"),
    ],
)
def test_a_text_of_the_whole_country_does_not_choose_by_province(bench, question, clause_id):
    draft = compose_applicants(bench.inquire(question, documents=[PLAN]))
    assert draft is not None and draft.status is AnswerStatus.NOT_SPECIFIED
    assert keys(draft)[0] == (PLAN, clause_id) and ("按省市" in written(draft) or "province" in written(draft))


def test_a_firm_from_abroad_that_applies_here_is_asked_about_before_the_place(founding):
    answer = founding.answer("We are a British developer. Can we apply in Shenzhen?")
    assert answer.status is AnswerStatus.NOT_SPECIFIED and "from the United Kingdom" in answer.answer
