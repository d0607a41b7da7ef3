from __future__ import annotations

import pytest

from corpus.readers.markdown import read_markdown


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# 样例办法", "样例办法"),
        ("## 第一章 总则 ##", "第一章 总则"),
        ("**第一条** 为了*样例*。", "第一条 为了样例。"),
        ("[《样例办法》](https://example.org/a_(b)) 规定", "《样例办法》 规定"),
        ("![图](a.png)", "图"),
        ("> 引文", "引文"),
        ("| 级别 | 金额 |\n|---|:-:|\n| 一级 | **50**万元 |", "级别\t金额\n一级\t50万元"),
        ("<!-- 注 -->第一条", "第一条"),
        ("甲\n\n---\n\n乙", "甲\n\n\n\n乙"),
        (r"1\. 样例 \*", "1. 样例 *"),
        ("```\n第一条\n```", "第一条"),
        ("1. 样例", "1. 样例"),
        ("snake_case_name 与 2*3*4", "snake_case_name 与 2*3*4"),
    ],
)
def test_marks_go_and_words_stay(source, text):
    assert read_markdown(source.encode(), "f.md").text == text


def test_front_matter_gives_the_title():
    found = read_markdown('---\ntitle: "样例办法"\ndate: 2020\n---\n第一条 样例。\n'.encode(), "f.md")
    assert (found.title, found.text) == ("样例办法", "第一条 样例。\n")
