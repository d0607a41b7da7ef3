from __future__ import annotations

from corpus.library import Library
from interfaces.funding import fundings
from interfaces.pages.caps_chart import bars_of
from tests.interfaces.test_funding import DOCUMENTS


def test_there_is_a_bar_for_every_sum_the_highest_first_and_none_for_shares():
    bars = bars_of(fundings(DOCUMENTS))
    assert [bar["sum"] for bar in bars] == [900.0, 500.0, 300.0]


def test_two_sums_are_never_one_bar():
    bars = bars_of(fundings(DOCUMENTS[:1]))
    assert [bar["clause"] for bar in bars] == ["第一条 支持灯塔 · 1b", "第一条 支持灯塔 · 1a"]
    everywhere = [bar["clause"] for bar in bars_of(fundings(DOCUMENTS))]
    assert everywhere == ["第一条 支持灯塔 · 1b · b", "第一条 支持灯塔 · 1a · a", "第一条 支持灯塔 · 1a · b"]
    assert bars_of(fundings(DOCUMENTS[1:]))[0]["clause"] == "第一条 支持灯塔"


def test_bars_are_named_in_the_readers_language(tmp_path):
    rows = fundings(Library.open(tmp_path).documents)
    assert "（十六） Building digital creative incubators" in [bar["clause"] for bar in bars_of(rows, "en")]
    assert len({bar["clause"] for bar in bars_of(rows, "en")}) == len(bars_of(rows))
