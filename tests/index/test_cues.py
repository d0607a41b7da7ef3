from __future__ import annotations

import pytest

from index.cues import cue_matches, defined_term, defines, load_cues


def asked(question: str) -> set[str]:
    return {cue.name for cue in load_cues() if cue.asked_by(question)}


@pytest.mark.parametrize(("question", "name"), [
    ("这个办法的目的是什么", "purpose"), ("什么时候开始实施", "effective"), ("when does it take effect", "effective"),
    ("由谁负责解释", "who"), ("who is responsible", "who"), ("需要哪些材料", "list"), ("适用范围", "scope"),
])
def test_what_a_question_asks_for(question, name):
    assert name in asked(question)


def test_sanctions_count_against_a_clause_unless_they_are_asked_for():
    assert "sanction" in asked("申请条件")
    assert "sanction" not in asked("违反规定怎么处罚")


def test_how_clauses_are_worded():
    names = [cue.name for cue in load_cues()]
    matches = cue_matches(["本办法自2030年5月1日起施行。", "本办法由市商务局负责解释。", ""])

    assert matches.shape == (3, len(names))
    assert matches[0, names.index("effective")]
    assert matches[1, names.index("who")]
    assert not matches[2].any()


@pytest.mark.parametrize(("question", "term"), [
    ("什么是咖啡企业？", "咖啡企业"), ("咖啡企业是指什么", "咖啡企业"), ("what is a tea garden?", "tea garden"),
    ("how much money", None), ("", None),
])
def test_the_term_to_define(question, term):
    assert defined_term(question) == term


def test_a_definition_is_recognised_and_a_mention_is_not():
    assert defines("咖啡企业", "本办法所称咖啡企业，是指从事烘焙的企业。")
    assert defines("tea garden", "a tea garden means land on which tea is grown")
    assert not defines("咖啡企业", "对咖啡企业给予奖励。")
    assert not defines("c++ (x", "c++ (x 给予奖励")
