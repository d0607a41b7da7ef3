from __future__ import annotations

import pytest

from assistant.compose.summary import compose_summary
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, keys, written


@pytest.mark.parametrize(
    ("question", "clause", "sums"),
    [
        ("Summarise the incubator clause.", "16", [2_000_000]),
        ("What does the online audiovisual clause offer?", "9", [5_000_000]),
        ("孵化器那条主要讲什么", "16", [2_000_000]),
    ],
)
def test_a_clause_in_short_tells_its_sums_and_its_text(bench, question, clause, sums):
    draft = compose_summary(bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED
    assert keys(draft)[0] == (MEASURES, clause)
    assert [a.provision.value for a in draft.amounts] == sums


def test_the_whole_clause_is_told(bench):
    assert "incubation centres" in written(compose_summary(bench.inquire("Summarise the incubator clause.")))


@pytest.mark.parametrize(
    "question",
    ["Summarise the plan", "How much does the incubator clause offer?", "Summarise clause 16", "Summarise the clause on weather"],
)
def test_a_document_a_point_or_a_number_is_no_clause_in_short(bench, question):
    assert compose_summary(bench.inquire(question)) is None
