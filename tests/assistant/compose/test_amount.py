from __future__ import annotations

import pytest

from assistant.compose.amount import compose_amount
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, PLAN, keys, written


def amounts(draft):
    return [a.provision.as_written for a in draft.amounts]


@pytest.mark.parametrize(
    ("question", "clause_id", "expected"),
    [
        ("孵化器最多能拿多少钱", "16", ["最高200万元"]),
        ("省级公共服务平台追加多少", "23", ["追加100万元"]),
        ("新型游戏研发项目资助多少", "11", ["最高200万元"]),
        ("对以商招商成功的主导企业奖励多少", "22", ["最高200万元"]),
        ("孵化器扶持资金的顶在哪儿", "16", ["最高200万元"]),
        ("What would a certified trading platform for digital creative products be given?", "20", ["最高200万元"]),
        ("how much for live-streaming bases", "9", ["最高500万元"]),
        ("how much does a certified industrial chain demonstration enterprise get", "21", ["最高200万元"]),
    ],
)
def test_fixed_amount(bench, question, clause_id, expected):
    draft = compose_amount(bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED
    assert keys(draft)[0] == (MEASURES, clause_id)
    assert amounts(draft) == expected
    assert all(a in written(draft) for a in expected)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("新引进的领军企业和以商招商成功的企业，分别给多少？", ["最高500万元", "最高200万元"]),
        ("战略咨询那条里，研究成果和培养基地各给多少？", ["最高100万元", "最高100万元"]),
        ("State both figures of the clause about leading enterprises", ["最高500万元", "最高200万元"]),
    ],
)
def test_as_many_sums_as_are_asked_for_severally(founding, question, expected):
    assert [a.as_written for a in founding.answer(question).amounts] == expected


def test_term_is_given_with_the_amount(bench):
    assert "不超过3年" in written(compose_amount(bench.inquire("孵化器资助多少")))
    assert "not more than 3 years" in written(compose_amount(bench.inquire("incubator grant amount")))


def test_one_off_and_yearly_are_said(bench):
    assert "一次性" in written(compose_amount(bench.inquire("产学研平台资助多少")))
    assert "每年" in written(compose_amount(bench.inquire("战略咨询研究成果资助多少")))


def test_beneficiary_that_is_not_named_is_not_invented(bench):
    draft = compose_amount(bench.inquire("云旅游项目资助多少"))
    assert keys(draft)[0] == (MEASURES, "12") and amounts(draft) == ["最高100万元"]
    assert "没有写明具体对象" in written(draft)


def test_amount_of_a_clause_by_number(bench):
    draft = compose_amount(bench.inquire("深圳第二十二条资助多少"))
    assert amounts(draft) == ["最高500万元", "最高200万元"]


@pytest.mark.parametrize("question", ["动漫作品奖励多少", "how much is the reward for animation works"])
def test_amount_left_to_another_rule(bench, question):
    draft = compose_amount(bench.inquire(question))
    assert draft.status is AnswerStatus.NOT_SPECIFIED and draft.amounts == []
    assert keys(draft)[0] == (MEASURES, "10")
    assert "《深圳市文化产业专项资金资助办法》" in written(draft)


def test_clause_without_any_amount(bench):
    draft = compose_amount(bench.inquire("国家计划四（三）给多少钱"))
    assert draft.status is AnswerStatus.NOT_SPECIFIED
    assert keys(draft)[0] == (PLAN, "4.3")


def test_off_topic_gives_nothing(bench):
    assert compose_amount(bench.inquire("今天天气多少度")) is None


@pytest.mark.parametrize("question", ["游戏出口项目最多能拿多少钱", "how much can a game export project get?"])
def test_reference_is_followed_into_the_library(wide_bench, question):
    draft = compose_amount(wide_bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED
    assert keys(draft) == [(MEASURES, "19"), ("fund", "3")]
    assert "最高150万元" in amounts(draft) and "5%" in amounts(draft)
    assert {a.document.document_id for a in draft.amounts} == {"fund"}
    assert "最高150万元" in written(draft)


def test_reference_is_followed_for_a_reward_too(wide_bench):
    draft = compose_amount(wide_bench.inquire("动漫作品奖励多少", documents=[MEASURES]))
    assert keys(draft) == [(MEASURES, "10"), ("fund", "4")]
    assert amounts(draft) == ["一次性30万元"]


def test_yearly_cap_of_an_added_text(wide_bench):
    draft = compose_amount(wide_bench.inquire("境外会展资助多少"))
    assert amounts(draft) == ["每年给予不超过60万元"]
    assert "不超过2年" in written(draft) and "每年" in written(draft)


def test_english_text_without_a_rendering(wide_bench):
    draft = compose_amount(wide_bench.inquire("How much can a qualifying production get?", documents=["english"]))
    assert amounts(draft) == ["up to USD 250,000", "shall not exceed 20%"]
    assert keys(draft) == [("english", "3")]


def test_fine_is_an_amount(wide_bench):
    draft = compose_amount(wide_bench.inquire("未保存出版物版本罚款多少"))
    assert "没有写明金额" not in written(draft) and draft.status is AnswerStatus.ANSWERED


def test_what_is_funded_counts_beside_who_gets_it(wide_bench):
    assert amounts(compose_amount(wide_bench.inquire("国际动漫会展补贴多少"))) == ["一次性80万元"]


def test_traditional_text(wide_bench):
    assert amounts(compose_amount(wide_bench.inquire("海外輸出補助上限多少"))) == ["新臺幣五百萬元為上限"]


def test_clause_with_an_amount_is_not_called_one_without(bench):
    text = written(bench.compose("游戏出口有没有100万"))
    assert "（十一）也涉及这一主题，同样没有规定金额" not in text


def test_other_bases_do_not_answer_for_the_industrial_base(bench):
    assert amounts(compose_amount(bench.inquire("产业基地资助多少"))) == ["最高500万元"]


def test_condition_word_brings_in_no_other_text(wide_bench):
    draft = compose_amount(wide_bench.inquire("How much can a qualifying production get?"))
    assert {a.document.document_id for a in draft.amounts} == {"english"}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("以商招商成功的能奖多少", 2_000_000),
        ("我们帮深圳招来一家大厂，以商招商成功能奖500万，是吗？", 2_000_000),
        ("新引进的领军企业给多少", 5_000_000),
    ],
)
def test_of_two_sums_in_a_clause_the_one_for_what_was_asked(founding, question, value):
    assert [(a.clause_id, a.value) for a in founding.answer(question).amounts] == [("22", value)]


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("宝安区的孵化器最高资助多少？", "宝安区自己的规定不在本资料库中"),
        ("孵化器最高资助多少？", None),
    ],
)
def test_figure_of_the_city_is_not_passed_off_as_a_districts(founding, question, note):
    answer = founding.answer(question)
    assert [a.clause_id for a in answer.amounts] == ["16"]
    assert (note in answer.answer) if note else ("自己的规定" not in answer.answer)


@pytest.mark.parametrize(
    "question", ["高新技术企业能拿多少", "How much can a high-tech enterprise get?", "贷款贴息有多少"]
)
def test_a_kind_of_what_is_asked_for_is_not_it(bench, question):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.NOT_FOUND and draft.amounts == []


def test_both_sums_where_only_the_title_is_what_was_asked(bench):
    draft = bench.compose("战略咨询机构给多少钱")
    assert len(draft.amounts) == 2
    assert "研究成果" in written(draft) and "人才培养基地" in written(draft)
    assert len(bench.compose("战略咨询研究成果资助多少").amounts) == 1


@pytest.mark.parametrize(
    ("question", "clause_id"),
    [
        ("any money for dubbing?", "4.3"),
        ("Can an exporter of animation raise money by issuing bonds?", "4.4"),
        ("译制配音有资金吗", "4.3"),
    ],
)
def test_whether_there_is_money_is_answered_and_the_lack_of_a_sum_said_beside_it(bench, question, clause_id):
    draft = compose_amount(bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED and keys(draft)[0] == (PLAN, clause_id)
    assert draft.amounts == [] and not draft.lines[0].text.startswith("**")
    assert "no amount" in written(draft) or "没有" in written(draft)


@pytest.mark.parametrize("question", ["how much for dubbing?", "maximum for dubbing?", "译制配音给多少钱"])
def test_a_sum_asked_for_that_is_not_fixed_stays_open(bench, question):
    draft = compose_amount(bench.inquire(question))
    assert draft.status is AnswerStatus.NOT_SPECIFIED and keys(draft)[0] == (PLAN, "4.3")


def test_whether_there_is_money_gives_the_sum_where_one_is_fixed(bench):
    draft = compose_amount(bench.inquire("Is there money for an incubator?"))
    assert draft.status is AnswerStatus.ANSWERED and amounts(draft) == ["最高200万元"]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("直播基地、设计基地和产业基地各最高多少", ["9", "7", "17"]),
        ("How much do an incubator, an industry base and a research platform get respectively?", ["16", "17", "15"]),
        ("新引进的领军企业和以商招商的企业，分别能拿多少", ["22", "22"]),
    ],
)
def test_the_sum_of_each_thing_in_a_row(bench, question, found):
    assert [a.clause.clause_id for a in bench.compose(question).amounts] == found


@pytest.mark.parametrize("question", ["建一个创意设计基地最多给多少钱", "What is the ceiling for a design base?"])
def test_what_the_sentence_of_a_sum_calls_by_its_kind(bench, question):
    assert [a.provision.provision_id for a in bench.compose(question).amounts] == ["7a"]


@pytest.mark.parametrize("question", ["国家对外文化贸易基地能拿多少补贴"])
def test_what_stands_before_a_sum_for_another_kind_gets_none(bench, question):
    assert bench.compose(question).amounts == []


def test_two_things_of_which_one_has_no_sum(bench):
    draft = bench.compose("动漫作品和新型游戏研发，各给多少？")
    assert [a.clause.clause_id for a in draft.amounts] == ["11"]
    assert {c for _, c in keys(draft)} == {"10", "11"}


@pytest.mark.parametrize(
    "question",
    ["国家计划给译制配音多少钱", "How much does the national plan pay for translation production and dubbing?"],
)
def test_what_funds_comes_before_what_only_wants_a_thing_done(bench, question):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.NOT_SPECIFIED and keys(draft)[0] == (PLAN, "4.3")
