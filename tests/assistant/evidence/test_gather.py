from __future__ import annotations

import pytest

from assistant.evidence.gather import covers, gather
from assistant.evidence.relevance import Judge
from tests.assistant.workbench import MEASURES


@pytest.mark.parametrize(
    ("question", "clause_id"),
    [("孵化器资助多少", "16"), ("incubator grant", "16"), ("直播基地", "9"), ("领军企业", "22"), ("战略咨询", "24")],
)
def test_clause_on_the_topic_comes_first(bench, question, clause_id):
    assert bench.inquire(question).ranked[0].clause.key == (MEASURES, clause_id)


def test_ranked_and_statements_are_best_first_and_in_scope(bench):
    inquiry = bench.inquire("游戏出口", documents=[MEASURES])
    scores = [r.score for r in inquiry.ranked]
    assert scores == sorted(scores, reverse=True) and len(scores) > 3
    assert {r.document.document_id for r in inquiry.ranked} == {MEASURES}
    assert {s.view.document.document_id for s in inquiry.statements} == {MEASURES}


def test_off_topic_is_covered_by_nothing(bench):
    assert not any(covers(r) for r in bench.inquire("今天天气怎么样").ranked)


def test_no_hits_leave_nothing(bench):
    empty = gather(bench.inquire("孵化器"), [], Judge.of(bench.assistant.index))
    assert empty.ranked == () and empty.statements == ()
