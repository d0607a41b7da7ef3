from __future__ import annotations

import pytest

from assistant.compose import gaps, rules
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, keys, written


@pytest.mark.parametrize(("question", "word"), [("今天天气怎么样", "天气"), ("what is the weather", "weather")])
def test_not_found_names_the_subject_and_what_is_there(bench, question, word):
    draft = gaps.not_found(bench.inquire(question))
    assert draft.status is AnswerStatus.NOT_FOUND and keys(draft) == []
    assert word in written(draft) and ("国家行动计划" in written(draft) or "national plan" in written(draft))
    assert draft.suggestions


@pytest.mark.parametrize(
    ("question", "place"), [("上海的动漫补贴是多少", "上海"), ("Is there a grant in Beijing?", "Beijing")]
)
def test_another_place_is_not_found(bench, wide_bench, question, place):
    for workbench in (bench, wide_bench):
        draft = workbench.compose(question)
        assert draft.status is AnswerStatus.NOT_FOUND and place in draft.lines[0].text and not draft.amounts


@pytest.mark.parametrize("question", ["深圳孵化器资助多少", "孵化器资助多少"])
def test_own_place_or_none_is_no_gap(bench, question):
    assert gaps.foreign_place(bench.inquire(question)) is None


def test_rule_that_the_library_lacks(bench, wide_bench):
    question = "《深圳市文化产业专项资金资助办法》规定了什么"
    draft = rules.foreign_rule(bench.inquire(question))
    assert draft.status is AnswerStatus.NOT_FOUND
    assert {d for d, _ in keys(draft)} == {MEASURES}
    assert rules.foreign_rule(wide_bench.inquire(question)) is None


def test_clauses_that_mention_a_rule_are_listed_all(bench):
    draft = rules.foreign_rule(bench.inquire("哪些条款提到《深圳市文化产业专项资金资助办法》"))
    assert draft.status is AnswerStatus.ANSWERED
    assert [c for _, c in keys(draft)] == ["10", "11", "12", "19", "23"]


def test_rule_nobody_mentions(bench):
    draft = rules.foreign_rule(bench.inquire("《电竞管理办法》怎么规定"))
    assert draft.status is AnswerStatus.NOT_FOUND and keys(draft) == []


@pytest.mark.parametrize("question", ["多少钱？", "补贴多少", "How much?"])
def test_vague_question_is_asked_back_with_choices_that_work(founding, bench, question):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.CLARIFY and keys(draft) == []
    assert 2 <= len(draft.suggestions) <= 4 and len(set(draft.suggestions)) == len(draft.suggestions)
    for suggestion in draft.suggestions:
        assert founding.answer(suggestion).status in {AnswerStatus.ANSWERED, AnswerStatus.NOT_SPECIFIED}


def test_topic_is_not_asked_back(bench):
    assert gaps.clarify(bench.inquire("孵化器多少钱")) is None


def test_bare_instrument_is_asked_back(bench):
    assert bench.compose("补贴").status is AnswerStatus.CLARIFY


@pytest.mark.parametrize("question", ["我们也想申请", "想打听个补贴的事儿", "那个项目是怎么回事", "I'd like to apply too"])
def test_who_only_wants_something_is_asked_what(founding, question):
    assert founding.answer(question).status is AnswerStatus.CLARIFY
