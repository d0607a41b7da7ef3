"""Patterns for both languages, of which a text takes only what it can match."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from assistant.understanding.bilingual import BilingualPattern
from assistant.understanding.vocabulary import ask_patterns, attribute_patterns, phrases

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
PHRASES = files("assistant.understanding").joinpath("phrases.toml")
# Their forms may be of marks or digits alone, which stand in either language; they are asked of whole messages or stripped.
OF_MARKS = ("bare_number", "ends_topic", "only_manners", "thanks")
PATTERN = BilingualPattern(["多少", "几年"], [r"\bhow much\b", r"\bhow long\b"], re.IGNORECASE | re.ASCII)


@pytest.mark.parametrize(
    ("text", "found"),
    [("能拿多少", "多少"), ("How much?", "How much"), ("孵化器how long几年", "how long"), ("VR给多少", "多少"), ("谁", None)],
)
def test_each_language_and_both_together_are_searched(text, found):
    match = PATTERN.search(text)
    assert (match and match.group()) == found


def test_every_match_is_replaced():
    assert PATTERN.sub("*", "给多少, how much, 几年") == "给*, *, *"


def test_only_the_language_of_the_text_is_compiled():
    pattern = BilingualPattern(["多少"], ["(this is no pattern"], 0)
    assert pattern.search("给多少")
    with pytest.raises(re.error):
        pattern.search("how much")


def golden_questions():
    for name in ("teaching", "teaching_zh", "teaching_en", "tuning2"):
        for line in (GOLDEN / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            yield from json.loads(line)["turns"]


def test_no_shipped_form_matches_where_its_language_does_not_stand():
    """What is found in a question is what all alternatives together find."""
    questions = list(golden_questions())
    groups = tomllib.loads(PHRASES.read_text(encoding="utf-8"))
    named = [(name, phrases(name)) for name in groups if "zh" in groups[name] and name not in OF_MARKS]
    for name, pattern in [*ask_patterns(), *attribute_patterns().items(), *named]:
        whole = pattern._compiled("zh", "en")
        for question in questions:
            found, expected = pattern.search(question), whole.search(question)
            assert (found and found.span()) == (expected and expected.span()), (name, question)
