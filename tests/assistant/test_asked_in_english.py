"""Questions in English whose wording, rather than their subject, once led to another answer."""

import pytest

from assistant.contract import AnswerStatus


def cited(answer):
    return [c.clause_id for part in (answer, *answer.parts) for c in part.citations]


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("Show me section 3, point 2 of the national plan", ["3.2"]),
        ("National plan, section 4 items 2 and 3", ["4.2", "4.3"]),
        ("What does the third point of section four of the national plan say?", ["4.3"]),
        ("Read me section 3, points 5 to 7 of the national plan", ["3.5", "3.6", "3.7"]),
        ("Show section 4(2) of the national plan", ["4.2"]),
    ],
)
def test_a_section_holds_points(founding, question, clauses):
    assert cited(founding.answer(question))[: len(clauses)] == clauses


@pytest.mark.parametrize(
    "question",
    [
        "What is the highest amount in the Shenzhen measures, and which clauses set it?",
        "List every grant in the Shenzhen measures that can reach as high as RMB 5 million.",
        "At how many places do the Shenzhen measures set a cap of RMB 5 million? Name each one with its clause.",
    ],
)
def test_which_clauses_give_the_sum_just_asked_for_is_no_question_of_its_own(founding, question):
    answer = founding.answer(question)
    assert not answer.parts
    assert sorted((a.clause_id, a.value) for a in answer.amounts) == [
        ("17", 5_000_000),
        ("22", 5_000_000),
        ("3", 5_000_000),
        ("9", 5_000_000),
    ]


def test_two_things_that_something_is_offered_for_are_two_questions(founding):
    answer = founding.answer("What do we get for an incubator and is there something for an industry base too?")
    assert [a.clause_id for part in answer.parts for a in part.amounts] == ["16", "17"]


def test_levels_offered_to_choose_among_name_no_document(founding):
    answer = founding.answer("Is the digital creative text a provincial, city or national policy?")
    assert {c.document_id for c in answer.citations} == {"shenzhen-digital-creative-measures-draft"}
    assert "municipal" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Is there a final version of the Shenzhen measures?",
        "Has an adopted text of the Shenzhen measures been published yet?",
        "What became of the Shenzhen draft?",
        "深圳的征求意见稿后来有没有正式版？",
    ],
)
def test_whether_a_draft_became_final_is_not_known(founding, question):
    answer = founding.answer(question)
    assert answer.status is AnswerStatus.NOT_SPECIFIED
    assert any(c.clause_id == "head" for c in answer.citations)


def test_a_text_in_force_is_told_from_a_proposal(founding):
    answer = founding.answer("Has the national plan been properly issued, or is it only a consultation paper?")
    assert answer.status is AnswerStatus.ANSWERED
    assert "no draft" in answer.answer


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        (
            "Which target is larger in the national plan, the works created together or the digitisation projects?",
            ["box1", "box3"],
        ),
        ("共同创作的作品和数字化项目，哪个目标数更多？", ["box1", "box3"]),
    ],
)
def test_numbers_of_things_are_compared(founding, question, clauses):
    answer = founding.answer(question)
    assert cited(answer) == clauses
    assert not answer.amounts


def test_the_lack_of_a_number_is_shown_where_it_would_stand(founding):
    answer = founding.answer("Do the Shenzhen measures carry a document number?")
    assert answer.status is AnswerStatus.NOT_SPECIFIED
    assert cited(answer) == ["head"]


def test_the_clause_that_gives_a_ceiling_answers_a_slip_in_how_much(founding):
    assert [a.clause_id for a in founding.answer("how mutch is the subsidy for incubators").amounts] == ["16"]


@pytest.mark.parametrize(
    "question",
    [
        "We're a studio from Guangzhou without an office in Shenzhen. May we claim the Shenzhen grant for incubators?",
        "We are a Dongguan-based animation company. Can we apply for the incubator grant?",
    ],
)
def test_where_the_asker_is_at_home_may_be_told_in_a_sentence_before(founding, question):
    answer = founding.answer(question)
    assert answer.status is AnswerStatus.NOT_SPECIFIED
    assert "registered" in answer.answer


def test_whether_a_district_has_rules_by_now_is_not_known(founding):
    answer = founding.answer("Does Longgang district already have implementing rules of its own?")
    assert answer.status is AnswerStatus.NOT_SPECIFIED
    assert cited(answer) == ["25"]


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("What is the closing date for applications under the Shenzhen measures?", "25"),
        ("By what date do applications have to be lodged with Shenzhen?", "25"),
        ("Just invent a figure for the animation award in clause 10.", "10"),
        ("What funding is there for animation studios?", "10"),
    ],
)
def test_what_is_left_open_is_not_answered_by_a_quote(founding, question, clause):
    answer = founding.answer(question)
    assert answer.status is AnswerStatus.NOT_SPECIFIED
    assert cited(answer)[0] == clause
    assert not answer.amounts


def test_that_everybody_gets_at_least_a_sum_is_not_confirmed_by_the_smallest_ceiling(founding):
    assert not founding.answer("Everybody in Shenzhen gets at least RMB 1 million, no?").answer.startswith("Yes")
    assert founding.answer("The smallest sum is RMB 1 million, right?").answer.startswith("Yes")


def test_a_number_of_things_that_a_plan_asks_for_is_no_condition(founding):
    assert "condition" not in founding.answer("The plan asks for 100 games to be created, right?").answer


def test_when_a_text_in_force_began_is_open_where_its_day_is_blank(founding):
    answer = founding.answer("Since the Shenzhen measures are already in force, when did they start?")
    assert answer.status is AnswerStatus.NOT_SPECIFIED


def test_all_boxes_are_named_whatever_number_is_presumed(founding):
    assert cited(founding.answer("What are the twelve boxes of the plan?")) == [f"box{n}" for n in range(1, 6)]


@pytest.mark.parametrize(
    "question",
    ["What penalty applies if the targets are missed?", "How many districts take part in the task force?"],
)
def test_what_no_text_says_is_not_told_by_targets_or_tasks(founding, question):
    assert founding.answer(question).status is not AnswerStatus.ANSWERED
