from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence.sentences import sentence_at, sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("支持甲。支持乙；支持丙", ["支持甲。", "支持乙；", "支持丙"]),
        ("他说“支持。”然后走了。", ["他说“支持。”", "然后走了。"]),
        ("第一行\n第二行", ["第一行", "第二行"]),
        ("Up to 2.5 million. The term is 3 years.", ["Up to 2.5 million.", "The term is 3 years."]),
        ("see Art. 5 of the law", ["see Art. 5 of the law"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_cut(text, parts):
    assert [s.text for s in sentences(text)] == parts


@given(st.text(alphabet="支持甲。；！\n ”abc. A1", max_size=60))
def test_offsets_are_true_and_nothing_is_lost(text):
    parts = sentences(text)
    assert all(text[s.start : s.end] == s.text == s.text.strip() != "" for s in parts)
    assert all(a.end <= b.start for a, b in zip(parts, parts[1:], strict=False))
    assert "".join("".join(s.text for s in parts).split()) == "".join(text.split())


def test_sentence_at_an_offset_or_the_nearest_before():
    parts = sentences("甲甲。  乙乙。")
    assert sentence_at(parts, 1).text == "甲甲。"
    assert sentence_at(parts, 4).text == "甲甲。"
    assert sentence_at(parts, 6).text == "乙乙。"
    assert sentence_at(parts, 99).text == "乙乙。"


def test_a_row_of_a_table_is_one_sentence():
    text = "表头\n1\t献血\t每次计3分。最高9分。\t近5年有效。\n注：以上为准。另行通知。"
    assert [s.text for s in sentences(text)] == [
        "表头",
        "1\t献血\t每次计3分。最高9分。\t近5年有效。",
        "注：以上为准。",
        "另行通知。",
    ]
