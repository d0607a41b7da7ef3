from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.written_dates import add_months, add_years, parse_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2018年12月18日", date(2018, 12, 18)),
        ("二〇〇五年六月十一日", date(2005, 6, 11)),
        ("2023 年 10 月 1 日", date(2023, 10, 1)),
        ("中華民國一百零七年十二月二十五日", date(2018, 12, 25)),
        ("至115年12月31日止", date(2026, 12, 31)),
        ("2023-9-27", date(2023, 9, 27)),
        ("2023.09.07", date(2023, 9, 7)),
        ("May 23, 2019", date(2019, 5, 23)),
        ("4th July 2020", date(2020, 7, 4)),
        ("2022年 月 日", None),
        ("2021年2月30日", None),
        ("2021年2月", None),
        ("", None),
    ],
)
def test_parse(text, day):
    assert parse_date(text) == day


@given(st.dates(min_value=date(1949, 1, 1), max_value=date(2099, 12, 31)))
def test_every_written_date_is_read_back(day):
    assert parse_date(f"自{day.year}年{day.month}月{day.day}日起") == day
    assert parse_date(f"{day:%B} {day.day}, {day.year}") == day


def test_months_and_leap_days():
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_years(date(2024, 2, 29), 1) == date(2025, 2, 28)
