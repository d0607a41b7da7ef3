from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from assistant.understanding.inflection import forms, inflected


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
