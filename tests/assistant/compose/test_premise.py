from __future__ import annotations

import pytest

from assistant.compose.premise import compose_premise
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, keys, written


@pytest.mark.parametrize(
    "question",
    ["孵化器最高300万元对吗", "孵化器资助上限是100万吗", "Is it true that an incubator gets up to 3 million yuan?"],
)
def test_wrong_amount_is_corrected(bench, question):
    draft = compose_premise(bench.inquire(question))
    assert draft.lines[0].text.startswith(("不对", "No."))
    assert "200万元" in draft.lines[0].text
    assert keys(draft) == [(MEASURES, "16")]
    assert {a.provision.value for a in draft.amounts} == {2_000_000}


@pytest.mark.parametrize(
    "question", ["孵化器最高200万元对吗", "Is it true that an incubator gets up to RMB 2 million?"]
)
def test_right_amount_is_confirmed(bench, question):
    assert compose_premise(bench.inquire(question)).lines[0].text.startswith(("对", "Yes"))


@pytest.mark.parametrize("question", ["孵化器能拿200万元对吗", "公共服务平台最高追加100万元对吗"])
def test_right_value_with_the_wrong_limit_is_not_confirmed(bench, question):
    first = compose_premise(bench.inquire(question)).lines[0].text
    assert first.startswith("不完全对") and ("最高200万元" in first or "追加100万元" in first)


@pytest.mark.parametrize(
    "question",
    ["第二十二条里的200万是给谁的", "第十六条的200万元怎么给", "Does the 2 million for incubators come every year?"],
)
def test_a_sum_that_is_taken_for_granted_is_not_corrected_for_its_limit(bench, question):
    draft = compose_premise(bench.inquire(question))
    assert not draft.lines[0].text.startswith(("不", "对", "Not", "Yes", "No"))
    assert "最高200万元" in draft.lines[0].text


@pytest.mark.parametrize(
    ("question", "sort"),
    [("是不是所有孵化器都能拿300万", "不对"), ("Is it true that all incubators get 3 million?", "No.")],
)
def test_a_claim_of_all_is_checked_and_no_list(bench, question, sort):
    assert bench.compose(question).lines[0].text.startswith(sort)


def test_denied_number_is_declared(bench):
    line = compose_premise(bench.inquire("孵化器最高300万元对吗")).lines[0]
    assert line.derived == {3_000_000.0} and "300万元" in line.text


def test_amount_claimed_where_none_is_fixed(bench):
    draft = compose_premise(bench.inquire("动漫作品奖励是100万元吗"))
    assert draft.status is AnswerStatus.NOT_SPECIFIED and draft.amounts == []
    assert draft.lines[0].text.startswith("不对") and "（十）" in draft.lines[0].text


@pytest.mark.parametrize(
    ("question", "start"), [("孵化器资助期限是3年对吗", "对"), ("孵化器资助期限是5年对吗", "不对")]
)
def test_term(bench, question, start):
    draft = compose_premise(bench.inquire(question))
    assert draft.lines[0].text.startswith(start) and "不超过3年" in written(draft)


def test_question_without_a_claim_gives_nothing(bench):
    assert compose_premise(bench.inquire("孵化器资助对吗")) is None


@pytest.mark.parametrize(
    "question",
    [
        "Since talent bases get five million, is there a condition?",
        "既然人才培养基地给五百万，有什么条件？",
        "人才培养基地给的500万，有什么条件？",
        "On what conditions is the 5 million for talent bases paid?",
    ],
)
def test_a_sum_taken_for_granted_is_corrected_before_the_conditions(founding, question):
    answer = founding.answer(question)
    assert [(a.clause_id, a.value) for a in answer.amounts] == [("24", 1_000_000)]
    assert answer.answer.startswith(("No.", "不对"))


@pytest.mark.parametrize(
    "question",
    ["Incubators get up to 5 million. For how long?", "孵化器最高给五百万。资助期限几年？"],
)
def test_a_sum_told_before_the_question_is_corrected(bench, question):
    draft = bench.compose(question)
    assert draft.lines[0].text.startswith(("不对", "No.")) and "200万元" in draft.lines[0].text
    assert draft.status is AnswerStatus.ANSWERED and {a.provision.value for a in draft.amounts} == {2_000_000}


def test_a_sum_told_before_what_the_text_leaves_open_is_corrected_too(bench):
    draft = bench.compose("The games clause pays up to 5 million for new-type games. From when?")
    assert draft.lines[0].text.startswith("No.") and draft.status is AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "We raised 5 million. How long are incubators funded?",
        "我们有五百万。孵化器资助几年？",
        "Incubators get up to 2 million. For how long?",
    ],
)
def test_what_the_asker_has_or_tells_rightly_is_not_corrected(bench, question):
    assert not bench.compose(question).lines[0].text.startswith(("不对", "No."))
