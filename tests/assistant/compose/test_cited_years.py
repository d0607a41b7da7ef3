"""The years of a rule that a text cites stand in its title."""

import pytest

from assistant.contract import AnswerStatus


@pytest.mark.parametrize(
    ("question", "document", "years"),
    [
        ("文化部“一带一路”文化发展行动计划是哪几年的？", "belt-and-road-animation-games-plan", "2016-2020"),
        ("国家行动计划依据的上位计划起止年份是什么？", "belt-and-road-animation-games-plan", "2016-2020"),
        ("深圳措施里提到的广东省行动计划覆盖哪几年？", "shenzhen-digital-creative-measures-draft", "2021-2025"),
        (
            "Which years does the older culture plan cover that the national plan builds on?",
            "belt-and-road-animation-games-plan",
            "2016-2020",
        ),
        (
            "What period does the Guangdong plan cited in the preamble cover?",
            "shenzhen-digital-creative-measures-draft",
            "2021-2025",
        ),
    ],
)
def test_the_years_of_a_cited_rule_are_told_from_its_title(founding, question, document, years):
    answer = founding.answer(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert [(c.document_id, c.clause_id) for c in answer.citations] == [(document, "preamble")]
    assert years in answer.answer


@pytest.mark.parametrize(
    "question", ["深圳措施管几年的？", "What years do the Shenzhen measures run for?", "国家行动计划到哪年为止？"]
)
def test_the_years_of_a_text_itself_are_those_it_fixes(founding, question):
    answer = founding.answer(question)
    assert "2021-2025" not in answer.answer
    assert "2016-2020" not in answer.answer
    assert {c.clause_id for c in answer.citations} <= {"26", "head", "imprint"}


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("Which companies are on the annual list of key enterprises?", "box4"),
        ("Which exhibitions are in the catalogue of key exhibitions?", "box2"),
        ("重点企业年度名录里都有哪些企业？", "box4"),
        ("重点会展目录里有哪些展会？", "box2"),
    ],
)
def test_who_is_on_a_list_is_not_told_by_the_clause_that_has_it_drawn_up(founding, question, clause):
    answer = founding.answer(question)
    assert answer.status is AnswerStatus.NOT_SPECIFIED
    assert answer.citations[0].clause_id == clause


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("Add up the maximum amounts in clauses 5 and 7 of the Shenzhen measures, please.", "RMB 4 million"),
        ("第三条和第十七条加起来多少钱？", "1000万元"),
    ],
)
def test_sums_of_named_clauses_are_added_with_what_that_does_not_mean(founding, question, total):
    answer = founding.answer(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert total in answer.answer
    assert len(answer.amounts) == 2


def test_the_sums_of_all_clauses_are_not_added(founding):
    assert founding.answer("所有资助加起来一共多少钱？").status is AnswerStatus.NOT_SPECIFIED
