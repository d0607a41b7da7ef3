from __future__ import annotations

import pytest

from assistant.evidence.match import Match
from assistant.understanding.model import Term
from tests.assistant.workbench import MEASURES


@pytest.fixture(scope="module")
def topic(bench):
    return lambda text: bench.understand(text).terms


def test_clause_on_the_topic_beats_one_beside_it(bench, topic):
    terms = topic("孵化器")
    on, beside = (bench.matcher.clause(terms, bench.view(MEASURES, c)).score for c in ("16", "9"))
    assert on >= 0.9 > 0.5 > beside


def test_scores_lie_between_zero_and_one(bench, topic):
    for question in ("孵化器", "游戏出口", "weather zeppelin", "how much for the game industry"):
        for view in bench.views.of_document(MEASURES):
            assert 0.0 <= bench.matcher.clause(topic(question), view).score <= 1.0


def test_no_topic_matches_nothing(bench):
    assert bench.matcher.clause((), bench.view(MEASURES, "16")).score == 0.0


def test_amount_is_for_whom_it_names(bench, topic):
    terms = topic("游戏出口")
    view = bench.view(MEASURES, "11")
    amount = next(s for s in view.statements if s.provision)
    found = bench.matcher.statement(terms, view, amount)
    assert [t.surface for t in found.match.missing(0.7)] == ["出口"]
    mentions = bench.matcher.clause(terms, view)
    assert mentions.missing(0.7) == ()


def test_two_beneficiaries_of_one_clause_are_told_apart(bench, topic):
    terms = topic("人才培养基地")
    view = bench.view(MEASURES, "24")
    results, base = [s for s in view.statements if s.provision]
    assert bench.matcher.statement(terms, view, base).score > bench.matcher.statement(terms, view, results).score


def test_english_topic_finds_the_chinese_clause(bench, topic):
    assert bench.matcher.clause(topic("incubator"), bench.view(MEASURES, "16")).score >= 0.9


def test_word_the_glossary_lacks_is_found_as_written_or_in_the_rendering(bench):
    word = Term("w:gazelle", "gazelle", "word")
    assert bench.matcher.clause([word], bench.view(MEASURES, "21")).score > 0.5
    assert bench.matcher.clause([word], bench.view(MEASURES, "16")).score == 0.0


def test_missing_counts_hard_terms_only():
    hard, soft = Term("a", "a", "sector", hard=True), Term("b", "b", "word")
    match = Match(0.2, ((hard, 0.3), (soft, 0.0)))
    assert match.missing(0.45) == (hard,) and match.missing(0.3) == ()
