"""The learnt judgement of whether a clause speaks to a question."""

from __future__ import annotations

import pytest

from assistant.evidence.gather import covers
from assistant.evidence.relevance import RelevanceModel, load_relevance
from assistant.understanding.specificity import specificity


def test_probability_is_logistic_in_the_weighted_features():
    model = RelevanceModel({"found": 2.0}, intercept=-1.0, threshold=0.5)
    assert model.probability({"found": 0.5}) == pytest.approx(0.5)
    assert model.probability({"found": 5.0, "unknown": 100.0}) > 0.99


@pytest.mark.parametrize("name", ["bundled", "words"])
def test_shipped_weights_are_for_features_that_exist(bench, name):
    model = load_relevance(name)
    known = set(bench.inquire("孵化器最高资助多少").ranked[0].judgement.features)
    assert set(model.weights) <= known and 0 < model.threshold < 1
    assert ("cosine" in model.weights) is (name == "bundled")


@pytest.mark.parametrize("question", ["手上有个数字影棚，封顶能批多少资助", "where do the papers speak of museums"])
def test_everyday_words_refuse_nothing(bench, question):
    assert any(covers(r) for r in bench.inquire(question).ranked)


@pytest.mark.parametrize("question", ["公租房怎么申请", "What fines apply to internet cafes admitting minors?"])
def test_other_subjects_are_covered_by_nothing(bench, question):
    assert not any(covers(r) for r in bench.inquire(question).ranked)


def test_rare_nouns_tell_more_than_words_of_every_day():
    assert specificity("看看") == 0.0 == specificity("最后")
    assert specificity("婚假") > 0.9
    assert specificity("good") == 0.0 < specificity("visa") < specificity("metaverse")
