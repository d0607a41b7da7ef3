from __future__ import annotations

import pytest

from interfaces.http.tokens import tokens, within

ANSWER = "**最高200万元**，对象是孵化器。[1]\n\n期限：**不超过3年**。[1]\n\n⚠️ 这是**征求意见稿**。"


@pytest.mark.parametrize(("text", "count"), [("", 0), ("孵化器", 3), ("word", 1), ("words", 2), ("最高200万元", 5)])
def test_a_token_is_a_chinese_character_or_four_others(text, count):
    assert tokens(text) == count


def test_a_text_that_fits_is_left_alone():
    assert within(ANSWER, tokens(ANSWER)) == ANSWER


def test_lines_stay_whole_and_the_warning_stays_with_them():
    cut = within(ANSWER, tokens(ANSWER) - 1)
    assert cut == "**最高200万元**，对象是孵化器。[1]\n\n⚠️ 这是**征求意见稿**。"


@pytest.mark.parametrize("most", range(1, tokens(ANSWER) + 3))
def test_nothing_is_longer_than_asked_and_no_line_is_cut(most):
    cut = within(ANSWER, most)
    assert tokens(cut) <= most
    assert set(cut.splitlines()) <= set(ANSWER.splitlines())
    assert not cut or "⚠️" in cut
