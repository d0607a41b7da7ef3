from __future__ import annotations

import pytest

from assistant.compose.own_premise import compose_own_premise
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, PLAN, keys, written

NO, YES = ("No", "不对"), ("Yes", "对")


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Shenzhen's measures come to the reader with 31 clauses, don't they?", "26"),
        ("The ministry's plan contains nine boxes, I think?", "5 boxes"),
        ("深圳措施总共有三十一条，没错吧", "26"),
        ("Wasn't the national plan put out by the Ministry of Education?", "Ministry of Culture"),
        ("国家计划是教育部出台的，是吧", "文化部"),
        ("The national plan was published on 5 May 2018, true?", "4 January 2018"),
        ("国家计划是2017年12月印发的，对吗", "2018年1月4日"),
        ("The document number of the national plan is No. 7 of 2016, correct?", "33"),
        ("Shenzhen's measures have been binding law for some time, haven't they?", "draft"),
        ("深圳措施早就正式施行了，对吧", "征求意见稿"),
        ("The ministry's plan is just a draft, right?", "officially issued"),
        ("The ministry's plan deals only with games, doesn't it?", "Animation"),
        ("深圳措施光支持动漫，对吧", "四大业态"),
        ("The Shenzhen measures are a national regulation, right?", "municipal"),
    ],
)
def test_what_is_not_so_is_denied_first(bench, question, words):
    draft = compose_own_premise(bench.inquire(question))
    assert draft.lines[0].text.startswith(NO) and words in written(draft)
    assert draft.status is AnswerStatus.ANSWERED and draft.settled and not draft.amounts


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("The Shenzhen measures have 26 clauses, I believe?", MEASURES),
        ("The national plan has five boxes, correct?", PLAN),
        ("The Ministry of Culture put out the national plan, right?", PLAN),
        ("国家计划是文化部下发的，对不对", PLAN),
        ("The national plan was printed in January 2018, wasn't it?", PLAN),
        ("The Shenzhen measures are still merely a draft, right?", MEASURES),
        ("The national plan is about animation and games, right?", PLAN),
    ],
)
def test_what_is_so_is_confirmed_first(bench, question, document):
    draft = compose_own_premise(bench.inquire(question))
    assert draft.lines[0].text.startswith(YES)
    assert {key[0] for key in keys(draft)} == {document}


@pytest.mark.parametrize(
    "question",
    [
        "Who issued the national plan?",
        "When was the national plan issued?",
        "How many clauses do the Shenzhen measures have?",
        "Was the national plan made before or after the 19th Party Congress?",
        "Suppose it is 1 June 2023. Do the Shenzhen measures apply?",
        "Does the Shenzhen draft say it applies retroactively to projects finished in 2021?",
        "I heard the Development and Reform Commission interprets the Shenzhen draft.",
        "Clause 16 of the Shenzhen measures is about incubators, right?",
        "孵化器最高资助多少",
    ],
)
def test_other_questions_are_left_to_others(bench, question):
    assert compose_own_premise(bench.inquire(question)) is None


@pytest.mark.parametrize(
    "question", ["The Shenzhen measures have been effective since 3 June 2022, right?", "深圳措施2023年起施行，对吧"]
)
def test_a_day_that_is_left_blank_is_denied_and_open(bench, question):
    draft = compose_own_premise(bench.inquire(question))
    assert draft.status is AnswerStatus.NOT_SPECIFIED and draft.lines[0].text.startswith(NO)
    assert keys(draft)[0] == (MEASURES, "26")


def test_the_year_of_the_number_is_no_other_year(bench):
    assert compose_own_premise(bench.inquire("The national plan dates from 2017, doesn't it?")) is None


def test_a_text_that_names_no_issuer_has_none_confirmed(bench):
    draft = compose_own_premise(bench.inquire("The Shenzhen measures were issued by the Ministry of Culture, right?"))
    assert draft.status is AnswerStatus.NOT_SPECIFIED and not draft.lines[0].text.startswith(YES)
