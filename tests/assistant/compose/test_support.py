from __future__ import annotations

import pytest

from assistant.compose.support import compose_clause_fallback, compose_support, tentative
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, PLAN, keys, written


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("有没有出口信用保险", (PLAN, "4.4")),
        ("怎么支持会展合作", (PLAN, "box2")),
        ("is there support for overseas marketing", (MEASURES, "18")),
        ("支持直播基地吗", (MEASURES, "9")),
    ],
)
def test_best_clause_speaks_first(bench, question, key):
    draft = compose_support(bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED and key in keys(draft)


@pytest.mark.parametrize(("question", "word"), [("有没有数字创意产业投资基金", "探索"), ("有没有出口信用保险", "鼓励")])
def test_intention_is_not_turned_into_a_fact(bench, question, word):
    text = written(compose_support(bench.inquire(question)))
    assert f"用词是“{word}”" in text and f"“{word}" in text


def test_quote_is_the_evidence(bench):
    for line in compose_support(bench.inquire("有没有出口信用保险")).lines:
        assert not line.evidence or line.evidence[0].quote[:20] in line.text or "用词是" in line.text


@pytest.mark.parametrize("question", ["有没有养猪补贴", "is there support for fishing boats"])
def test_what_nobody_supports(bench, question):
    assert compose_support(bench.inquire(question)) is None
    assert bench.compose(question).status is AnswerStatus.NOT_FOUND


def test_clause_named_by_number_speaks_for_itself(bench):
    draft = compose_clause_fallback(bench.inquire("深圳第十八条支持什么"))
    assert keys(draft) == [(MEASURES, "18")]
    assert compose_clause_fallback(bench.inquire("支持什么")) is None


@pytest.mark.parametrize(("question", "yes"), [("支持电竞吗", "**有"), ("Does Shenzhen support esports?", "**Yes")])
def test_kin_of_the_topic_is_no_yes(bench, question, yes):
    draft = bench.compose(question)
    assert not written(draft).startswith(yes)
    assert draft.status is AnswerStatus.NOT_SPECIFIED and keys(draft) == [(MEASURES, "22")]


@pytest.mark.parametrize(
    ("question", "word", "key"),
    [
        ("深圳有没有数字创意产业投资基金？", "探索", (MEASURES, "21")),
        ("深圳设立投资基金了吗", "探索", (MEASURES, "21")),
        ("有没有绿色通道", "探索", (MEASURES, "18")),
        ("审批绿色通道已经设立了吗", "探索", (MEASURES, "18")),
        ("Is there a green channel for approvals in Shenzhen?", "explore", (MEASURES, "18")),
        ("Has the green channel been set up?", "explore", (MEASURES, "18")),
        ("有没有出口信用保险", "鼓励", (PLAN, "4.4")),
    ],
)
def test_what_is_only_intended_never_begins_with_a_yes(bench, question, word, key):
    text = written(draft := bench.compose(question))
    assert keys(draft)[0] == key
    assert text.startswith((f"**原文用词是“{word}”", f"**The wording is “{word}”"))
    assert "**有" not in text and "**Yes" not in text


@pytest.mark.parametrize("question", ["有没有会展合作支持", "有没有战略咨询支持", "支持直播基地吗"])
def test_what_is_granted_keeps_its_yes(bench, question):
    assert written(bench.compose(question)).startswith("**有。**")


def test_what_is_intended_is_told_part_by_part(bench):
    view = bench.view(MEASURES, "18")
    sentence = next(s for s in view.sentences if "探索设立" in s.text)
    assert tentative(bench.inquire("有没有审批绿色通道"), view, sentence) == "探索"
    assert tentative(bench.inquire("有没有海外研发机构支持"), view, sentence) is None


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("数字艺术展示能进外国美术馆吗", (PLAN, "3.5")),
        ("重点企业半路卡住了，有没有人来帮着解决？", (PLAN, "4.5")),
        ("Can Nanshan District set its own implementation measures?", (MEASURES, "25")),
    ],
)
def test_yes_or_no_on_kin_quotes_the_clause_without_a_verdict(bench, question, key):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.ANSWERED and keys(draft)[0] == key
    assert not written(draft).startswith(("**有", "**Yes"))


@pytest.mark.parametrize(
    "question", ["Is there a fee to apply for the provincial platform top-up?", "东莞的公司能拿深圳的动漫奖励吗"]
)
def test_what_a_yes_or_no_turns_on_must_be_named(bench, question):
    assert bench.compose(question).status is not AnswerStatus.ANSWERED


def test_insurance_asked_for_is_answered_by_the_sentence_on_insurance(bench):
    text = written(bench.compose("动漫出口有没有保险支持"))
    assert "出口信用保险" in text and "企业债" not in text and "**有" not in text


def test_no_yes_where_the_question_names_a_thing_that_no_clause_knows(bench):
    said = written(compose_support(bench.inquire("Is there support for overseas marketing?")))
    unsure = written(compose_support(bench.inquire("Is there support for overseas marketing by a nanny?")))
    assert said.startswith("**Yes.**") and "Yes" not in unsure


def test_a_number_of_things_leads_to_the_sentence_that_fixes_it(bench):
    assert "共同创作 100 部" in written(bench.compose("100部是指啥"))


def test_what_a_document_is_about_does_not_choose_its_sentences(bench):
    assert "知识产权" in written(bench.compose("国家的动漫游戏计划提没提保护知识产权"))


def test_a_trade_and_its_export_lead_to_the_clause_that_gives_for_exports(founding):
    assert [c.clause_id for c in founding.answer("网络文学出海").citations] == ["19", "9"]
    assert founding.answer("网络文学").citations[0].clause_id == "9"


@pytest.mark.parametrize("question", ["深圳数字创意企业上市有支持吗", "企业挂牌上市有奖励吗", "is there support for going public?"])
def test_support_for_a_listing_is_no_support_of_companies(bench, question):
    assert bench.compose(question).status is not AnswerStatus.ANSWERED


def test_what_is_done_for_firms_of_a_trade_is_told_from_the_clause_on_the_trade(founding):
    answer = founding.answer("What does Shenzhen do for game companies?")
    assert answer.status is AnswerStatus.ANSWERED and answer.citations[0].clause_id == "11"


@pytest.mark.parametrize(
    ("question", "sums"),
    [
        ("深圳怎么支持孵化器？", ["16"]),
        ("深圳怎么支持短视频企业？", ["9"]),
        ("How does Shenzhen support incubators?", ["16"]),
        ("What does Shenzhen do for makers of VR headsets?", ["8"]),
        ("What does Shenzhen do for e-commerce and tourism blended with digital creativity?", ["14"]),
        # the one sum of the clause is for firms of another kind than its title and the question name
        ("深圳怎么保护知识产权？", []),
        ("国家计划怎么支持翻译配音", []),
    ],
)
def test_how_something_is_supported_takes_in_the_one_sum_of_its_clause(founding, question, sums):
    answer = founding.answer(question)
    assert answer.status is AnswerStatus.ANSWERED and [a.clause_id for a in answer.amounts] == sums


def test_money_of_its_own_is_a_sum_that_the_text_fixes_or_not(founding):
    assert founding.answer("评上“瞪羚企业”有专门的奖金吗？").status is AnswerStatus.NOT_SPECIFIED
    assert [a.clause_id for a in founding.answer("孵化器有专门的钱吗？").amounts] == ["16"]


@pytest.mark.parametrize(
    ("question", "clauses"),
    [("深圳措施哪条提到区块链", {"4", "12"}), ("哪一条讲瞪羚企业", {"21"})],
)
def test_the_clause_looked_for_is_each_of_the_few_that_name_it(founding, question, clauses):
    assert {c.clause_id for c in founding.answer(question).citations} == clauses
