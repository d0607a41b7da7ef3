from __future__ import annotations

from corpus.repeals import Repeal, find_repeals


def test_rules_that_end_with_this_one():
    text = "本办法自2024年1月1日起施行。《样例办法》（样府〔2020〕3号）和《旧规定》同时废止。《新法》另有规定的除外。"
    assert find_repeals([text]) == (Repeal("样例办法", "样府〔2020〕3号"), Repeal("旧规定"))


def test_a_rule_on_repealing_repeals_nothing():
    assert find_repeals(["根据《规章制定程序条例》，规章的修改、废止适用本规定。"]) == ()


def test_english():
    assert find_repeals(["The Interim Data Policy is hereby rescinded."]) == (Repeal("Interim Data Policy"),)
