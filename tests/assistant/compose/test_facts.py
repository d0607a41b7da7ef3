from __future__ import annotations

import pytest

from assistant.compose import facts
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, PLAN, keys, written


@pytest.mark.parametrize(
    ("question", "clause_id", "words"),
    [
        ("要开展多少人次的人才培训", "box5", "1000 人次"),
        ("合作创作多少部动漫游戏产品", "box1", "100 部"),
        ("合作开发多少个数字化项目", "box3", "30 个"),
        ("会展双向参展多少家次", "box2", "100 家次/年"),
        ("how many person-times of talent training", "box5", "1000 人次"),
    ],
)
def test_count(bench, question, clause_id, words):
    draft = facts.compose_count(bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED
    assert keys(draft)[0] == (PLAN, clause_id) and words in written(draft)


def test_count_that_is_not_fixed(bench):
    draft = facts.compose_count(bench.inquire("扶持多少家译制配音机构"))
    assert draft is None or draft.status is AnswerStatus.NOT_SPECIFIED


def test_term(bench, wide_bench):
    assert "不超过3年" in written(facts.compose_term(bench.inquire("孵化器资助期限多长")))
    kept = facts.compose_term(wide_bench.inquire("数字出版平台要保存版本多久"))
    assert keys(kept) == [("regulation", "5-1")] and "不少于3年" in written(kept)
    accounts = facts.compose_term(wide_bench.inquire("How long must a recipient keep accounts?"))
    assert keys(accounts)[0] == ("english", "5") and "five years" in written(accounts)


def test_term_that_is_not_fixed_cites_the_clause(bench):
    draft = facts.compose_term(bench.inquire("省级公共服务平台的资助有几年"))
    assert draft.status is AnswerStatus.NOT_SPECIFIED and keys(draft) == [(MEASURES, "23")]


@pytest.mark.parametrize("question", ["谁负责解释深圳措施", "who interprets the Shenzhen measures?"])
def test_authority(bench, question):
    draft = facts.compose_authority(bench.inquire(question))
    assert keys(draft) == [(MEASURES, "25")] and "市文化广电旅游体育局" in written(draft)


def test_authority_of_a_regulation(wide_bench):
    draft = facts.compose_authority(wide_bench.inquire("数字出版活动由谁监督管理"))
    assert ("regulation", "3") in keys(draft)


@pytest.mark.parametrize("question", ["孵化器的申请条件是什么", "孵化器的资助期限是什么", "孵化器的支持措施是什么"])
def test_what_is_the_condition_asks_for_no_definition(bench, question):
    assert "没有给出定义" not in written(bench.compose(question))


def test_how_many_days_asks_for_a_term(wide_bench):
    assert wide_bench.compose("受理申请后多少天内作出决定").status is AnswerStatus.ANSWERED


def test_lead_authority(bench):
    assert (MEASURES, "2") in keys(bench.compose("由谁牵头成立工作专班"))


def test_term_of_another_beneficiary_is_not_given(bench):
    draft = facts.compose_term(bench.inquire("产业基地资助几年"))
    assert (MEASURES, "16") not in keys(draft)


@pytest.mark.parametrize("question", ["第十六条的期限", "clause 16 how long?"])
def test_clause_named_by_number_alone_gives_its_own_term(bench, question):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.ANSWERED
    assert keys(draft) == [(MEASURES, "16")] and "不超过3年" in written(draft)


@pytest.mark.parametrize("question", ["第十九条的期限", "第十六条有多少家", "第二十二条的有效期"])
def test_clause_named_by_number_that_lacks_the_figure_is_still_denied_it(bench, question):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.NOT_SPECIFIED and keys(draft)[0][0] == MEASURES


def test_of_counts_that_fit_alike_the_likeliest_clause_comes_first(bench):
    inquiry = bench.inquire("How many joint cartoons and games planned?")
    told = list(dict.fromkeys(clause for _, clause in keys(facts.compose_count(inquiry))))
    ranks = [r.clause.clause_id for r in inquiry.ranked]
    assert len(told) > 1 and told == sorted(told, key=ranks.index)


@pytest.mark.parametrize("question", ["When will the investment fund be launched?", "投资基金什么时候设立"])
def test_when_is_not_answered_by_a_sentence_without_a_date(bench, question):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.NOT_SPECIFIED and keys(draft)[0] == (MEASURES, "21")


def test_who_helps_is_the_body_that_supports(bench):
    draft = bench.compose("Which Chinese offices abroad shall help our cultural companies on the spot?")
    assert draft.status is AnswerStatus.ANSWERED and keys(draft)[0] == (PLAN, "4.1")
    assert "embassies" in written(draft)


def test_a_duty_named_beside_support_in_general_is_one_for_the_whole_document(bench):
    draft = bench.compose("由谁来检查这些扶持办法用得好不好")
    assert draft.status is AnswerStatus.ANSWERED and keys(draft)[0] == (MEASURES, "25")


def test_the_letter_and_the_instrument_may_each_name_a_basis(bench):
    draft = bench.compose("国家计划依据哪个上位文件制定")
    assert [clause for _, clause in keys(draft)] == ["preamble", "notice"]


def test_a_sum_asked_for_beside_who_decides(bench):
    draft = bench.compose("新引进的研发中心给多少，谁审批")
    assert draft.status is AnswerStatus.ANSWERED and [a.provision.value for a in draft.amounts] == [5e6]
    assert "负责" in draft.lines[-1].text


@pytest.mark.parametrize("question", ["重点企业名录多久定一次", "How often is the annual list of key enterprises drawn up?"])
def test_how_often_is_answered_by_the_interval_that_a_text_names(bench, question):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.ANSWERED and keys(draft) == [(PLAN, "box4")]


def test_regularly_is_no_interval(bench):
    assert bench.compose("产业链创新示范企业多久评一次").status is AnswerStatus.NOT_SPECIFIED


def test_whether_something_comes_every_year_is_told_where_a_text_says_so(bench):
    assert keys(bench.compose("Is box 4's list drawn up every year?")) == [(PLAN, "box4")]
    assert bench.compose("孵化器资助每年都给吗").status is AnswerStatus.NOT_SPECIFIED


@pytest.mark.parametrize(
    "question",
    ["海南的文化厅也在通知的发送范围之内吧", "Is the plan meant for Sichuan's culture department as well?", "哪些部门要落实行动计划"],
)
def test_whom_a_plan_binds_are_its_addressees(bench, question):
    assert keys(bench.compose(question)) == [(PLAN, "notice")]


def test_a_limit_of_years_is_a_term(bench):
    assert bench.compose("Does the draft limit the years of support for a new headquarters?").status is (
        AnswerStatus.NOT_SPECIFIED
    )


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("全国计划里要建多少个孵化器", "not_specified"),
        ("全国计划要创作多少部作品", "answered"),
        ("How many works does the national plan want made?", "answered"),
    ],
)
def test_a_count_is_of_the_thing_asked_for(founding, question, status):
    answer = founding.answer(question)
    assert (answer.status.value == "answered") is (status == "answered")
