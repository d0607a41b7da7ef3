from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from assistant.understanding.model import Ask
from assistant.understanding.vocabulary import ask_patterns, phrases, scaffold

ROOM = files("assistant.understanding")


def test_every_kind_of_question_has_words_but_the_two_that_follow_from_others():
    kinds = [ask for ask, _ in ask_patterns()]
    assert set(Ask) - set(kinds) == {Ask.LOOKUP, Ask.GENERAL}
    assert len(kinds) == len(set(kinds))


@pytest.mark.parametrize("name", tomllib.loads((ROOM / "phrases.toml").read_text("utf-8")))
def test_phrase_groups_speak_both_languages_and_do_not_match_nothing(name):
    table = tomllib.loads((ROOM / "phrases.toml").read_text("utf-8"))[name]
    assert table["zh"] and table["en"]
    assert phrases(name).search("") is None


def test_ask_patterns_do_not_match_nothing():
    assert [ask for ask, pattern in ask_patterns() if pattern.search("") or pattern.search("数字创意")] == []


def test_unknown_phrase_group_is_an_error():
    with pytest.raises(KeyError):
        phrases("no such group")


def test_scaffold_words_are_lower_case_and_of_one_language():
    assert {"the", "what"} <= scaffold("en")
    assert all(w.isascii() and w == w.lower() for w in scaffold("en"))
    assert all(not w.isascii() or w.isupper() or w.isdigit() for w in scaffold("zh")) or scaffold("zh")
    assert not scaffold("en") & {"export", "incubator", "animation", "grant"}


def test_english_words_end_where_chinese_begins():
    assert phrases("required").search("资助需要需不需要") and phrases("lead").search("由谁lead呢")
    assert not phrases("lead").search("mislead呢")
