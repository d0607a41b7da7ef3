from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

import assistant
from assistant.wording import Words, catalogue

ZH, EN = catalogue("zh"), catalogue("en")
CALLS = [
    node.args[0]
    for path in sorted(Path(assistant.__file__).parent.rglob("*.py"))
    for node in ast.walk(ast.parse(path.read_text("utf-8")))
    if isinstance(node, ast.Call) and node.args and ast.unparse(node.func).rpartition(".")[2] == "words"
]
NAMED = sorted({call.value for call in CALLS if isinstance(call, ast.Constant)})


def placeholders(template):
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_both_languages_have_the_same_sentences():
    assert set(ZH) == set(EN)


SINGLE_LANGUAGE = {"quote.rendered": {"rendering"}}


@pytest.mark.parametrize("key", sorted(set(ZH) & set(EN)))
def test_both_languages_fill_the_same_places(key):
    differing = placeholders(ZH[key]) ^ placeholders(EN[key])
    assert differing <= SINGLE_LANGUAGE.get(key, set())


@pytest.mark.parametrize("key", sorted(EN))
def test_each_sentence_is_of_its_language(key):
    without = re.sub(r"\{\w+\}|（[^）]*）|\([^)]*\)", "", EN[key])
    assert not re.search(r"[\u4e00-\u9fff]", without)
    assert ZH[key].strip() and EN[key].strip()


def test_the_code_names_its_sentences():
    assert len(NAMED) > 60


@pytest.mark.parametrize("key", NAMED)
def test_every_sentence_the_code_names_exists(key):
    assert key in ZH


def test_words_fill_a_template():
    assert Words("en")("amount.term", term="3 years") == "Term: **3 years**."
    assert Words("zh")("amount.term", term="3年") == "期限：**3年**。"


def test_missing_key_or_value_is_an_error():
    with pytest.raises(KeyError):
        Words("en")("no.such")
    with pytest.raises(KeyError):
        Words("en")("amount.term")
    assert Words("en").has("amount.term") and not Words("en").has("no.such")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_bold_ends_where_a_page_takes_it_to_end(language):
    """CommonMark 6.2: ** after a mark closes nothing where a letter follows, and is printed as it stands."""
    unclosed = re.compile(r"\*\*[^*]+[。，；：！？.,;:!?]\*\*\w")
    assert [key for key, text in catalogue(language).items() if unclosed.search(text)] == []
