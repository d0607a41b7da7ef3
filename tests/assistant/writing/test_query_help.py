from __future__ import annotations

import json

import pytest

from assistant.contract import AnswerStatus
from assistant.conversation import Turn
from assistant.llm.fake import FakeModel
from assistant.llm.model import ModelTimeoutError, ServiceDownError
from assistant.pipeline import Pipeline
from corpus.glossary import load_glossary
from tests.assistant.writing.scripts import reply

ODD = "拍网络大电影的棚子有补助不"
BETTER = json.dumps({"queries": ["数字影棚有什么资助", "直播基地"]}, ensure_ascii=False)


def pipeline(founding, *script, query_help=True):
    model = FakeModel(*script)
    parts = (founding.library, founding.index, load_glossary())
    return Pipeline(*parts, max_chars=2000, model=model, query_help=query_help), model


def test_a_question_that_was_not_understood_is_tried_in_another_wording(founding):
    assert founding.answer(ODD).status is AnswerStatus.NOT_FOUND
    helped, model = pipeline(founding, BETTER, reply(("", "")))
    answer = helped.answer(ODD)
    assert answer.status is AnswerStatus.ANSWERED and answer.understood_as == "数字影棚有什么资助"
    assert {c.clause_id for c in answer.citations} == {"9"}
    assert answer.usage.calls == len(model.asked) > 0


def test_it_is_off_unless_asked_for(founding):
    plain, model = pipeline(founding, BETTER, query_help=False)
    assert plain.answer(ODD).status is AnswerStatus.NOT_FOUND and model.asked == []


@pytest.mark.parametrize(
    "script", [ServiceDownError("model", "down", "x"), "", "no json", '{"queries": 3}', '{"queries": ["上海天气"]}']
)
def test_a_failure_leaves_the_answer_as_it_was(founding, script):
    helped, _ = pipeline(founding, script)
    assert helped.answer(ODD).answer == founding.answer(ODD).answer


def test_what_a_failure_cost_is_counted(founding):
    timeout = ModelTimeoutError("model", "no reply", "x")
    timeout.prompt_tokens = 70
    helped, _ = pipeline(founding, timeout)
    assert helped.answer(ODD).usage.prompt_tokens == 70


@pytest.mark.parametrize("question", ["上海的补贴是多少？", "第九十条是什么"])
def test_a_refusal_that_is_the_answer_stays(founding, question):
    helped, model = pipeline(founding, BETTER)
    assert helped.answer(question).status is AnswerStatus.NOT_FOUND and model.asked == []


def test_a_wording_with_a_number_of_its_own_is_dropped(founding):
    helped, _ = pipeline(founding, json.dumps({"queries": ["数字影棚500万元资助"]}, ensure_ascii=False))
    assert helped.answer(ODD).status is AnswerStatus.NOT_FOUND


def test_a_follow_up_is_completed_from_the_conversation(founding):
    before = founding.answer("孵化器最高资助多少？")
    helped, model = pipeline(
        founding, json.dumps({"question": "数字影棚有什么资助"}, ensure_ascii=False), reply(("", ""))
    )
    answer = helped.answer(ODD, history=[Turn("孵化器最高资助多少？", before)])
    assert answer.understood_as == "数字影棚有什么资助"
    assert "孵化器最高资助多少" in model.asked[0].messages[1].content
