from __future__ import annotations

import pytest

from assistant.evidence.asked import AskedFigure, asked_text
from tests.assistant.workbench import MEASURES


@pytest.mark.parametrize(
    ("question", "clause_id", "stated"),
    [("孵化器最高资助多少", "16", True), ("孵化器最高资助多少", "19", False), ("incubator support for how long", "16", True)],
)
def test_a_clause_states_the_sort_of_figure_asked_for(bench, question, clause_id, stated):
    figure = AskedFigure.of(bench.understand(question))
    assert figure.is_asked
    assert figure.is_stated(bench.view(MEASURES, clause_id)) is stated


def test_a_figure_is_stated_in_the_sentence_that_holds_it(bench):
    view = bench.view(MEASURES, "16")
    figure = AskedFigure.of(bench.understand("孵化器最高资助多少"))
    stating = [s.text for s in view.sentences if figure.is_stated_in(view, s)]
    assert stating and all("万元" in text for text in stating)
    assert len(stating) < len(view.sentences)


def test_who_asks_no_figure_is_told_none(bench):
    figure = AskedFigure.of(bench.understand("谁负责解释"))
    assert not figure.is_asked and not figure.is_stated(bench.view(MEASURES, "16"))


def test_the_question_stands_as_asked_where_it_is_complete(bench):
    understood = bench.understand("孵化器最高资助多少")
    assert asked_text(understood) == understood.text
