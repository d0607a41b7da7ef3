from __future__ import annotations

import pytest

from assistant.understanding.printed import Printed


@pytest.fixture(scope="module")
def printed(founding):
    return Printed(founding.library.documents)


def test_a_phrase_of_the_text_is_printed_and_another_is_not(printed):
    assert printed("六个一")
    assert not printed("七个一")


def test_an_english_word_is_printed_in_any_inflection(printed):
    assert printed.word("incubator")
    assert printed.word("encouraging")
    assert not printed.word("passport")


def test_rare_phrases_are_the_longest_that_few_clauses_print(printed):
    assert printed.rare_phrases("四大业态是哪四个") == ["四大业态"]
    assert printed.rare_phrases("how much do firms on the annual list receive") == ["annual list"]
    assert printed.rare_phrases("今天天气怎么样") == []


def test_what_carries_no_topic_is_no_phrase(printed):
    assert printed.rare_phrases("does that have to be done") == []
