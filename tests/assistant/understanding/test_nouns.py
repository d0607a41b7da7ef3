from __future__ import annotations

import pytest

from assistant.understanding.nouns import is_askable, is_noun, tag_of


@pytest.mark.parametrize("word", ["护照", "宠物", "碳中和"])
def test_things_are_nouns(word):
    assert is_noun(word)


@pytest.mark.parametrize("word", ["联手", "看看", "条链"])
def test_actions_and_bad_cuts_are_not(word):
    assert not is_noun(word)


def test_an_action_may_still_be_asked_for():
    assert tag_of("签证") == "v"
    assert is_askable("签证")
    assert not is_askable("条链")
