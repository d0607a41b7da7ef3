"""Dates as documents write them: 2018年12月18日, 二〇〇五年六月十一日, 中華民國…, 2023-9-27, May 23, 2019."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from corpus.numerals import parse_numeral

_NUM = r"[0-9０-９〇零○一二三四五六七八九十百]"
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3].lower(): number for name, number in list(_MONTHS.items())} | {"sept": 9}
_MONTH_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))

CHINESE_DATE = rf"(?:(?:中華民國|中华民国|民國|民国)\s*)?{_NUM}{{2,6}}\s*年\s*{_NUM}{{1,3}}\s*月\s*{_NUM}{{1,3}}\s*日"
"""Pattern source of a full date in Chinese."""

ENGLISH_DATE = (rf"(?:{_MONTH_NAME})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
                rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTH_NAME})\.?,?\s+\d{{4}}")
"""Pattern source of a full date in English."""

NUMERIC_DATE = r"(?:19|20)\d{2}\s*[-/.－]\s*\d{1,2}\s*[-/.－]\s*\d{1,2}(?!\d)"
"""Pattern source of a full date in digits, year first."""

ANY_DATE = f"(?:{CHINESE_DATE}|{NUMERIC_DATE}|{ENGLISH_DATE})"
"""Pattern source of a full date of any kind; to be compiled ignoring case."""

_CHINESE = re.compile(rf"(?P<roc>中華民國|中华民国|民國|民国)?\s*(?P<y>{_NUM}+)\s*年"
                      rf"\s*(?P<m>{_NUM}+)\s*月\s*(?P<d>{_NUM}+)\s*日")
_REPUBLIC, _REPUBLIC_UNSAID = 1911, range(100, 200)
_NUMERIC = re.compile(r"(?P<y>\d{4})\D+(?P<m>\d{1,2})\D+(?P<d>\d{1,2})")
_MONTH_FIRST = re.compile(rf"(?P<m>{_MONTH_NAME})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})",
                          re.IGNORECASE)
_DAY_FIRST = re.compile(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{_MONTH_NAME})\.?,?\s+(?P<y>\d{{4}})",
                        re.IGNORECASE)


def parse_date(text: str) -> date | None:
    """The first full date in ``text``, or None; a date that does not exist is none.

    A year of three digits is one of the Republic (中華民國113年…，至115年12月31日止), said or not.
    """
    for pattern in (_CHINESE, _NUMERIC, _MONTH_FIRST, _DAY_FIRST):
        if match := pattern.search(text):
            of_republic = match.groupdict().get("roc") or (parse_numeral(match["y"]) or 0) in _REPUBLIC_UNSAID
            return _date(match["y"], match["m"], match["d"], _REPUBLIC if of_republic else 0)
    return None


def add_years(day: date, years: int) -> date:
    """The same day ``years`` later; 29 February becomes 28 February where it has to."""
    return add_months(day, 12 * years)


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_days(day: date, days: int) -> date:
    """``days`` later."""
    return day + timedelta(days=days)


def _date(year: str, month: str, day: str, offset: int) -> date | None:
    month_number = _MONTHS.get(month.lower()) or parse_numeral(month)
    year_number, day_number = parse_numeral(year), parse_numeral(day)
    if year_number is None or month_number is None or day_number is None:
        return None
    try:
        return date(year_number + offset, month_number, day_number)
    except ValueError:
        return None
