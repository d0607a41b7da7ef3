from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.understanding.spelling import Speller
from corpus.glossary import load_glossary
from tests.assistant.test_contract import QUESTIONS

GLOSSARY = load_glossary()
SPELLER = Speller(GLOSSARY, lambda: ["Marisland", "shooting"])
ZH_FORMS = sorted({form for concept in GLOSSARY.concepts for form in concept.zh if 2 <= len(form) <= 6})


@pytest.mark.parametrize(
    ("slip", "mended"),
    [
        ("incubater grant", "incubator grant"),
        ("how much for animaton", "how much for animation"),
        ("exprot support", "export support"),
        ("what amout, how much mony", "what amount, how much money"),
        ("waht does it say", "what does it say"),
        ("Incubater grant in the incubater", "incubator grant in the incubator"),
    ],
)
def test_english_slip(slip, mended):
    assert SPELLER.english(slip) == mended


@pytest.mark.parametrize(
    "text",
    [
        "a cosplay convention",
        "influencers",
        "prepress firm",
        "our wifi",
        "CreateHK",
        "the town of Animatio",
        "metaverse",
    ],
)
def test_words_that_lists_lack_and_names_stay(text):
    assert SPELLER.english(text) == text


@pytest.mark.parametrize("text", ["weather today", "Marisland shooting", "XRAY VRAR", "how", "telephone number", ""])
def test_known_english_is_left_alone(text):
    assert SPELLER.english(text) == text


@pytest.mark.parametrize(
    ("slip", "mended"), [("孵化气最高多少", "孵化器最高多少"), ("孵化器和产业鸡地", "孵化器和产业基地")]
)
def test_chinese_slip_that_sounds_right(slip, mended):
    assert SPELLER.chinese(slip) == mended


@pytest.mark.parametrize(
    "text",
    [
        "上网电价补贴多少",
        "草案里定了比例没有",
        "我们是区里的美术馆",
        "零食、家电上能印吗",
        "底层技术",
        "去丝路取经",
        "做家居的",
    ],
)
def test_common_words_are_neither_replaced_nor_cut_through(text):
    assert SPELLER.chinese(text) == text


@pytest.mark.parametrize("text", ["孵化器最高多少", "incubator 16", ""])
def test_chinese_without_a_slip_is_left_alone(text):
    assert SPELLER.chinese(text) == text


@pytest.mark.parametrize("question", QUESTIONS)
def test_mending_ends(question):
    limit = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(400)
        mended = SPELLER.chinese(SPELLER.english(question))
    finally:
        sys.setrecursionlimit(limit)
    assert len([c for c in mended if "一" <= c <= "鿿"]) == len([c for c in question if "一" <= c <= "鿿"])


@settings(max_examples=50, deadline=None, derandomize=True)
@given(
    st.lists(st.one_of(st.sampled_from(ZH_FORMS), st.text("有几条的多少谁公式工事", max_size=3)), max_size=4).map(
        "".join
    )
)
def test_mending_keeps_the_length_and_happens_once(text):
    mended = SPELLER.chinese(text)
    assert len(mended) == len(text)
    assert SPELLER.chinese(mended) == mended
