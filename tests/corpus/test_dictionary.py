from __future__ import annotations

import pytest

from corpus.glossary.dictionary import chinese_for, chinese_pattern, same_meaning


@pytest.mark.parametrize(("word", "chinese"), [("patents", "专利"), ("trademark", "商标"), ("overseas", "海外")])
def test_words_for_an_english_one(word, chinese):
    assert chinese in chinese_for(word)


def test_a_word_that_is_none():
    assert chinese_for("qwrtzp") == frozenset()
    assert chinese_pattern("qwrtzp") is None


def test_pattern_finds_the_word_in_a_text():
    pattern = chinese_pattern("engineer")
    assert pattern is not None and pattern.search("引进工程师的企业")


def test_words_that_are_counted_alike_do_not_mean_the_same():
    assert not same_meaning("产品") & {"中心", "机会", "政府"}
    assert "货物" not in same_meaning("问题")
    assert same_meaning("帮助") & {"协助", "援助"}
