"""A number of things in a question leads to the clause that fixes it."""

from __future__ import annotations

import pytest

from assistant.evidence.counted import counted_in
from assistant.understanding.model import Count
from assistant.understanding.quantities import find_counts
from tests.assistant.workbench import MEASURES, PLAN


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("那100部作品", (Count(100, "部"),)),
        ("1000人次的培训", (Count(1000, "人次"),)),
        ("三十个项目", (Count(30, "个"),)),
        ("the thirty projects", (Count(30),)),
        ("the 1,000 target", (Count(1000),)),
        ("one hundred works", (Count(100),)),
        ("issued in 2018", ()),
        ("最高200万元", ()),
        ("up to 5 million", ()),
        ("我们公司有100人", ()),
        ("for 10 years", ()),
    ],
)
def test_numbers_of_things_are_read(text, counts):
    assert find_counts(text) == counts


def test_clauses_are_found_by_value_and_measure_word(bench):
    documents = bench.library.documents
    assert counted_in(documents, [Count(100, "部")]) == {(PLAN, "box1")}
    assert counted_in(documents, [Count(100)]) == {(PLAN, "box1"), (PLAN, "box2")}
    assert counted_in(documents, [Count(100, "项")]) == frozenset()
    assert counted_in(documents, []) == frozenset()


@pytest.mark.parametrize("question", ["那100部作品最晚哪一年做完？", "By what year should the 100 works be finished?"])
def test_clause_that_fixes_the_number_is_cited(founding, question):
    answer = founding.answer(question)
    assert answer.status == "not_specified" and answer.citations[0].clause_id == "box1"


def test_head_count_of_a_company_finds_nothing_by_number(founding):
    assert MEASURES in {c.document_id for c in founding.answer("我们公司有100人，做孵化器，能申请什么").citations}
