from __future__ import annotations

import pytest

from assistant.compose.named import resolve, resolved_views
from assistant.compose.select import applies, best_sentence, choose, covering
from assistant.evidence.views import StatementKind
from tests.assistant.workbench import MEASURES, PLAN


@pytest.mark.parametrize(
    ("question", "clause_id"),
    [("孵化器资助", "16"), ("产业基地资助", "17"), ("直播基地", "9"), ("research results", "24")],
)
def test_amount_on_the_topic_is_chosen(bench, question, clause_id):
    chosen = choose(bench.inquire(question))
    assert chosen.answering[0].view.clause.clause_id == clause_id
    assert chosen.answering[0].statement.kind is StatementKind.AMOUNT


def test_clause_that_leaves_the_amount_open_is_chosen_and_the_other_is_context(bench):
    chosen = choose(bench.inquire("游戏出口项目最多能拿多少钱"))
    assert [s.view.clause.key for s in chosen.answering] == [(MEASURES, "19")]
    assert chosen.answering[0].statement.kind is StatementKind.DECIDES
    assert (MEASURES, "11") in [s.view.clause.key for s in chosen.context]


def test_nothing_is_chosen_off_topic(bench):
    inquiry = bench.inquire("今天天气怎么样")
    assert choose(inquiry).answering == () and covering(inquiry) == []


def test_chosen_statements_apply(bench):
    for question in ("动漫奖励", "元宇宙", "公共服务平台", "game R&D"):
        assert all(applies(s) for s in choose(bench.inquire(question)).answering)


def test_covering_is_bounded(bench):
    assert 0 < len(covering(bench.inquire("动漫游戏"), limit=2)) <= 2
    assert covering(bench.inquire("多少钱")) == []


def resolved(bench, question):
    return [[c.clause_id for _, c in r.clauses] for r in resolve(bench.inquire(question))]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("深圳第十六条", [["16"]]),
        ("第三十条", [[]]),
        ("四（三）", [["4.3"]]),
        ("专栏5", [["box5"]]),
        ("深圳第三到第六条", [["3", "4", "5", "6"]]),
        ("深圳第三条和第五条", [["3"], ["5"]]),
        ("国家计划第三章", [["3.1", "box1", "3.2", "3.3", "box2", "3.4", "3.5", "box3", "3.6", "3.7"]]),
    ],
)
def test_clause_numbers_are_looked_up(bench, question, found):
    assert resolved(bench, question) == found


def test_inserted_article(wide_bench):
    assert resolved(wide_bench, "第五条之一") == [["5-1"]]


def test_number_without_chapter_can_mean_several(bench):
    found = resolve(bench.inquire("国家计划（三）"))[0].clauses
    assert {c.clause_id for _, c in found} == {"2.3", "3.3", "4.3"}
    assert {d.document_id for d, _ in found} == {PLAN}


def test_views_of_named_clauses_without_repeats(bench):
    assert [v.clause.clause_id for v in resolved_views(bench.inquire("深圳第十六条和第16条"))] == ["16"]


def test_best_sentence_names_the_topic_not_the_title(bench):
    inquiry = bench.inquire("动漫企业参加会展")
    assert "会展" in best_sentence(inquiry, bench.view(PLAN, "3.3")).text
    assert best_sentence(inquiry, bench.view(PLAN, "3.3")).text != "（三）搭建交流平台"
