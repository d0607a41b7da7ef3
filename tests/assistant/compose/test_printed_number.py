from __future__ import annotations

import pytest

from assistant.compose.printed_number import compose_printed_number
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, keys, written


@pytest.mark.parametrize(
    ("question", "clause_id", "words"),
    [
        ("深圳措施主要支持几大业态？", "ch1", "四大业态"),
        ("How many business forms do the Shenzhen measures support?", "ch1", "four major business forms"),
        ("How many 'chains' should the task force join in Shenzhen?", "2", "four chains"),
    ],
)
def test_the_sentence_that_counts_the_thing_in_words_is_told(bench, question, clause_id, words):
    draft = compose_printed_number(bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED and keys(draft)[0] == (MEASURES, clause_id)
    assert words in written(draft).replace("“", "").replace("”", "")


@pytest.mark.parametrize(
    "question",
    [
        "How many works shall be created together?",  # Six Ones working system
        "How many years is an incubator funded?",
        "How many incubator chains are there in Shenzhen?",
        "深圳措施有几条原则？",
        "孵化器资助几年？",
    ],
)
def test_no_number_of_another_thing_is_told(bench, question):
    assert compose_printed_number(bench.inquire(question)) is None
