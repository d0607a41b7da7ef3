from __future__ import annotations

import re

from corpus.model import Nature
from corpus.provisions.vocabulary import alternatives, either, vocabulary, words


def test_longest_word_wins():
    assert re.match(alternatives(["最高", "最高不超过"]), "最高不超过5万元").group() == "最高不超过"


def test_latin_words_match_whole():
    assert re.search(alternatives(["cap"]), "capital") is None


def test_every_nature_word_list_names_a_nature():
    for language in ("zh", "en"):
        assert set(vocabulary()["nature"][language]) <= {nature.value for nature in Nature}


def test_every_pattern_compiles():
    tables = [vocabulary()]
    compiled = 0
    while tables:
        for key, value in tables.pop().items():
            if isinstance(value, dict):
                tables.append(value)
            elif key.endswith("_pattern"):
                re.compile(value)
                compiled += 1
    assert compiled >= 8


def test_paths_reach_lists_and_tables():
    assert "最高" in words("limit.before.cap")
    assert re.fullmatch(either("currency.zh"), "美元")
