"""Periods: 不超过3年, 三个工作日内, 48个月, within 30 days; and how long something is valid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.model import Limit, ProvisionKind
from corpus.provisions.limits import bounds
from corpus.provisions.mention import Mention
from corpus.provisions.reading import Reading
from corpus.provisions.series import NUMBER, Figure, by_series, chain, number_value, scan

_UNITS_ZH = {
    "年": "years", "周年": "years", "个年度": "years", "个自然年度": "years",
    "个会计年度": "years", "个纳税年度": "years",
    "个月": "months", "个自然月": "months", "个季度": "quarters", "个学期": "terms",
    "周": "weeks", "个星期": "weeks", "星期": "weeks",
    "个工作日": "working_days", "工作日": "working_days", "个交易日": "trading_days",
    "天": "days", "日": "days", "个自然日": "days", "个日历日": "days",
    "小时": "hours", "个小时": "hours", "分钟": "minutes",
}  # fmt: skip
_WORDS_EN = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_UNITS_EN = {
    "year": "years", "month": "months", "week": "weeks", "day": "days", "hour": "hours",
    "working day": "working_days", "business day": "working_days", "calendar day": "days", "calendar month": "months",
}  # fmt: skip
_SPARE = {"半年": (6, "months"), "半个月": (15, "days"), "一年半": (18, "months"), "两年半": (30, "months")}
_VALIDITY = re.compile(
    r"(?:有效期|有效时间|试行期|施行期|暂行期|执行期)(?:限)?(?:自[^，。；]{0,30}?起)?(?:为|至|共|是|：|:)?\s*$"
    r"|\b(?:valid|validity|remains? (?:valid|in force)|in force|effective)\b(?:\s\w+){0,3}\s(?:for|of|is)\s*"
    r"(?:a\s(?:period|term)\sof\s)?$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"自[^，。；、自\n][^，。；自\n]{0,40}?(?:之日|之年|日|当年|当月|后|年|月)?起(?:计算|算)?[，,]?(?:的|满)?\s*$"
)
_LIMITED = re.compile(r"(?:及?以内|之?内|以内|以上|以下|前|后|期满|的)|\s*[，。；、）)]|\s*$")
_YEAR_AFTER = re.compile(r"级|代|制|度|期|检|报|审|薪|会|龄|轻|均|末|初|底|中")


@cache
def _pattern() -> re.Pattern[str]:
    zh = "|".join(sorted(map(re.escape, _UNITS_ZH), key=len, reverse=True))
    en = "|".join(unit.replace(" ", r"\s") for unit in sorted(_UNITS_EN, key=len, reverse=True))
    return re.compile(
        rf"(?P<spare>半年(?!度)|半个月|[一两]年半)"
        rf"|(?P<number>{NUMBER})(?:\s?(?:(?P<zh>{zh})|(?:-|\s)?(?:consecutive\s)?(?P<en>{en})s?\b))?"
        rf"|(?i:\b(?P<word>{'|'.join(_WORDS_EN)})(?:\s\(\d+\))?[\s-](?:consecutive\s)?(?P<en2>{en})s?\b)"
    )


def find_terms(reading: Reading) -> Iterator[Mention]:
    """Every period of time that is not a calendar date; validity by its own kind."""
    text = reading.figures
    figures = chain(text, scan(_pattern(), text, _figure))
    series = by_series(figures)
    for figure in figures:
        group = series[figure.series]
        found = bounds(text, figure, group[0], group[-1])
        start, end = found.start, found.end
        valid = _VALIDITY.search(text[max(0, start - 60) : start])
        kind = ProvisionKind.TERM
        if valid:
            kind, start = ProvisionKind.VALIDITY, start - (len(valid.group()))
        counted_from = _FROM.search(text[max(0, start - 60) : start])
        yield Mention(
            kind, start, end, figure.start, found.limit, unit=figure.unit,
            value=figure.value, min=figure.min, max=figure.max,
            condition=_written(reading, start, counted_from),
            series=figure.series, position=figure.position, size=figure.size,
        )  # fmt: skip


def _written(reading: Reading, end: int, counted_from: re.Match[str] | None) -> str | None:
    if counted_from is None:
        return None
    return reading.text[end - len(counted_from.group()) : end].strip(" ，,")


def _figure(match: re.Match[str]) -> Figure | None:
    if match["spare"]:
        months_or_days, unit = _SPARE[match["spare"]]
        return Figure(match.start(), match.end(), float(months_or_days), unit)
    if match["word"]:
        number = float(_WORDS_EN.index(match["word"].lower()) + 1)
        return Figure(match.start(), match.end(), number, _english_unit(match["en2"]))
    value = number_value(match["number"])
    if value is None:
        return None
    if match["zh"]:
        return _chinese(match, value)
    if match["en"]:
        return Figure(match.start(), match.end(), value, _english_unit(match["en"])) if value < 1000 else None
    return Figure(match.start(), match.end("number"), value, "", has_unit=False) if value < 1000 else None


def _english_unit(written: str) -> str:
    return _UNITS_EN[re.sub(r"\s+", " ", written.lower())]


def _chinese(match: re.Match[str], value: float) -> Figure | None:
    text, unit = match.string, match["zh"]
    before, after = text[max(0, match.start() - 2) : match.start()], text[match.end() :]
    if unit == "年" and (value >= 1000 or _YEAR_AFTER.match(after)):
        return None
    if unit in ("日", "天", "周") and (re.search(r"月\s*$", before) or not _LIMITED.match(after)):
        return None
    if before[-1:] in "每第这那某" and before:
        return None
    if not match["number"][0].isdigit() and value < 2 and not _LIMITED.match(after):
        return None
    return Figure(match.start(), match.end(), value, _UNITS_ZH[unit])


def is_support_limit(mention: Mention) -> bool:
    """Whether a period can be how long support runs, rather than a deadline."""
    return mention.kind is ProvisionKind.TERM and mention.unit in ("years", "months", "terms") and mention.limit in (
        Limit.CAP, Limit.EXACT, Limit.RANGE,
    )  # fmt: skip
