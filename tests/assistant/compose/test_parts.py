from __future__ import annotations

import pytest

from assistant.compose.parts import compose_boxes, compose_chapter_of, compose_part_count
from tests.assistant.workbench import MEASURES, PLAN, keys, written


@pytest.mark.parametrize(
    ("question", "clauses", "count"),
    [
        ("国家计划有几条基本原则？", ["2.2"], "4"),
        ("How many principles does the national plan have?", ["2.2"], "4"),
        ("国家计划有几项重点任务？", ["3.1", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7"], "7"),
        ("How many safeguard measures are there in the national plan?", ["4.1", "4.2", "4.3", "4.4", "4.5"], "5"),
    ],
)
def test_the_parts_of_what_is_called_by_its_title_are_counted(bench, question, clauses, count):
    draft = compose_part_count(bench.inquire(question))
    assert keys(draft) == [(PLAN, clause) for clause in clauses] and count in draft.lines[0].text


@pytest.mark.parametrize("question", ["要建多少个文化中心？", "How many projects are planned?", "孵化器给多少"])
def test_what_no_title_names_is_not_counted(bench, question):
    assert compose_part_count(bench.inquire(question)) is None


@pytest.mark.parametrize("question", ["五个专栏分别叫什么", "What are the five boxes called?", "国家计划里有哪些专栏？"])
def test_boxes_are_named(bench, question):
    draft = compose_boxes(bench.inquire(question))
    assert set(keys(draft)) == {(PLAN, f"box{n}") for n in range(1, 6)}


@pytest.mark.parametrize("question", ["专栏3说了什么", "which boxes mention exhibitions", "哪些专栏提到会展"])
def test_a_box_that_is_named_or_sought_by_what_it_says_is_no_list_of_boxes(bench, question):
    assert compose_boxes(bench.inquire(question)) is None


@pytest.mark.parametrize(
    ("question", "clause_id"),
    [
        ("只给一次、不重复给的钱是哪一条", "15"),
        ("Is any of the money explicitly paid only once? Which?", "15"),
        ("有没有按年度给的资助？是哪条", "24"),
        ("anything paid every year?", "24"),
    ],
)
def test_what_is_paid_once_or_each_year_is_listed_where_nothing_it_is_for_is_named(founding, question, clause_id):
    answer = founding.answer(question)
    assert {(a.document_id, a.clause_id) for a in answer.amounts} == {(MEASURES, clause_id)}


def test_how_many_parts_is_said_first(bench):
    assert written(compose_part_count(bench.inquire("国家计划有几项重点任务？"))).startswith("一共 7 条")


def test_little_frames_are_boxes(bench):
    draft = bench.compose("国家计划五个小方框里都装的什么主题")
    assert len([line for line in draft.lines if line.style == "row"]) == 5


@pytest.mark.parametrize(
    ("question", "count"),
    [("国家计划第三部分有几条", "7"), ("How many numbered clauses in part 3 of the national plan?", "7")],
)
def test_the_clauses_of_a_numbered_chapter_are_counted(bench, question, count):
    draft = compose_part_count(bench.inquire(question))
    assert count in draft.lines[0].text and {d for d, _ in keys(draft)} == {PLAN}


@pytest.mark.parametrize("question", ["深圳措施里游戏那条在哪一章", "In which chapter does the games clause stand?"])
def test_the_chapter_of_a_clause_is_named(bench, question):
    draft = compose_chapter_of(bench.inquire(question))
    assert keys(draft) == [(MEASURES, "11")] and "五、培育数字创意重点业态" in written(draft)


@pytest.mark.parametrize("question", ["游戏研发给多少", "which chapter pays most?"])
def test_no_chapter_is_named_unasked(bench, question):
    assert compose_chapter_of(bench.inquire(question)) is None
