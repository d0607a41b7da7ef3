"""Whether the nearest sentence answers after all."""

import math
from dataclasses import replace

import pytest

from assistant.compose import by_rules, compose
from assistant.compose.nearest import refusal_of
from assistant.contract import AnswerStatus
from assistant.evidence.echo import Echoes
from assistant.evidence.second_look import Refusal, second_look_features, second_look_model, second_looks
from tests.assistant.workbench import MEASURES


@pytest.fixture(scope="module")
def inquire(bench):
    echoes = Echoes(bench.library.documents, bench.assistant.index.tokens)
    return lambda question: replace(bench.inquire(question), echoes=echoes)


@pytest.mark.parametrize("model", ["bundled", "words"])
def test_every_weight_has_its_feature(inquire, model):
    inquiry = inquire("直播带货的人聚在一块儿干活的地方，能给多少")
    (_, features), *_ = second_look_features(inquiry, Refusal("kind"))
    assert set(second_look_model(model).weights) <= set(features)
    assert all(math.isfinite(value) for value in features.values())


def test_without_the_bundled_embeddings_cosines_are_not_weighed():
    assert not any("cosine" in name or "below_best" in name for name in second_look_model("words").weights)


@pytest.mark.parametrize(
    "question",
    ["出口项目能拿多少钱", "国家级公共服务平台能拿多少", "支持电竞吗", "第十九条最高500万对吗", "广州的孵化器能拿多少"],
)
def test_what_the_text_gives_reason_for_stands(inquire, question):
    inquiry = inquire(question)
    draft, source = by_rules(inquiry)
    assert draft.status is not AnswerStatus.ANSWERED and refusal_of(inquiry, draft, source) is None
    assert compose(inquiry).status is draft.status


@pytest.mark.parametrize(
    ("question", "clause", "value"),
    [
        ("How much a opera troupe can get when it makes its production process digital?", "6", 2_000_000),
        ("我们村口老厂房改成了主播扎堆的直播基地，条件都够，顶格能领多少？", "9", 5_000_000),
    ],
)
def test_a_sum_in_other_words_is_told(inquire, question, clause, value):
    inquiry = inquire(question)
    draft, source = by_rules(inquiry)
    assert draft.status is AnswerStatus.NOT_SPECIFIED and refusal_of(inquiry, draft, source) is not None
    told = compose(inquiry)
    assert [(a.clause.key, a.provision.value) for a in told.amounts] == [((MEASURES, clause), value)]


@pytest.mark.parametrize("question", ["火锅底料怎么炒", "How do I renew a fishing licence?", "公司食堂一顿饭补多少"])
def test_what_nothing_answers_stays_refused(inquire, question):
    assert compose(inquire(question)).status is not AnswerStatus.ANSWERED


def test_no_candidates_without_echoes(bench):
    assert second_looks(bench.inquire("孵化器"), Refusal("none")) == []
