from __future__ import annotations

import pytest

from assistant.compose.attributes import compose_attribute
from assistant.contract import AnswerStatus
from assistant.understanding.details import details_asked
from tests.assistant.workbench import MEASURES, PLAN, keys, written


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("孵化器面积要多少平方米", "16"),
        ("领军企业年营收要超过多少才行", "22"),
        ("Is there a minimum revenue for leading enterprises?", "22"),
        ("数字装备研发补助要求研发投入占比达到百分之多少？", "8"),
        ("第三条对注册资本有要求吗", "3"),
        ("产业基地的钱分期吗", "17"),
        ("孵化器要孵化多少家企业才够格", "16"),
        ("去年拿过资助今年还能拿不", "25"),
        ("动漫奖励的钱税前还是税后", "10"),
        ("研究成果要发在什么级别的刊物", "24"),
        ("原创数字内容产品最低那一档给多少", "5"),
        ("Is there a minimum payment for incubators?", "16"),
        ("网络视听创新基地换了股东，认定资格会不会因此失效", "9"),
    ],
)
def test_a_point_that_the_clause_does_not_fix(bench, question, clause):
    draft = compose_attribute(bench.inquire(question))
    assert draft.status is AnswerStatus.NOT_SPECIFIED
    assert keys(draft)[0] == (MEASURES, clause)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("不是深圳公司能申请吗", "不是深圳公司"),
        ("外地公司能不能申请深圳的资助", "外地公司"),
        ("公司注册在广州，可以拿深圳的钱吗", "注册在广州"),
        ("个人能申请吗", "个人"),
        ("Can a company registered outside Shenzhen apply?", "registered outside"),
        ("Are the amounts before or after tax?", "after tax"),
        ("资助款要还吗", "资助款要还"),
        ("过去做的项目能补吗", "过去做的项目"),
        ("工作室还没注册公司能报吗", "还没注册公司"),
        ("每年都能申请吗", "每年都能申请"),
        ("Can we apply every year?", "apply every year"),
    ],
)
def test_what_may_be_asked_of_all_sums_and_no_clause_fixes_is_left_to_the_rules_still_to_come(bench, question, named):
    draft = compose_attribute(bench.inquire(question))
    assert draft.status is AnswerStatus.NOT_SPECIFIED
    assert keys(draft)[0] == (MEASURES, "25") and f"“{named}”" in written(draft)


def test_the_point_is_named_as_asked(bench):
    assert "注册资本" in written(compose_attribute(bench.inquire("第三条对注册资本有要求吗")))


def test_a_clause_that_speaks_of_the_point_is_left_to_the_other_composers(wide_bench):
    inquiry = wide_bench.inquire("最高资助多少", documents=None)
    assert inquiry.understanding.attributes == ()
    assert compose_attribute(inquiry) is None


def test_platform_grant_is_not_taiwanese_capital(bench):
    draft = bench.compose("产学研平台资助是每年200万吗？")
    assert draft.status is AnswerStatus.ANSWERED
    assert keys(draft)[0] == (MEASURES, "15") and "台资" not in written(draft)


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("新上线的原创数字内容作品播放量过多少万才给钱？", "5"),
        ("我那创业楼得运营满几年才能申请孵化资助？", "16"),
        ("一年能选几份研究报告来资助", "24"),
        ("跟农业结合的示范项目评上以后要不要复审？", "14"),
        ("深圳要设的那支产业投资基金盘子有多大？", "21"),
        ("交易平台的认定结果在哪儿公示", "20"),
        ("Is the money for incubators spread over the years or does it come all at once?", "16"),
        ("Art trading platform: which share of the costs is covered?", "20"),
        ("Can we have the refusal of our incubator grant looked at again?", "16"),
    ],
)
def test_everyday_words_for_a_point_that_the_clause_leaves_open(bench, question, clause):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.NOT_SPECIFIED
    assert keys(draft)[0] == (MEASURES, clause)


def test_a_figure_asked_for_beside_a_point_only_spoken_of(bench):
    understanding = bench.inquire("我们公司审计报告已经出了，孵化器最高资助多少").understanding
    assert understanding.attributes == ()
    asked = bench.inquire("孵化器要交审计报告吗，最高资助多少").understanding
    assert [a.written for a in asked.attributes] == ["要交审计报告"]


def test_a_term_of_support_is_no_age_of_a_firm(bench):
    assert "3年" in written(bench.compose("孵化器资助期限几年"))
    assert bench.compose("孵化器的公司要成立满几年").status is AnswerStatus.NOT_SPECIFIED


def test_a_point_of_procedure_that_no_document_fixes_for_anything(bench):
    draft = bench.compose("联系人邮箱是什么")
    assert draft.status is AnswerStatus.NOT_SPECIFIED and keys(draft)[0] == (MEASURES, "25")


def test_a_detail_that_is_asked_for_is_not_answered_with_a_sum(bench):
    draft = bench.compose("Our park has run for six years. Is there an age limit for incubators that want the grant?")
    assert draft.status is AnswerStatus.NOT_SPECIFIED and draft.amounts == []


@pytest.mark.parametrize("question", ["Can a foreign company apply?", "外资企业能申请吗", "境外公司可以申请吗"])
def test_what_one_clause_says_of_who_applies_holds_for_what_it_gives_and_for_nothing_else(bench, question):
    draft = compose_attribute(bench.inquire(question))
    assert draft.status is AnswerStatus.NOT_SPECIFIED
    assert keys(draft) == [(MEASURES, "25"), (MEASURES, "22")]
    assert "国内外数字创意领军企业" in written(draft)


@pytest.mark.parametrize("question", ["一家卖自行车的外资公司能申请吗", "每年能申请什么", "研究成果每年给多少"])
def test_another_trade_or_question_is_no_detail_of_all(bench, question):
    draft = compose_attribute(bench.inquire(question))
    assert draft is None or keys(draft)[0] != (MEASURES, "25")


def test_a_detail_is_told_by_the_sentence_of_the_clause_that_speaks_of_it(bench):
    draft = compose_attribute(bench.inquire("How often is the list of key enterprises compiled?"))
    assert draft is None or draft.status is AnswerStatus.ANSWERED
    draft = compose_attribute(bench.inquire("Is the support for research centres and think tanks paid in one go?"))
    assert draft.status is AnswerStatus.ANSWERED and keys(draft)[0] == (MEASURES, "15") and "one-off" in written(draft)


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("Who puts the stamp 'certified' on a new-type game research project?", "11"),
        ("who recognizes outstanding equipment projects?", "8"),
    ],
)
def test_who_certifies_where_no_clause_names_a_body(bench, question, clause):
    draft = compose_attribute(bench.inquire(question))
    assert draft.status is AnswerStatus.NOT_SPECIFIED and keys(draft)[0] == (MEASURES, clause)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Could a company from Dongguan apply in Shenzhen?", "seat"),
        ("东莞的公司能来深圳申请吗", "seat"),
        ("What is the limit on the number of applications per company?", "rounds"),
        ("一家公司最多能申报几个项目", "rounds"),
        ("研究成果多久资助一次", "interval"),
        ("How often are research results funded?", "interval"),
        ("今年刚注册的工作室能报吗", "firm_age"),
        ("A company set up only two months ago: can it get the grant?", "firm_age"),
        ("我不是企业，是自由职业者，能申请吗", "individual"),
    ],
)
def test_details_in_everyday_words(bench, question, name):
    assert [a.name for a in bench.understand(question).attributes] == [name]


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("文化资源数字化那三十个项目，各国分别几个？", "box3"),
        ("“Regular” evaluation in the plan: is that monthly, quarterly or yearly?", "4.5"),
    ],
)
def test_a_share_or_an_interval_that_the_plan_does_not_fix(bench, question, clause):
    draft = bench.compose(question, documents=[PLAN])
    assert draft.status is AnswerStatus.NOT_SPECIFIED and keys(draft)[0] == (PLAN, clause)


@pytest.mark.parametrize(
    ("question", "clause_id"),
    [
        ("How large must an incubator be?", "16"),
        ("How small does a film studio have to be?", "9"),
        ("孵化器要有多大规模", "16"),
        ("多大的产业基地才能申请", "17"),
    ],
)
def test_how_big_something_must_be_is_not_fixed(founding, question, clause_id):
    answer = founding.answer(question)
    assert answer.status.value == "not_specified" and not answer.amounts
    assert answer.citations[0].clause_id == clause_id


def test_how_big_a_grant_is_asks_for_a_sum(founding):
    assert [a.value for a in founding.answer("How big can the incubator grant be?").amounts] == [2000000.0]


@pytest.mark.parametrize("question", ["How big must the investment in a studio be?", "投资要多大才能建直播基地"])
def test_how_big_an_investment_must_be_asks_for_no_size(question):
    assert "size" not in {a.name for a in details_asked(question.lower())[0]}


@pytest.mark.parametrize("question", ["国家行动计划有没有热线电话", "Whom can we ring about the national plan?"])
def test_a_text_without_any_contact_is_said_to_print_none(founding, question):
    answer = founding.answer(question)
    assert answer.status is AnswerStatus.NOT_SPECIFIED and {c.document_id for c in answer.citations} == {PLAN}
    assert answer.answer.startswith(("**文件没有规定“电话", "**The text does not fix “a telephone number"))
