from __future__ import annotations

from dataclasses import replace

import pytest

from interfaces.evaluation.report import failures, figures, groups, table
from interfaces.words import words
from tests.interfaces.evaluation.test_scoring import score

ZH = score()
EN = replace(ZH, id="e1", language="en", kind="date", first=False, turns=2, unsupported=(9.0,))


def test_groups_are_all_languages_conversations_and_kinds():
    assert list(groups([ZH, EN])) == ["all", "zh", "en", "turns", "amount/zh", "date/en"]


def test_figures_are_named_by_group():
    named = figures([ZH, EN])
    assert named["all.right_first"] == 0.5 and named["zh.right_first"] == 1.0
    assert named["all.parity"] == 1.0 and named["all.unsupported"] == 1.0
    assert named["all.false_refusal"] == 0.0 and "all.abstention" not in named


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_table_has_a_row_a_group_and_intervals_on_the_main_rows(language):
    lines = table([ZH, EN], words(language)).splitlines()
    assert lines[0].startswith(words(language)("eval.group"))
    assert [line.split()[0] for line in lines[1:7]] == list(groups([ZH, EN]))
    assert "50.0 [9–91]" in lines[1] and "[" not in lines[5]


def test_failures_name_the_question_and_what_was_wrong():
    assert failures([ZH, EN]) == ["e1 date: first, unsupported=[9.0]"]
