"""Calendar dates: 2018年1月4日, 2022年 月 日 (left open), 民国108年5月23日, May 23, 2019."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from corpus.model import Limit, ProvisionKind
from corpus.numerals import parse_numeral
from corpus.provisions.mention import Mention
from corpus.provisions.reading import Reading

_MONTHS = [
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
]  # fmt: skip
_ROC_OFFSET = 1911
_DIGIT = "[〇零○一二三四五六七八九十\\d]"
_VALID_UNTIL = re.compile(
    r"有效期(?:限)?(?:自[^，。；]{0,30}?起)?(?:至|到|为)?\s*$|\bvalid (?:until|through|to) $", re.IGNORECASE
)


@cache
def _chinese() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<from>(?<!\d)\d{{4}}\s*年?\s*[-—–~至]+\s*)?(?P<roc>(?:中华)?民国)?\s*(?P<year>(?<![\d.])(?:{_DIGIT}{{2,4}}|[一二]?百[零一二三四五六七八九十]{{0,4}}))\s*年"
        rf"(?:(?P<open>[\sXx×_＿○—-]*月[\sXx×_＿○—-]*日)|\s*(?P<month>{_DIGIT}{{1,3}})\s*月(?:份)?(?:\s*(?P<day>{_DIGIT}{{1,3}})\s*日)?)?"
        r"(?P<edge>底以前|年底前|底前|末前|以前|之前|前|底|末|起)?"
    )


@cache
def _western() -> re.Pattern[str]:
    month = "|".join(_MONTHS)
    return re.compile(
        rf"\b(?:(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?)?(?P<month>{month})\s(?:(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s)?(?P<year>\d{{4}})\b"
        r"|\b(?P<iso>(?:19|20)\d{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01]))\b",
        re.IGNORECASE,
    )


def find_dates(reading: Reading) -> Iterator[Mention]:
    """Every calendar date; ``date`` is as much of YYYY-MM-DD as the text prints."""
    for match in _chinese().finditer(reading.figures):
        if (written := _chinese_date(match, roc="民国" in reading.folded[: match.end()])) is not None:
            yield _mention(reading, match, written)
    for match in _western().finditer(reading.figures):
        if (written := _western_date(match)) is not None:
            yield _mention(reading, match, written)


def _mention(reading: Reading, match: re.Match[str], written: str) -> Mention:
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    edge = match.groupdict().get("edge") or ""
    end = match.end() if edge.endswith("前") or edge in ("底", "末") else match.end() - len(edge)
    limit = Limit.CAP if edge.endswith("前") else Limit.EXACT
    kind = ProvisionKind.DATE
    valid = _VALID_UNTIL.search(reading.figures[max(0, start - 50) : start])
    if valid and not edge:
        kind, limit, start = ProvisionKind.VALIDITY, Limit.CAP, start - len(valid.group())
    return Mention(kind, start, end, match.start(), limit, unit="date", date=written)


def _chinese_date(match: re.Match[str], *, roc: bool) -> str | None:
    year = parse_numeral(match["year"])
    if year is None:
        return None
    if match["roc"] or (roc and year < 300 and match["day"]):
        year += _ROC_OFFSET
    elif len(match["year"]) != 4 or not 1900 <= year <= 2199:
        return None
    month, day = (parse_numeral(match[part]) if match[part] else None for part in ("month", "day"))
    whole = _iso(year, month, day)
    return f"{match['from'][:4]}/{whole}" if match["from"] and month is None else whole


def _western_date(match: re.Match[str]) -> str | None:
    if match["iso"]:
        year, month, day = (int(part) for part in re.split(r"[-/.]", match["iso"]))
        return _iso(year, month, day)
    written_day = match["day1"] or match["day2"]
    month = _MONTHS.index(match["month"].lower()) + 1
    return _iso(int(match["year"]), month, int(written_day) if written_day else None)


def _iso(year: int, month: int | None, day: int | None) -> str | None:
    if month is None:
        return f"{year:04d}"
    try:
        whole = date(year, month, day or 1)
    except ValueError:
        return None
    return whole.isoformat() if day else f"{year:04d}-{month:02d}"
