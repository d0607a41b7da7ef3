from __future__ import annotations

import pytest

from index.analysis import Analyzer, clean


@pytest.fixture(scope="module")
def analyzer(tmp_path_factory):
    return Analyzer(tmp_path_factory.mktemp("words"))


def test_traditional_full_width_and_capital_forms_meet_plain_ones(analyzer):
    assert analyzer.chinese("數字創意ＩＰ") == analyzer.chinese("数字创意ip")


def test_written_and_arabic_numbers_meet(analyzer):
    assert set(analyzer.chinese("第十六条 二百万元")) == set(analyzer.chinese("第16条 200万元"))


def test_the_chinese_side_holds_words_and_pairs(analyzer):
    tokens = analyzer.chinese("孵化器资助")

    assert {"孵化器", "资助", "器资"} <= set(tokens)


def test_the_english_side_is_stemmed_without_stop_words(analyzer):
    assert analyzer.english("How are the Grants for incubators paid?") == analyzer.english("grant incubator pay")


def test_words_leave_out_stop_words_and_single_characters(analyzer):
    assert analyzer.words("孵化器最多能拿多少钱") == [w for w in analyzer.words("孵化器最多能拿多少钱") if len(w) > 1]
    assert "什么" not in analyzer.words("孵化器是什么")


def test_concepts_are_the_same_in_both_languages(analyzer):
    assert set(analyzer.concepts("孵化器")) & set(analyzer.concepts("incubator"))


def test_broader_concepts_come_on_request(analyzer):
    narrow, wide = analyzer.concepts("云游戏"), analyzer.concepts("云游戏", broader=True)

    assert "game" not in narrow
    assert "game" in wide


def test_a_lone_surrogate_is_blanked():
    assert clean("a\ud800b") == "a b"
