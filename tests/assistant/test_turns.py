from __future__ import annotations

import pytest

from assistant.conversation import Turn
from assistant.turns import asked_again


@pytest.fixture(scope="module")
def history(founding):
    turns = []
    for question in ("孵化器最多能拿多少", "谢谢", "最长几年"):
        turns.append(Turn(question, founding.answer(question, history=turns)))
    return turns


@pytest.mark.parametrize(
    "doubt",
    [
        "确定吗？",
        "你确定？",
        "真的假的",
        "Are you sure?",
        "really?",
        "能用英文再说一遍吗",
        "Could you repeat that in Chinese?",
    ],
)
def test_a_message_that_brings_nothing_asks_the_last_question_again(history, doubt):
    text, before = asked_again(doubt, history)
    assert text == "最长几年"
    assert [turn.question for turn in before] == ["孵化器最多能拿多少"]


def test_a_doubt_of_a_doubt_asks_what_both_doubt(history):
    doubted = [*history, Turn("确定吗", history[-1].answer)]
    assert asked_again("真的吗", doubted)[0] == "最长几年"


@pytest.mark.parametrize(
    "text", ["确定对象是谁", "认定标准准确吗，有哪些", "Is that right for exporters too?", "用英文发行的游戏有补贴吗"]
)
def test_a_message_with_a_matter_of_its_own_stays(history, text):
    assert asked_again(text, history) == (text, history)


def test_a_doubted_answer_is_given_again_with_its_ground(founding):
    first = founding.answer("孵化器最多能拿多少")
    again = founding.answer("确定吗？", history=[Turn("孵化器最多能拿多少", first)])
    assert (again.status, again.citations, again.amounts) == (first.status, first.citations, first.amounts)
    assert again.understood_as == "孵化器最多能拿多少"


def test_the_language_that_is_asked_for_is_taken(founding):
    first = founding.answer("孵化器最多能拿多少")
    again = founding.answer("请用英文解释一下", history=[Turn("孵化器最多能拿多少", first)])
    assert again.language == "en" and again.citations[0].clause_id == "16"
