from __future__ import annotations

import pytest

from assistant.compose.definition import compose_definition
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, PLAN, keys, written


def test_definition_and_its_absence(bench, wide_bench):
    found = compose_definition(wide_bench.inquire("什么是数字出版平台"))
    assert keys(found) == [("regulation", "2")] and found.status is AnswerStatus.ANSWERED
    english = compose_definition(wide_bench.inquire("What is a qualifying production?"))
    assert keys(english) == [("english", "2")]
    absent = compose_definition(bench.inquire("什么是元宇宙"))
    assert absent.status is AnswerStatus.NOT_SPECIFIED and "没有给出定义" in written(absent)


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("“四链”是哪四条链", (MEASURES, "2")),
        ('What are the "four chains"?', (MEASURES, "2")),
        ("What are the four major business forms?", (MEASURES, "ch1")),
        ("“沿线”指什么", (PLAN, "ch1")),
        ("PPP是什么意思", (PLAN, "4.3")),
        ("文件里的动漫产业链包括哪些", (MEASURES, "10")),
        ("What are the basic principles of the national plan?", (PLAN, "2.2")),
    ],
)
def test_terms_that_a_sentence_spells_out(bench, question, key):
    draft = compose_definition(bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED
    assert keys(draft)[0] == key


@pytest.mark.parametrize(
    "question", ["隐形冠军怎么定义", "“六个一”是什么", "What counts as an incubator under the measures?"]
)
def test_terms_that_are_only_used(bench, question):
    assert compose_definition(bench.inquire(question)).status is AnswerStatus.NOT_SPECIFIED
