"""What a text says on its own life: from when it is in effect and until when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from corpus.numerals import parse_numeral
from corpus.written_dates import ANY_DATE, add_days, add_months, add_years, parse_date

_OWN = (r"(?:本|上述|以上|该|此)(?:[\u4e00-\u9fff]{0,8}?(?:办法|辦法|要點|計畫|準則|規則|須知"
        r"|规定|規定|条例|條例|法|细则|細則|方案|意见|意見"
        r"|措施|政策|计划|规划|纲要|决定|公告|通告|通知|章程|标准|目录|清单|制度|预案|要点|指南|指引|规则|规程|准则|守则|解释|法规|规范"
        r"|协定|文件))")
_N = r"[0-9０-９一二两三四五六七八九十]+"
_BLANK_DATE = r"(?:(?:19|20)[\dxX×_]{2}|[\sxX×_]{1,4})\s*年\s*[\dxX×_]{0,2}\s*月(?:\s*[\dxX×_]{0,2}\s*日)?"
_EVENT = r"(?:正式)?(?:公布|发布|發布|印发|颁布|頒布|通过|批准|签发|发文|下发)(?:施行)?(?:之日|日)"
_EFFECTIVE = re.compile(
    rf"自\s*(?P<when>{ANY_DATE}|{_BLANK_DATE}|{_EVENT})"
    rf"(?P<later>\s*起?\s*(?:满)?\s*{_N}\s*(?:个工作日|日|天|个月)(?:后|之后)?)?"
    rf"\s*(?:起|开始|后)?\s*(?:正式|试)?\s*(?:施行|实施|實施|生效|执行|執行|試行|试行)", re.IGNORECASE)
_EVENT_WORD = re.compile(r"公布|发布|發布|印发|颁布|頒布|通过|date|day|ation|adoption|approval")
_AFTER_EVENT = re.compile(rf"(?P<when>(?:公布|发布|印发|颁布)(?:之日)?)(?:起)?(?P<later>{_N}\s*(?:日|天|个月))"
                          r"(?:后|之后)(?:起)?(?:施行|实施|生效)")
_LEFT_OPEN = re.compile(rf"{_OWN}(?:的)?(?:施行|实施|生效)(?:日期|时间)[，,]?由[^。]{{2,30}}")
_HEAD_EFFECTIVE = re.compile(rf"^(?P<when>{ANY_DATE})\s*(?:起)?\s*(?:施行|实施|生效)$", re.MULTILINE | re.IGNORECASE)
_ENGLISH_EFFECTIVE = re.compile(
    r"\b(?:these|this|the)\s+[\w\s]{3,60}?(?:shall\s+|will\s+)?(?:be\s+(?:implemented|effective)"
    r"|comes?\s+into\s+(?:force|effect)|takes?\s+effect|enters?\s+into\s+force|becomes?\s+effective"
    r"|(?:is|are)\s+effective)\s+(?:(?:on|upon|from|as\s+of|starting)\s+)*"
    rf"(?P<when>{ANY_DATE}|the\s+(?:date|day)\s+of\s+(?:its\s+|their\s+)?\w+"
    r"|promulgation|publication|adoption|approval)", re.IGNORECASE)
_ENGLISH_OWN = (r"\b(?:these|this|the)\s+(?:[\w-]+\s+){0,3}?(?:rules|regulations?|scheme|terms|provisions|measures"
                r"|policy|order|programme|program|guidelines|act|ordinance|notice|plan|directive|code)")
_ENGLISH_APPLIES = re.compile(
    rf"{_ENGLISH_OWN}\s+(?:(?:shall|will)\s+)?(?:appl(?:y|ies)|runs?|(?:has|have)\s+effect|(?:is|are)\s+in\s+force)"
    rf"\s+from\s+(?P<when>{ANY_DATE})(?:\s+(?:to|until|till|through)\s+(?P<until>{ANY_DATE}))?", re.IGNORECASE)
"""These rules apply from 1 January 2027 to 31 December 2029."""

_SPAN = (rf"(?P<from>{ANY_DATE}|20\d{{2}}\s*年)\s*(?:起)?\s*(?:至|到|—|-|~)\s*"
         rf"(?P<until>{ANY_DATE}|20\d{{2}}\s*年)(?:底)?(?:止)?")
_UNTIL = rf"(?:至|到|截至|截止到?)\s*(?P<until>{ANY_DATE}|20\d{{2}}\s*年(?:底)?)(?:止)?"
_FOR = rf"(?:为|是|：|:)?\s*(?:暂定)?\s*(?P<count>{_N})\s*(?P<unit>年|个月|個月)"
_KEY = (r"(?:有效期|有效期限|试行期|试行期限|实施期限|执行期限|施行期限|政策期限|适用期限|实施期|政策有效期)"
        r"(?:暂定|调整|延长|延续|确定)?(?:为|自)?\s*")
_TRIAL = r"(?:施行|实施|執行|执行|起)[，,、]?\s*(?:试行|試行|执行|执行期|有效)" + _FOR
_VALIDITY = tuple(
    re.compile(source, re.IGNORECASE) for source in (_KEY + _SPAN, _KEY + _UNTIL, _KEY + _FOR, _TRIAL))
_VALID_UNTIL = re.compile(rf"(?:施行|实施|执行|有效|试行)[，,]?\s*(?:有效期)?{_UNTIL}", re.IGNORECASE)
_PERIOD_FIELD = re.compile(rf"^(?:时间/频度|政策期限|实施时间|执行时间|有效期限?)\s*[:：]?\s*{_SPAN}",
                           re.MULTILINE | re.IGNORECASE)
_ALWAYS_OWN = re.compile(r"政策期限|执行期限|政策有效期|适用期限")
_ENGLISH_VALIDITY = re.compile(rf"(?:remains?\s+(?:valid|in\s+(?:force|effect))\s+until|expires?\s+on|valid\s+until"
                               r"|\b(?:scheme|programme|program|policy|measures|rules|fund)\s+(?:runs?|lasts?"
                               r"|(?:is|are)\s+open)\s+until"
                               rf"|(?:effect|force|effective)\s+(?:on|from)\s+{ANY_DATE}\s+and\s+(?:shall\s+|will\s+)?"
                               r"(?:(?:ends?|closes?|lapses?|ceases?)\s+on|(?:appl(?:y|ies)|runs?|lasts?|remains?)\s+until))"
                               rf"\s+(?P<until>{ANY_DATE})"
                               r"|(?:valid|effective|in\s+force)\s+for\s+(?:a\s+(?:period|term)\s+of\s+)?"
                               r"(?P<count>\d+|one|two|three|four|five|six|ten)\s+(?P<unit>years?|months?)",
                               re.IGNORECASE)
_ENGLISH_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_SENTENCE = re.compile(r"(?<=[。\n])|(?<=[.;])\s+(?=[A-Z])")
_ABOUT_AMENDMENTS = re.compile(r"修正(?:之)?[条條]文|[条條]文修正|\bamended\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lifetime:
    """The dates a text fixes for itself, as written and as days, and where each was read."""

    effective_on: date | None = None
    effective_as_written: str | None = None
    validity_as_written: str | None = None
    expires_on: date | None = None
    sources: dict[str, str] = field(default_factory=dict)


def read_lifetime(passages: Iterable[tuple[str, str]], issued_on: date | None, printed_on: date | None) -> Lifetime:
    """What the passages (where, text) say on effect and validity; the last that speaks counts.

    A date of effect that hangs on the day of issue is computed from ``issued_on``, or from
    ``printed_on`` where the text says 印发之日.
    """
    listed = list(passages)
    found = _effect(listed, issued_on, printed_on)
    return _validity(listed, found)


def _effect(passages: list[tuple[str, str]], issued_on: date | None, printed_on: date | None) -> Lifetime:
    for where, text in reversed(passages):
        for sentence in _SENTENCE.split(text):
            match = None if _ABOUT_AMENDMENTS.search(sentence) else _own_effect(sentence, where)
            if match is None:
                continue
            written = sentence[match.start():match.end()]
            day, basis = _effect_day(match.groupdict(), issued_on, printed_on)
            return Lifetime(day, _with_subject(sentence, match, written),
                            sources={"effective_on": f"{where}: {written}{basis}", "effective_as_written": where})
    for where, text in reversed(passages):
        if match := _LEFT_OPEN.search(text):
            return Lifetime(None, match[0], sources={"effective_as_written": where})
    return Lifetime()


def _own_effect(sentence: str, where: str) -> re.Match[str] | None:
    for pattern in (_EFFECTIVE, _AFTER_EVENT):
        for match in pattern.finditer(sentence):
            before = sentence[:match.start()]
            if re.search(_OWN, before) or (where in ("head", "imprint") and not re.search(r"《[^》]*$", before)):
                return match
    if where == "head":
        return _HEAD_EFFECTIVE.search(sentence.strip())
    return _ENGLISH_EFFECTIVE.search(sentence) or _ENGLISH_APPLIES.search(sentence)


def _with_subject(sentence: str, match: re.Match[str], written: str) -> str:
    """The wording with its subject (本办法) where it stands close before."""
    owners = list(re.finditer(_OWN, sentence[:match.start()]))
    return sentence[owners[-1].start():match.end()] if owners and match.start() - owners[-1].end() <= 12 else written


def _effect_day(groups: dict[str, str | None], issued_on: date | None,
                printed_on: date | None) -> tuple[date | None, str]:
    """The day of effect and, where it was computed, from what."""
    when = groups.get("when") or ""
    if day := parse_date(when):
        return day, ""
    if re.search(r"年\s*[\dxX×_]{0,2}\s*月", when) or not _EVENT_WORD.search(when):
        return None, ""
    start = (printed_on or issued_on) if "印发" in when else (issued_on or printed_on)
    if start is None:
        return None, ""
    later = groups.get("later")
    if not later:
        return start, f" ({start.isoformat()})"
    count = parse_numeral("".join(re.findall(_N, later)))
    if count is None or "工作日" in later:
        return None, ""
    return (add_months(start, count) if "月" in later else add_days(start, count)), f" (from {start.isoformat()})"


def _validity(passages: list[tuple[str, str]], life: Lifetime) -> Lifetime:
    for where, text in reversed(passages):
        if field_match := _PERIOD_FIELD.search(text):
            return _ends(life, field_match, where)
        for sentence in _SENTENCE.split(text):
            if match := _own_validity(sentence, where):
                return _ends(life, match, where)
    return life


def _own_validity(sentence: str, where: str) -> re.Match[str] | None:
    for pattern in (*_VALIDITY, _VALID_UNTIL):
        for match in pattern.finditer(sentence):
            before = sentence[:match.start()]
            named = _ALWAYS_OWN.search(match[0]) or re.search(_OWN, before) or _EFFECTIVE.search(before)
            if named or where in ("notice", "head", "imprint"):
                return match
    applies = _ENGLISH_APPLIES.search(sentence)
    return applies if applies and applies["until"] else _ENGLISH_VALIDITY.search(sentence)


def _ends(life: Lifetime, match: re.Match[str], where: str) -> Lifetime:
    groups = match.groupdict()
    begins = life.effective_on or parse_date(groups.get("from") or "")
    until = groups.get("until")
    ends = _last_day(until) if until else _after(begins, groups.get("count"), groups.get("unit") or "")
    sources = {**life.sources, "validity_as_written": where, "expires_on": f"{where}: {match[0]}"}
    if life.effective_on is None and begins:
        sources["effective_on"] = f"{where}: {match[0]}"
    written = match[0][match.start("from") - match.start():] if _PERIOD_FIELD.match(match[0]) else match[0]
    return replace(life, effective_on=begins, validity_as_written=written.strip(), expires_on=ends, sources=sources)


def _last_day(text: str) -> date | None:
    if day := parse_date(text):
        return day
    year = re.search(r"20\d{2}", text)
    return date(int(year[0]), 12, 31) if year else None


def _after(begins: date | None, count: str | None, unit: str) -> date | None:
    """The last day of a period that begins on ``begins``; None while its beginning is open."""
    number = _ENGLISH_COUNTS.get((count or "").lower()) or parse_numeral(count or "")
    if begins is None or number is None:
        return None
    end = add_months(begins, number) if "月" in unit or "month" in unit.lower() else add_years(begins, number)
    return add_days(end, -1)
