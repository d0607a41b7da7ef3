"""What the learnt models weigh of a clause."""

from __future__ import annotations

import pytest

from assistant.evidence.signals import topic_signals
from tests.assistant.workbench import MEASURES


def features(bench, question, clause_id, **options):
    ranked = bench.inquire(question, **options).ranked
    return next(r.judgement.features for r in ranked if r.clause.key == (MEASURES, clause_id))


def test_a_clause_on_the_topic_holds_it_and_echoes_it(bench):
    own, other = features(bench, "孵化器最高资助多少", "16"), features(bench, "孵化器最高资助多少", "19")
    assert own["found_subject"] > other["found_subject"] == 0.0
    assert own["echo"] > other["echo"] and own["lost_subject"] == 0.0 < other["lost_subject"]
    assert (own["stated"], other["stated"]) == (1.0, 0.0) == (other["unstated"], own["unstated"])


def test_an_english_question_is_compared_with_the_rendering(bench):
    own = features(bench, "How much can an incubator get at most?", "16")
    assert own["echo"] > 0.0 and own["translated"] == 1.0 and own["abroad"] == 0.0
    assert features(bench, "孵化器最高资助多少", "16")["translated"] == 0.0


def test_the_best_candidate_is_the_yardstick(bench):
    ranked = bench.inquire("孵化器最高资助多少").ranked
    shares = [r.judgement.features["words_share"] for r in ranked]
    assert max(shares) == pytest.approx(1.0) and min(shares) < 0.5


def test_rarity_weighs_what_was_found(bench):
    match = bench.inquire("孵化器最高资助多少").ranked[0].match
    rare, common = topic_signals(match, lambda _: 6.0), topic_signals(match, lambda _: 0.6)
    assert rare["found_subject"] > common["found_subject"] > 0.0
