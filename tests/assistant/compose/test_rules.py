from __future__ import annotations

import pytest

from assistant.compose.rules import foreign_rule
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, keys


@pytest.mark.parametrize(
    "question",
    [
        "一共有几条引用了专项资金资助办法",
        "which clauses refer to the cultural industry special fund measures?",
        "How many clauses name the Special Fund rule?",
    ],
)
def test_a_rule_is_known_by_part_of_its_title(bench, question):
    draft = foreign_rule(bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED
    assert keys(draft) == [(MEASURES, c) for c in ("10", "11", "12", "19", "23")]


@pytest.mark.parametrize(
    "question", ["电影产业促进法第十二条是什么内容", "What does Article 5 of the Copyright Law say?"]
)
def test_an_article_of_another_law_is_none_of_ours(bench, question):
    assert foreign_rule(bench.inquire(question)).status is AnswerStatus.NOT_FOUND


def test_the_subject_of_the_documents_is_no_rule(bench):
    assert foreign_rule(bench.inquire("Which clauses mention the Belt and Road?")) is None


def test_the_clause_on_what_is_asked_of_a_lacking_rule_comes_first(bench):
    draft = bench.compose("《深圳市文化产业专项资金资助办法》里出口是多少钱")
    assert draft.status is AnswerStatus.NOT_FOUND and keys(draft)[0] == (MEASURES, "19")


@pytest.mark.parametrize("question", ["给老年人做的游戏有支持吗", "is there support for games for elderly people?"])
def test_older_people_are_a_special_group(bench, question):
    assert keys(bench.compose(question))[0] == (MEASURES, "11")
