"""Which grades a text names, alike in both languages."""

from __future__ import annotations

import pytest

from assistant.evidence.grades import graded, grades_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国家级优秀海外仓", {"level": {"national"}, "rating": {"excellent"}}),
        ("named outstanding by the province", {"level": {"provincial"}, "rating": {"excellent"}}),
        ("二等奖（銀獎）", {"prize": {"second"}}),
        ("We got silver", {"prize": {"second"}}),
        ("第二年按70%", {"year": {"second"}}),
        ("in the first twelve months", {"year": {"first"}}),
        ("三星级 / a four-star hotel", {"star": {"three", "four"}}),
        ("a publicly built home, for moderate cases", {"owner": {"publicly_built"}, "severity": {"moderate"}}),
        ("镇上的直流桩 / a DC post in a village", {"area": {"rural"}, "current": {"direct"}}),
        ("our rental agreement was microscopic", {}),
        ("去巴西摆摊", {"region": {"south_america"}}),
        ("a fair in Milan", {"region": {"europe"}}),
    ],
)
def test_the_grades_of_a_text(text, expected):
    assert grades_in(text) == expected


def test_a_case_of_the_grade_asked_for_stands_out_and_one_of_another_falls_behind():
    cases = [grades_in(case) for case in ("国家级、一等奖", "省级、一等奖", "其他")]
    assert graded(cases, grades_in("a provincial first prize")) == [(1.0, 1.0), (2.0, 0.0), (0.0, 0.0)]


def test_what_all_cases_say_alike_tells_nothing():
    cases = [grades_in(case) for case in ("省级一等奖", "省级二等奖")]
    assert graded(cases, grades_in("a provincial silver")) == [(0.0, 1.0), (1.0, 0.0)]


@pytest.mark.parametrize("case", ["在非洲地区以外办展的", "fairs outside Africa"])
def test_what_is_outside_a_named_part_is_of_every_other(case):
    named = grades_in(case)["region"]
    assert "africa" not in named
    assert {"europe", "asia"} <= named
