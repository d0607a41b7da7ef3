from __future__ import annotations

import pytest

from assistant.conversation import Turn
from assistant.numbered import numbered, spoken_by_its_number
from tests.assistant.guarantees import check
from tests.assistant.workbench import MEASURES, cited

_THREE = "我有三个项目：1. 游戏研发 2. 数字影棚 3. 产业基地，都有补贴吗？"


@pytest.mark.parametrize(
    ("message", "named"),
    [
        (_THREE, ("游戏研发", "数字影棚", "产业基地")),
        ("我们做两块业务，一是直播，二是孵化器。有什么支持？", ("直播", "孵化器")),
        ("Two ideas: (a) a game R&D project, (b) a film studio. Any support?", ("a game R&D project", "a film studio")),
        ("First, an incubator; second, a base. What is there?", ("an incubator", "a base")),
        ("it costs 1.5 million and 2.5 million", ()),
        ("第十一条和第十二条", ()),
        ("2. 孵化器 3. 基地", ()),
    ],
)
def test_what_a_message_numbers_from_the_first_on(message, named):
    assert numbered(message) == named


@pytest.mark.parametrize(
    ("first", "asked", "clause_id", "sums"),
    [
        (_THREE, "第二个最多多少", "9", ["最高500万元"]),
        (_THREE, "第一个给多少", "11", ["最高200万元"]),
        (
            "We have two things in mind: (a) a game R&D project, (b) a digital film studio. Is there support?",
            "how much for the second?",
            "9",
            ["最高500万元"],
        ),
    ],
)
def test_the_second_is_what_the_asker_numbered_so(founding, first, asked, clause_id, sums):
    turns = [Turn(first, founding.answer(first))]
    answer = founding.answer(asked, history=turns)
    check(answer, founding.library)
    assert cited(answer)[0] == (MEASURES, clause_id) and [a.as_written for a in answer.amounts] == sums


def test_a_bare_number_asks_what_was_asked_last(founding):
    turns = []
    for question in (_THREE, "第二个最多多少", "第三个呢"):
        turns.append(Turn(question, founding.answer(question, history=turns)))
    assert [a.clause_id for a in turns[-1].answer.amounts] == ["17"]


def test_a_list_told_since_is_what_a_number_picks_from(founding):
    turns = []
    for question in (_THREE, "哪些条款超过200万"):
        turns.append(Turn(question, founding.answer(question, history=turns)))
    assert spoken_by_its_number("第二个给谁的", turns, founding.library.documents) is None
