"""What a figure is called the number of stands with it in its clause."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The number of products to be jointly created is {box1a}.", "box1"),
        ("优秀动漫游戏产品的数量为{box1a}。", "box1"),
        ("合作开发的数字化项目数量为{box3a}。", "box3"),
        ("The target for two-way exhibition participation is {box2a}.", "box2"),
    ],
)
def test_what_is_counted_is_told_with_its_number(fault, text, source):
    assert fault("How many?", text, source) is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The figure {box2a} is the number of exhibitions to be held in countries along the Belt and Road.", "box2"),
        ("The number of exhibitions is {box2a}.", "box2"),
        ("展示专区的数量是{box2a}。", "box2"),
        ("The number of countries along the Belt and Road is {box3a}.", "box3"),
        ("研究机构数量为{box3a}。", "box3"),
        ("传播机构的数量为{box1a}。", "box1"),
        ("The number of colleges and universities is {box5a}.", "box5"),
        ("The number of enterprises is {box5a}.", "box5"),
    ],
)
def test_what_another_part_of_the_clause_names_is_not_counted(fault, text, source):
    assert fault("How many?", text, source) in ("counted", "links")
