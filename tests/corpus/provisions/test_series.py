from __future__ import annotations

import pytest

from corpus.provisions.series import Figure, by_series, chain, magnitude, number_value


def token(start, end, value, unit="CNY", **more):
    return Figure(start, end, value, unit, has_unit=bool(unit), **more)


def test_a_figure_without_unit_and_neighbour_is_dropped():
    assert chain("共10", [token(1, 3, 10, unit="")]) == []


def test_a_list_is_numbered():
    figures = chain("10元、20元", [token(0, 3, 10), token(4, 7, 20)])
    assert [(f.series, f.position, f.size) for f in figures] == [(0, 0, 2), (0, 1, 2)]
    assert list(by_series(figures)) == [0]


def test_units_do_not_cross_a_full_stop():
    assert [f.value for f in chain("共10。20元", [token(1, 3, 10, unit=""), token(4, 7, 20)])] == [20]


def test_a_falling_pair_is_no_range():
    figures = chain("20元-10元", [token(0, 3, 20), token(4, 7, 10)])
    assert [f.min for f in figures] == [None, None]


@pytest.mark.parametrize(("written", "factor"), [("200万", 10_000), ("2.5亿", 100_000_000), ("12", 1)])
def test_magnitude(written, factor):
    assert magnitude(written) == factor


def test_a_number_too_long_to_mean_anything_has_no_value():
    assert number_value("一" * 5000) is None
