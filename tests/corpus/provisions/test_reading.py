from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.provisions.reading import HIDDEN, read


@given(st.text(alphabet=st.sampled_from("对给予《》（）。；，,.A1 萬元１％\n第三条〔2017〕号"), max_size=60))
def test_every_view_has_the_length_of_the_text(text):
    reading = read(text)
    assert {len(reading.folded), len(reading.words), len(reading.figures)} == {len(text)}


@pytest.mark.parametrize("hidden", ["《办法（2021-2025年）》", "第十六条", "第3款", "〔2017〕33号", "21世纪", "“六个一”", "https://a.cn/2020", "专栏 4"])
def test_figures_that_say_nothing_are_hidden(hidden):
    reading = read(f"按{hidden}执行")
    assert reading.figures == "按" + HIDDEN * len(hidden) + "执行"


def test_stretches():
    text = "甲，乙；丙。丁"
    reading = read(text)
    assert [text[slice(*span(2))] for span in (reading.sentence, reading.part, reading.segment)] == ["甲，乙；丙", "甲，乙", "乙"]


def test_a_mark_in_brackets_ends_nothing():
    text = "甲（一，二；三）乙，丙"
    assert text[slice(*read(text).segment(0))] == "甲（一，二；三）乙"


def test_an_abbreviation_ends_no_sentence():
    text = "The U.S. Government grants. It pays."
    assert text[slice(*read(text).sentence(0))] == "The U.S. Government grants"
