from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.parser import parse_text
from index.passages import cut, passages_of, text_language

TEXT = "咖啡产业扶持办法\n\n第一章 总则\n第一条 为了促进咖啡产业发展，制定本办法。\n第二章 扶持\n第二条 对烘焙工厂给予资助。\n第三条 对出口给予奖励。\n"


def coffee_document():
    return parse_text(TEXT, None, document_id="coffee")


@given(st.text(max_size=300), st.lists(st.integers(-5, 320), max_size=20), st.integers(1, 60))
def test_passages_cover_the_text_in_order_and_stay_short(text, boundaries, target):
    spans = cut(text, sorted(boundaries), target)

    assert "".join(text[start:end] for start, end in spans) == text
    assert all(0 < end - start <= 2 * target for start, end in spans)


def test_a_cut_falls_on_a_boundary_where_there_is_one():
    assert cut("aaaa.bbbb.cccc.", [5, 10, 15], 10) == [(0, 10), (10, 15)]


def test_a_rendering_becomes_an_english_passage_of_the_same_clause():
    document = coffee_document()
    first = replace(document.clauses[-1], rendering="These measures are interpreted by the bureau.")
    passages = list(passages_of(replace(document, clauses=(first,))))

    assert [p.language for p in passages] == ["zh", "en"]
    assert passages[1].clause_id == first.clause_id
    assert (passages[1].start, passages[1].end) == (0, len(first.text))


def test_the_title_and_headings_stand_before_a_passage():
    passages = {p.clause_id: p for p in passages_of(coffee_document())}

    assert passages["3"].embedded_text.startswith("咖啡产业扶持办法 第二章 扶持\n")


@pytest.mark.parametrize(("text", "language"), [
    ("孵化器", "zh"), ("VR/AR 孵化器", "zh"), ("what is 专精特新", "zh"), ("how much for an incubator in Shenzhen", "en"),
    ("", "en"), ("what does the clause on incubators called 孵化器 say", "en"),
])
def test_the_language_is_that_of_most_of_the_text(text, language):
    assert text_language(text) == language
