"""Whether the sums of a clause answer, and which of them: the learnt judgement beside the rules."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from assistant.compose.asked_figures import load_figure_models
from assistant.compose.select import choose
from assistant.compose.sum_features import clause_features
from assistant.compose.sums import (
    AGAINST,
    ANOTHER_SUM,
    NAMED_TOO,
    TOLD_TOO,
    choose_sums,
    enough,
    field_of,
    load_sum_models,
    of_another_trade,
    seconded_sums,
)
from assistant.contract import AnswerStatus
from assistant.evidence.echo import Echoes
from assistant.evidence.relevance import RelevanceModel
from assistant.evidence.views import StatementKind
from assistant.inquiry import SumModels


@pytest.fixture(scope="module")
def inquire(bench):
    echoes = Echoes(bench.library.documents, bench.assistant.index.tokens)
    models = load_sum_models("words")
    return lambda question: replace(bench.inquire(question), echoes=echoes, sum_models=models)


FIGURES = load_figure_models("words")


def told(chosen):
    return [s.statement.provision.provision_id for s in chosen.answering if s.statement.kind is StatementKind.AMOUNT]


def sure(chance):
    """A model that gives every clause or sum this probability."""
    return RelevanceModel({}, math.log(chance / (1 - chance)), 0.7)


@pytest.mark.parametrize("name", ["bundled", "words"])
def test_every_weight_has_its_feature_and_cosines_are_weighed_only_where_they_are_known(inquire, name):
    inquiry = inquire("新引进的领军企业最高扶持多少")
    seen = field_of(inquiry, choose(inquiry))
    features = clause_features(seen.clauses[0], seen)
    model = load_sum_models(name).clause
    assert set(model.weights) <= set(features) and all(math.isfinite(v) for v in features.values())
    assert ("cosine" in model.weights) is (name == "bundled")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("国外一家数字创意巨头准备把地区总部搬来深圳，市里最多给多少扶持？", ["22a"]),
        ("我们牵线把客户公司招来了深圳，作为以商招商的主导企业，奖励最多多少？", ["22b"]),
        ("What is the maximum support for a newly introduced key laboratory in the digital creative field?", ["22a"]),
    ],
)
def test_of_two_sums_the_one_for_whom_it_was_asked(inquire, question, expected):
    assert told(choose_sums(inquire(question))) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("古镇景区和数字创意公司搞的融合示范项目，最多补多少？", ["14a"]),
    ],
)
def test_a_sum_in_other_words_that_the_rules_refuse(inquire, question, expected):
    inquiry = inquire(question)
    assert told(choose(inquiry)) == []
    assert told(choose_sums(inquiry)) == expected


@pytest.mark.parametrize(
    "question",
    [
        "游戏出口项目最多能拿多少钱",
        "How much for a game export project?",
        "国家级公共服务平台能拿多少",
        "深圳市数字创意中小企业贷款贴息多少",
        "In how many instalments does the research platform's grant come, and how big is the first?",
        "省级公共服务平台追加之前，办法里的基础资助是多少",
        "公共停车平台一小时收多少钱",
    ],
)
def test_a_sum_for_something_else_is_not_told(inquire, question):
    assert told(choose_sums(inquire(question))) == []


@pytest.mark.parametrize("question", ["原创数字内容分档给钱，最低那档是多少"])
def test_a_tier_that_no_text_fixes_is_told_no_sum(founding, question):
    answer = founding.answer(question)
    assert answer.status is AnswerStatus.NOT_SPECIFIED and answer.amounts == []


def test_a_refused_sum_is_shown_as_what_comes_nearest_and_not_as_the_answer(founding):
    answer = founding.answer("省级公共服务平台追加之前，办法里的基础资助是多少")
    assert answer.status is AnswerStatus.NOT_SPECIFIED and answer.amounts == []
    assert answer.citations[0].clause_id == "23" and "追加100万元" in answer.answer


def test_less_is_needed_where_the_rules_agree_and_least_where_they_go_by_name():
    plain = {"told": 0.0, "told_by_name": 0.0, "other_sum": 0.0, "price": 0.0, "unoffered": 0.0}
    assert enough(plain | {"told": 1.0, "price": 1.0}, 0.6) == 0.6
    assert enough(plain, 0.6) == 0.6 and enough(plain, 0.6, against=True) == AGAINST
    assert enough(plain | {"told": 1.0}, 0.6) == TOLD_TOO
    assert enough(plain | {"told": 1.0, "told_by_name": 1.0}, 0.6) == NAMED_TOO
    assert enough(plain | {"told": 1.0, "told_by_name": 1.0, "other_sum": 1.0}, 0.6) == ANOTHER_SUM


def test_what_the_rules_would_tell_is_withheld_where_the_judge_is_against_it(inquire):
    inquiry = replace(inquire("孵化器最高资助多少"), sum_models=SumModels(sure(0.01), FIGURES))
    assert told(choose(inquiry)) == ["16a"]
    chosen = choose_sums(inquiry)
    assert chosen.answering == () and [s.statement.provision.provision_id for s in chosen.doubtful] == ["16a"]


def test_no_sureness_overrules_a_level_or_an_instrument_that_the_text_does_not_give(inquire):
    for question in ("国家级公共服务平台能拿多少", "深圳市数字创意中小企业贷款贴息多少"):
        inquiry = replace(inquire(question), sum_models=SumModels(sure(0.99), FIGURES))
        assert told(choose_sums(inquiry)) == []


def test_the_second_look_tells_no_sum_that_the_judge_is_against(inquire):
    inquiry = inquire("孵化器最高资助多少")
    view = choose(inquiry).answering[0].view
    assert [s.statement.provision.provision_id for s in seconded_sums(inquiry, view)] == ["16a"]
    assert seconded_sums(replace(inquiry, sum_models=SumModels(sure(0.01), FIGURES)), view) == ()


def test_without_models_the_rules_alone_decide(bench):
    assert told(choose_sums(bench.inquire("孵化器最高资助多少"))) == ["16a"]


@pytest.mark.parametrize(
    "question",
    ["rehab clinic equipment grant", "How much is the regional headquarters reward for a hospital?"],
)
def test_a_trade_that_no_clause_names_gets_no_sum(inquire, question):
    inquiry = inquire(question)
    assert of_another_trade(inquiry)
    assert told(choose_sums(inquiry)) == []


@pytest.mark.parametrize("question", ["incubator grant", "My accountant asks for the incubator grant: how much?"])
def test_who_asks_is_no_trade_of_the_question(inquire, question):
    assert not of_another_trade(inquire(question))


def test_both_sums_of_a_clause_where_both_are_asked_for(inquire):
    asked = inquire("What are both ceilings for leading enterprises?")
    assert told(choose_sums(asked)) == ["22a", "22b"]


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("总部搬来给多少", ["最高500万元"]),
        ("调研成果一年补多少", ["每年最高100万元"]),
        ("研究和人才培养基地作用发挥得好能拿多少", ["最高100万元"]),
    ],
)
def test_of_the_sums_of_a_clause_the_one_for_what_is_named(bench, question, written):
    amounts = bench.assistant.answer(question).amounts
    assert len(amounts) == 1 and amounts[0].clause_id in {"22", "24"}
    assert amounts[0].as_written in written[0] and (amounts[0].per == "year") == ("每年" in written[0])


def test_sums_asked_for_severally_are_all_told(bench):
    amounts = bench.assistant.answer("研究成果和培养基地，两边封顶各多少").amounts
    assert len(amounts) == 2


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What's the reward if I persuade another company to move to Shenzhen?", ["22b"]),
        ("How high is the grant for research findings on the cluster?", ["24a"]),
    ],
)
def test_the_figure_whose_statement_names_the_thing(inquire, question, expected):
    assert told(choose_sums(inquire(question))) == expected


def test_things_that_no_clause_names_get_no_sum(inquire):
    assert told(choose_sums(inquire("Any grant for new dentist chairs?"))) == []


def test_each_year_is_no_each_of_two(founding):
    answer = founding.answer("研究成果每年都能申请资助吗")
    assert [a.provision_id for a in answer.amounts] == ["24a"]


@pytest.mark.parametrize("question", ["做游戏的公司去海外发行能拿多少", "动画出口最高多少"])
def test_what_gives_by_a_rule_comes_before_what_another_text_only_supports(founding, question):
    answer = founding.answer(question)
    assert not answer.amounts and answer.citations[0].clause_id == "19"
