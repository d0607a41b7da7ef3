from __future__ import annotations

import pytest

from assistant.compose.manner import compose_manner
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, keys, written


@pytest.mark.parametrize(
    "question", ["孵化器资助能和其他资助叠加吗", "Can the incubator grant be combined with other grants?"]
)
def test_combination_the_text_leaves_open(bench, question):
    draft = compose_manner(bench.inquire(question))
    assert draft.status is AnswerStatus.NOT_SPECIFIED
    assert keys(draft)[0] == (MEASURES, "16") and draft.amounts == []


def test_combination_the_text_rules_out(wide_bench):
    draft = compose_manner(wide_bench.inquire("《深圳市文化产业专项资金资助办法》的资助能重复申报吗"))
    assert draft.status is AnswerStatus.ANSWERED
    assert keys(draft) == [("fund", "6")] and "不得重复申报" in written(draft)


def test_whether_yearly_is_left_open(bench):
    draft = compose_manner(bench.inquire("孵化器资助是每年一次吗"))
    assert draft.status is AnswerStatus.NOT_SPECIFIED and keys(draft) == [(MEASURES, "16")]
    assert "每年" not in written(draft) and "按年计还是总计" in written(draft)


@pytest.mark.parametrize(
    ("question", "words"), [("研究成果的资助是每年有吗", "每年"), ("产学研平台的资助是一次性吗", "一次性")]
)
def test_yearly_or_once(bench, question, words):
    draft = compose_manner(bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED and words in written(draft)


def test_off_topic_gives_nothing(bench):
    assert compose_manner(bench.inquire("天气每年都有吗")) is None


def test_combination_of_whole_documents_is_not_settled(bench):
    draft = bench.compose("深圳的钱和国家的钱能一起拿吗")
    assert draft.status is AnswerStatus.NOT_SPECIFIED and "叠加" in draft.lines[0].text


def test_the_only_sum_of_the_clause_tells_whether_once(bench):
    question = "Is the grant for labs shared by firms and universities paid again and again, or only one time?"
    draft = compose_manner(bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED and keys(draft)[0] == (MEASURES, "15")
    assert "one-off" in written(draft)


@pytest.mark.parametrize(
    "question",
    [
        "孵化资助那三年的钱，是每年打还是一把付清？",
        "孵化器那200万，是按年发还是总共给一次",
        "Is the 2 million for an incubator paid per year or in all?",
    ],
)
def test_which_of_two_is_asked_and_none_is_claimed(bench, question):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.NOT_SPECIFIED
    assert keys(draft)[0] == (MEASURES, "16") and draft.amounts == []


@pytest.mark.parametrize("question", ["孵化器市里补了，区里的还能再领吗", "孵化器的资助能跟区里的奖励一块拿吗"])
def test_combination_with_what_another_level_gives(bench, question):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.NOT_SPECIFIED and keys(draft)[0] == (MEASURES, "16")


def test_two_grants_at_once_are_asked_of_and_not_the_documents(bench):
    draft = bench.compose("一个项目能拿两份钱吗")
    assert draft.status is AnswerStatus.NOT_SPECIFIED and "叠加" in written(draft)


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("直播基地跟产业基地能不能同一块地同时认？", ["9", "17"]),
        ("两样都报，设计平台和交易平台，会不会互相顶掉？", ["7", "20"]),
        ("孵化器和产业基地，可不可以两头报？", ["16", "17"]),
    ],
)
def test_two_supports_that_are_to_be_combined_are_both_shown(founding, question, clauses):
    answer = founding.answer(question)
    assert answer.status is AnswerStatus.NOT_SPECIFIED and not answer.amounts
    assert [c.clause_id for c in answer.citations] == clauses


@pytest.mark.parametrize("question", ["孵化器和产业基地各给多少", "孵化器最高多少"])
def test_sums_of_two_supports_are_no_combination(founding, question):
    assert founding.answer(question).status is AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "又办孵化器又办产业基地，两边的钱能不能全拿",
        "既做数字影棚又做孵化器，两份钱能不能都领",
        "Can one company get both the incubator money and the base money?",
        "If we are an incubator and also a base, do we get paid twice?",
    ],
)
def test_two_supports_for_one_are_a_combination_that_no_sum_answers(founding, question):
    answer = founding.answer(question)
    assert answer.status is AnswerStatus.NOT_SPECIFIED and not answer.amounts
