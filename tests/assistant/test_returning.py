from __future__ import annotations

import pytest

from assistant.contract import AnswerStatus
from assistant.returning import Earlier, Return, find_return, turn_about
from tests.assistant.workbench import MEASURES, cited


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("回到直播基地，谁来认定？", Return("直播基地", "谁来认定？")),
        ("再说回孵化器，最长几年？", Return("孵化器", "最长几年？")),
        ("刚才说的元宇宙，按什么办法给？", Return("元宇宙", "按什么办法给？")),
        ("Go back to livestreaming: who decides?", Return("livestreaming", "who decides?")),
        ("ok, back to the R&D money: is it a maximum?", Return("R&D money", "is it a maximum?")),
        ("About the incubator again: for how long?", Return("incubator", "for how long?")),
        ("let's go back to incubators please", Return("incubators", "")),
        ("回国创业的人才有补贴吗", None),
        ("Can we get money back to our account?", None),
        ("回收旧设备给钱吗", None),
    ],
)
def test_what_a_message_goes_back_to(text, found):
    assert find_return(text) == found


def test_the_turn_that_was_about_the_topic_is_found_by_term_by_kind_or_by_word(bench):
    asked = ["孵化器给多少", "新型游戏研发给多少", "被认定成产业链创新的示范单位，能领多少？"]
    earlier = [Earlier(bench.understand(q), q) for q in asked]
    earlier[2] = Earlier(earlier[2].asked, "产业链创新示范企业")
    found = [
        turn_about(bench.understand(t), earlier, bench.understander.glossary) for t in ("孵化器", "研发", "示范企业")
    ]
    assert found == [0, 1, 2]
    assert turn_about(bench.understand("第一个问题"), earlier, bench.understander.glossary) == 0
    assert turn_about(bench.understand("电影院"), earlier[:2], bench.understander.glossary) is None


@pytest.mark.parametrize(
    ("questions", "status", "clause_id"),
    [
        (("直播基地最高多少", "孵化器呢", "回到直播基地，谁来认定？"), "not_specified", "9"),
        (("孵化器资助多少", "动漫作品呢", "再说回孵化器，最长几年？"), "answered", "16"),
        (("How much for an industrial base?", "And for a research result?", "Back to the base - is it a one-off?"),
         "not_specified", "17"),
        (("孵化器多少钱", "产业基地呢", "直播基地呢", "回到第一个问题，最长几年？"), "answered", "16"),
        (("孵化器给多少", "直播基地呢", "回到公共服务平台：追加多少？"), "answered", "23"),
    ],
)  # fmt: skip
def test_a_return_is_asked_as_if_nothing_had_been_said_since(converse, questions, status, clause_id):
    answer = converse(*questions)
    assert (answer.status, cited(answer)[0]) == (status, (MEASURES, clause_id))
    assert answer.understood_as


def test_a_return_to_what_was_never_spoken_of_takes_nothing_along(converse):
    assert converse("孵化器多少钱", "回到电影院：票价有补贴吗").status is AnswerStatus.NOT_FOUND
