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


def test_a_text_of_the_whole_country_is_not_asked_where_its_applicants_are(bench):
    assert compose_applicants(bench.inquire("成都的公司能申请吗", documents=[PLAN])) is None
