from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from assistant.understanding.inflection import forms, inflected, looked_up


@pytest.mark.parametrize("text", ["comes into force", "came into force", "coming into force", "come into force"])
def test_every_form_of_a_verb_in_braces(text):
    assert re.fullmatch(inflected("{come} into force"), text)


def test_noun():
    assert set(forms("criterion", "NOUN")) >= {"criterion", "criteria"}
    assert re.fullmatch(inflected("{subsidy/n}"), "subsidies")


def test_quantifiers_stay():
    assert inflected(r"\bis .{1,60}\d{2}\b") == r"\bis .{1,60}\d{2}\b"


def test_no_form_is_spelled_out_beside_its_braces():
    """A verb in braces has all its forms; a suffix after it would make words that do not exist."""
    for name in ("asks.toml", "phrases.toml"):
        text = (files("assistant.understanding") / name).read_text("utf-8")
        assert not re.search(r"\{[a-z]+(?:/n)?\}(?:\(\?:e?s\)\?|e?s\?)", text), name
        assert tomllib.loads(text)


def test_the_shipped_forms_are_those_of_the_dictionary_for_every_word_in_braces():
    lines = (files("assistant.understanding") / "forms.tsv").read_text("utf-8").splitlines()
    shipped = {(word, kind): set(found.split()) for word, kind, found in (line.split("\t") for line in lines)}
    vocabularies = (path for path in files("assistant").rglob("*.toml"))
    braced = re.compile(r"\{(?P<word>[a-z]+)(?:/(?P<noun>n))?\}")
    used = {
        (m["word"], "NOUN" if m["noun"] else "VERB")
        for path in vocabularies
        for m in braced.finditer(path.read_text(encoding="utf-8"))
    }
    assert shipped == {pair: looked_up(*pair) for pair in used}
