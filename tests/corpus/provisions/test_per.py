from __future__ import annotations

import pytest

from corpus.provisions.per import is_one_off, spoken_per, trailing_per, written_per


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("每年", "year"),
        ("每个自然年度", "year"),
        ("每人每月", "person/month"),
        ("每家企业", "company"),
        ("单个项目", "project"),
        ("not exceeding, per year", "year"),
        ("per project", "project"),
        ("给予", None),
    ],
)
def test_spoken(text, per):
    assert spoken_per(text) == per


@pytest.mark.parametrize(("text", "per"), [("/年", "year"), ("/平方米·月", "square_metre/month"), ("/人", "person"), ("，", None)])
def test_written(text, per):
    assert written_per(text, 0)[0] == per


def test_trailing_gives_the_end_of_the_words():
    assert trailing_per("20 films per year.", 8) == ("year", 17)


def test_one_off():
    assert is_one_off("给予一次性奖励")
    assert is_one_off("a one-off grant")
    assert not is_one_off("每年奖励")


@pytest.mark.parametrize("text", ["按照上年度出口额的", "本年度新增", "按上一年度营业收入"])
def test_one_certain_year_is_no_frequency(text):
    assert spoken_per(text) is None
