"""A quote that likely does not answer is withheld."""

import pytest

from assistant.compose import by_rules, compose
from assistant.compose import withholding as module
from assistant.compose.facts import Found, say_found
from assistant.compose.withholding import judged_quote, left_open, withheld
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, keys, written


@pytest.fixture
def doubting(monkeypatch):
    monkeypatch.setattr(module, "answers", lambda *_: False)


def quoting(bench, question):
    inquiry = bench.inquire(question)
    draft, _ = by_rules(inquiry)
    assert draft.status is AnswerStatus.ANSWERED and judged_quote(inquiry, draft) is not None
    return inquiry, draft


@pytest.mark.parametrize(
    ("question", "says"),
    [("支持数字文化装备吗", "没有规定这一点"), ("Is livestreaming supported?", "does not settle this")],
)
def test_what_is_left_open_is_said_and_the_clause_still_shown(bench, doubting, question, says):
    inquiry, draft = quoting(bench, question)
    left = withheld(inquiry, draft)
    assert left.status is AnswerStatus.NOT_SPECIFIED
    assert says in written(left)
    assert keys(left) == keys(draft)[:1]


def test_a_clause_that_hardly_speaks_of_it_is_not_cited(bench, doubting, monkeypatch):
    monkeypatch.setattr(module, "_SPEAKS", 1.1)
    left = withheld(*quoting(bench, "支持数字文化装备吗"))
    assert left.status is AnswerStatus.NOT_FOUND and keys(left) == []


def test_a_likely_answer_stands(bench, monkeypatch):
    monkeypatch.setattr(module, "answers", lambda *_: True)
    assert withheld(*quoting(bench, "支持数字文化装备吗")) is None


@pytest.mark.parametrize("question", ["第五条讲了什么", "直播电商基地最高奖励多少", "火锅底料怎么炒"])
def test_other_drafts_are_not_judged(bench, doubting, question):
    inquiry = bench.inquire(question)
    draft, _ = by_rules(inquiry)
    assert withheld(inquiry, draft) is None
    assert compose(inquiry).status is draft.status


@pytest.mark.parametrize("question", ["文博会归哪条管", "瞪羚企业写在哪一条", "Which clause mentions gazelle enterprises?"])
def test_the_clause_that_is_looked_for_answers_by_naming_the_thing(bench, doubting, question):
    draft = compose(bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED


def test_a_clause_that_lacks_the_thing_looked_for_does_not(bench):
    assert compose(bench.inquire("哪一条讲的是手机电池")).status is AnswerStatus.NOT_FOUND


@pytest.mark.parametrize(("question", "stands"), [("孵化器最多资助几年", True), ("孵化器的资助几月几日截止", False)])
def test_a_sentence_that_gives_the_number_asked_for_is_not_said_to_leave_it_open(bench, question, stands):
    inquiry = bench.inquire(question)
    view = bench.view(MEASURES, "16")
    sentence = next(s for s in view.sentences if "不超过3年" in s.text)
    draft = say_found(inquiry, [Found(view, sentence, 1.0)], "support.direct_plain")
    assert (left_open(inquiry, draft) is None) is stands
