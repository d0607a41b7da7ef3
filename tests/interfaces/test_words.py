from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

import corpus.errors
from corpus.errors import QuestionError, TiaowenError, UnknownDocumentError
from interfaces.words import language_of_environment, words

ROOT = Path(__file__).resolve().parents[2]
ZH, EN = words("zh"), words("en")


def blanks(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_catalogues_hold_the_same_keys():
    assert ZH.names() == EN.names()


@pytest.mark.parametrize("key", sorted(ZH.names()))
def test_a_text_has_the_same_blanks_in_both_languages(key):
    chinese, english = ZH._texts[key], EN._texts[key]
    assert type(chinese) is type(english)
    assert chinese and english
    if isinstance(chinese, str):
        assert blanks(chinese) == blanks(english) or key.startswith("errors.")
    else:
        assert len(chinese) == len(english)


def codes_raised():
    found = {cls.code for cls in vars(corpus.errors).values() if isinstance(cls, type) and hasattr(cls, "code")}
    for room in ("corpus", "index", "assistant", "interfaces"):
        for path in (ROOT / room).rglob("*.py"):
            found |= set(re.findall(r'code="([a-z_]+)"', path.read_text(encoding="utf-8")))
    return sorted(found)


@pytest.mark.parametrize("code", codes_raised())
def test_every_error_that_is_raised_has_words_in_both_languages(code):
    assert f"errors.{code}" in ZH.names() & EN.names()


def test_every_key_used_in_the_code_is_in_the_catalogue():
    used = set()
    for path in (ROOT / "interfaces").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                used.add(node.value)
    known_sections = {key.partition(".")[0] for key in ZH.names()}
    dotted = {text for text in used if re.fullmatch(r"[a-z_]+\.[a-z_]+", text)}
    candidates = {text for text in dotted if text.partition(".")[0] in known_sections - {"document", "language"}}
    candidates = {text for text in candidates if not text.endswith((".css", ".js", ".svg"))}
    streamlit_options = {text for text in candidates if text.startswith(("browser.", "client.", "server.", "theme."))}
    assert candidates - streamlit_options <= ZH.names()


def test_an_error_is_told_in_the_readers_language():
    error = UnknownDocumentError("atlantis", "no such document", "See tiaowen documents")
    assert "atlantis" in ZH.error(error) and "没有这份文件" in ZH.error(error)
    assert "There is no document atlantis" in EN.error(error)


def test_an_error_without_its_blanks_falls_back_to_the_words_it_was_raised_with():
    error = QuestionError("question", "too long", "Shorten it", code="question_too_long")
    assert ZH.error(error) == str(error)
    assert EN.error(TiaowenError("x", "y", "z", code="never_heard_of")) == "x: y. z"


@pytest.mark.parametrize(
    ("env", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({}, "en"),
        ({"LC_ALL": "zh_TW", "LANG": "C"}, "zh"),
    ],
)
def test_the_locale_decides_the_language(env, language):
    assert language_of_environment(env) == language
