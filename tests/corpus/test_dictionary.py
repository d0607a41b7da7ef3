from __future__ import annotations

import pytest

from corpus.glossary.dictionary import chinese_for, chinese_pattern


@pytest.mark.parametrize(("word", "chinese"), [("patents", "专利"), ("trademark", "商标"), ("overseas", "海外")])
def test_words_for_an_english_one(word, chinese):
    assert chinese in chinese_for(word)


def test_a_word_that_is_none():
    assert chinese_for("qwrtzp") == frozenset()
    assert chinese_pattern("qwrtzp") is None


def test_pattern_finds_the_word_in_a_text():
    pattern = chinese_pattern("engineer")
    assert pattern is not None and pattern.search("引进工程师的企业")
