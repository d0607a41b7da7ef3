"""Whether a figure in a question falls into the case of a sum: 六百人 into 500人以上的, 42 into 18至45周岁.

Cases are told apart by thresholds that stand beside one another: of 300人以上, 500人以上 and 800人以上 the one
for 600 people is the second, though the first holds for them too. A figure is put only to thresholds that may be of
its unit: 干了二十五年，六十岁 has 25 years and an age of 60.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.understanding.number_words import CARDINAL, parse_number_words
from corpus.numerals import CHINESE_DIGITS, parse_quantity
from corpus.scripts import to_simplified

_NUMBER = (
    rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|[{CHINESE_DIGITS}]+万[{CHINESE_DIGITS}]*[千百十](?![万亿])"
    rf"|[{CHINESE_DIGITS}]+(?:点[一二三四五六七八九]+)?)"
)
_SCALES = {"万": 1e4, "亿": 1e8, "百万": 1e6, "千万": 1e7, "million": 1e6, "thousand": 1e3, "k": 1e3}
_SCALE = r"(?:\s*个?(?P<{}>百万|千万|[万亿]|million|thousand|k\b))?"
_INCLUDED = r"(?:[（(]不?含[^（()）]{0,4}[）)])?"
_UPPER = re.compile(
    r"不满|不足|未满|低于|少于|小于|不超过|under|below|less than|fewer than|up to|以下|以内|or less|or under",
    re.IGNORECASE,
)
_BOUND = re.compile(
    rf"(?P<before>不满|不足|未满|低于|少于|小于|超过|突破|达到?|满|至少|不低于|不少于|不超过|under|below|less than"
    rf"|fewer than|over|more than|above|at least|exceeding|up to|from|between)?\s*"
    rf"(?<!第)(?P<low>{_NUMBER}){_SCALE.format('scale')}(?:[^\d\s至到\-~—以不（(，,、。]{{0,3}})?{_INCLUDED}"
    rf"(?:\s*(?:至|到|-|—|~|to|and)\s*(?:不满|不足)?\s*(?P<high>{_NUMBER}){_SCALE.format('high_scale')})?"
    rf"[^\d，。,、；（(]{{0,6}}?{_INCLUDED}"
    rf"(?P<after>及?以上|及?以下|以内|or (?:over|more|older|less|under)|and over|起)?",
    re.IGNORECASE,
)
_FEWER = r"(?:不到|不足|将近|接近|差不多|快|近|under|nearly|almost|just short of|less than|fewer than|up to)"
_MORE = r"(?:超过|超出|over|more than|above|upwards of)"
_ASKED = re.compile(
    rf"(?:(?P<fewer>{_FEWER})\s*|(?P<more>{_MORE})\s*)?(?P<number>{_NUMBER})(?!st\b|nd\b|rd\b|th\b)"
    rf"(?P<odd>[多来余几])?{_SCALE.format('scale')}(?P<odder>[多余]|出头)?",
    re.IGNORECASE,
)
_LABEL = re.compile(rf"[（(][{CHINESE_DIGITS}\d]{{1,3}}[）)]|第{_NUMBER}[条條]|(?m:^)\s*\d+(?:\.\d+)*[.、]?\s")
_ORDINAL = re.compile(rf"第{_NUMBER}")
_TENTHS = re.compile(r"([一二两三四五六七八九1-9])成(?:([一二三四五六七八九半])|(?![功立为员本交绩品果]))")
_HALF = re.compile(r"一半|\bhalf (?=of\b|the\b)", re.IGNORECASE)
_LARGE = {"thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9}
_SCALED = re.compile(
    r"(?<![\d.,])(?P<number>\d[\d,]*(?:\.\d+)?)[\s-]?(?P<scale>thousand|million|billion|mn|bn|k)\b", re.IGNORECASE
)
_AND_A_HALF_ZH = re.compile(
    r"(?P<number>\d+|[一二两三四五六七八九十]+)(?P<unit>个月|年|个?小时)半(?!数|价|失|径|成|年)"
)
_AND_A_HALF = re.compile(
    rf"\b(?:(?P<number>\d+|{CARDINAL})|an? (?P<unit>year|month|hour)) and a half\b", re.IGNORECASE
)
_PAST_A_ROUND = re.compile(r"(?:超过|突破|[过破上])(?P<scale>千万|百万|亿)(?!一|分)")
"""More than one of a round figure, said without the one: 票房过亿."""
_AGE_BEFORE = re.compile(
    r"(?:今年|虚岁|周岁|年纪|年龄|刚满|已经|\b(?:am|is|aged?|turned|turning|are|[a-z]+'s|i'm))"
    r"\s*(?:already |just |now )?$",
    re.IGNORECASE,
)
_AGE_BEHIND = re.compile(r"\s*(?:[,.;?!，。；？！]|了|$|and\b|with\b|or\b|but\b)", re.IGNORECASE)
_OLDEST = 120
_ONCE = re.compile(r"\bone[- ](?:time|off)\b", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])", re.IGNORECASE)
_A_LITTLE, _SOME = 0.01, 0.05
_UNITS = {
    "share": r"%|％|个百分点|per ?cent\b",
    "age": r"周?岁|years? old\b|years of age\b|-year-old",
    "money": r"(?:[美欧日港澳台韩]|新台|人民)?[元币圆]|美金|块钱?|英?镑|yuan\b|rmb\b|pounds?\b|euros?\b|dollars?\b",
    "people": r"(?:号|个|口|位|名|多名)?(?:人(?!民|次)|员工|职工|学生|学员|孩子|居民)|名|位|口"
    r"|(?:[a-z-]+ ){0,2}(?:staff|employees|people|persons|workers|kids|children|pupils|students|members|inhabitants"
    r"|residents)\b",
    "year": r"个?年头?(?![1-9])|years?\b",
    "month": r"个?月|months?\b",
    "day": r"[天日]|days?\b",
    "length": r"公里|千米|米|km\b|kilomet|met(?:re|er)s?\b|miles?\b",
    "area": r"平方|平米|平(?![方米]|台)|㎡|亩|公顷|square|sq\b|hectares?\b|mu\b",
    "volume": r"立方|方(?![面法式案])|吨|tonnes?\b|cubic",
    "vehicle": r"辆|台|vehicles?\b|vans?\b|cars?\b",
    "household": r"户|households?\b|families\b",
    "point": r"分(?![之钱贝钟类])|points?\b",
    "other": r"(?<!\s)[\u4e00-\u9fff](?<![了的以至到在和就都也还又能可要是算多上下内左及不满则即])",
}
_UNIT = re.compile(r"[多余来]?\s*(?:" + "|".join(f"(?P<{name}>{form})" for name, form in _UNITS.items()) + ")", re.I)
_REST = re.compile(r"其他|其余|更大|\blarger\b|\bothers?\b|\bthe rest\b", re.IGNORECASE)
_UNIT_OF_HEAD = re.compile(r"[（(/](?P<scale>百万|千万|[万亿])")
_BARE_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?(?![\d.,]*\s*[万亿])")
_LATIN = re.compile("[A-Za-z]{3}")
_FLOOR_OF_A_SERIES = 0.7


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``low`` to ``high``; a bare figure is ``exact``. What it is of is one of ``_UNITS``, empty where unsaid."""

    low: float
    high: float
    exact: bool = False
    unit: str = field(default="", compare=False)

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high

    def may_hold(self, asked: Quantity) -> bool:
        """Whether a figure may be of its unit."""
        return not self.unit or not asked.unit or self.unit == asked.unit


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure that a question states, with its unit, empty where unsaid."""

    value: float
    unit: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Fit:
    """How a case takes the question's figures, each in 0..1.

    ``best``: one falls into it and into no narrower case beside it; ``inside``: one falls into it; ``outside``: one
    does not; ``same``: it names that very figure.
    """

    best: float = 0.0
    inside: float = 0.0
    outside: float = 0.0
    same: float = 0.0


def fits(cases: Sequence[str], question: str) -> list[Fit]:
    """For each case how the question's figures fall into it; what all cases say alike tells nothing."""
    read = [intervals(case) for case in cases]
    units = {one.unit for found in read for one in found if one.unit}
    asked = asked_numbers(question)
    asked = tuple(one for one in asked if one.unit in units) or asked
    if "year" in units and "month" not in units:
        asked = tuple(Quantity(one.value / 12, "year") if one.unit == "month" else one for one in asked)
    found = [_fit(place, read, asked) for place in range(len(read))]
    return [_of_the_rest(case, one, found) for case, one in zip(cases, found, strict=True)]


def _of_the_rest(case: str, own: Fit, found: Sequence[Fit]) -> Fit:
    """Of a case for all others (30% for larger ones) that it fits where no threshold of its siblings does."""
    rest = not (own.inside or own.outside or own.best) and _REST.search(case)
    missed = any(one.outside for one in found) and not any(one.inside or one.best for one in found)
    return Fit(best=_FLOOR_OF_A_SERIES, inside=1.0) if rest and missed else own


def _fit(place: int, read: Sequence[tuple[Interval, ...]], asked: Sequence[Quantity]) -> Fit:
    others = [one for index, found in enumerate(read) if index != place for one in found]
    best = inside = outside = same = 0.0
    denied = False
    for own in read[place]:
        if all(own in found for found in read):
            continue
        for value, unit in ((one.value, one.unit) for one in asked if own.may_hold(one)):
            if own.exact and value == own.low:
                same = best = 1.0
            elif own.exact:
                rivals = any(one.exact and one != own for one in others)
                passed = value > own.low and not any(own.low < one.low <= value for one in others)
                best = max(best, _FLOOR_OF_A_SERIES if rivals and passed else 0.0)
                outside = 1.0 if rivals and value < own.low else outside
            elif value in own:
                inside = 1.0
                narrower = any(_is_narrower(one, own, value) for one in others)
                best = best if narrower else 1.0
            else:
                outside = 1.0
                denied = denied or unit == own.unit not in ("", "other")
    # of two conditions of one case both must hold: 90分以上的，500户以下小区
    return Fit(0.0, 0.0, outside, same) if denied else Fit(best, inside, outside, same)


def _is_narrower(one: Interval, own: Interval, value: float) -> bool:
    """Whether another case takes the value too and more closely; of 超过1亿、5亿 the second for six."""
    if one.exact:
        return own.low < one.low <= value
    return value in one and (one.low > own.low or one.high < own.high)


@lru_cache(maxsize=4096)
def intervals(text: str) -> tuple[Interval, ...]:
    """The thresholds, ranges and bare figures that a text names, in order; 12米以上不满18米 is one range."""
    text = _LABEL.sub(" ", to_simplified(text))
    found: list[Interval] = []
    end = -1
    for match in _BOUND.finditer(text):
        low = _value(match["low"], match["scale"] or match["high_scale"])
        high = _value(match["high"], match["high_scale"]) if match["high"] else None
        if low is None:
            continue
        bounded = f"{match['before'] or ''} {match['after'] or ''}".strip()
        between = text[end : match.start()] if found else None
        adjoins = between is not None and between.strip("，,、的但且和 ") in ("", "but", "and", "至", "到")
        end = match.end()
        unit = _unit_at(text, match.end("high_scale" if match["high_scale"] else "high")) if match["high"] else ""
        unit = unit or _unit_at(text, match.end("scale" if match["scale"] else "low"))
        if high is not None and high > low:
            found.append(Interval(low, high, unit=unit))
        elif _UPPER.search(bounded) and "不低于" not in bounded and "不少于" not in bounded:
            # 1亿元不足3亿元: a bare figure that another bounds without a word between
            open_above = adjoins and (found[-1].high == math.inf or (found[-1].exact and not between))
            if open_above and found[-1].low < low:
                found[-1] = Interval(found[-1].low, low, unit=unit or found[-1].unit)
            else:
                found.append(Interval(0.0, low, unit=unit))
        elif bounded:
            found.append(Interval(low, math.inf, unit=unit))
        else:
            found.append(Interval(low, low, exact=True, unit=unit))
    return tuple(found)


def in_units_of(head: str, text: str) -> str:
    """The figures of a column in the unit that its head gives: 50以上不足200 below 年包裹数（万件）."""
    unit = _UNIT_OF_HEAD.search(head)
    return _BARE_FIGURE.sub(lambda m: m.group() + unit["scale"], text) if unit else text


@lru_cache(maxsize=256)
def asked_numbers(question: str) -> tuple[Quantity, ...]:
    """The figures of a question, scaled, English number words and tenths read too; a bare 一 or 两 is a word.

    One that is said to be more or less than what is named lies a little beside it: 四十多万, nearly 30.
    """
    question = _PAST_A_ROUND.sub(r"超过1\g<scale>", to_simplified(question))
    question = _AND_A_HALF_ZH.sub(_with_half_zh, _AND_A_HALF.sub(_with_half, question))
    question = _HALF.sub("50%", _TENTHS.sub(_percent, _ORDINAL.sub(" ", question)))
    if _LATIN.search(question):
        from text_to_num import alpha2digit

        question = str(alpha2digit(_HYPHEN.sub(" ", _SCALED.sub(_in_full, _ONCE.sub("", question))), "en", 0.0))
    values = []
    for match in _ASKED.finditer(question):
        value = _value(match["number"], match["scale"])
        if value is not None and (match["scale"] or match["odd"] or match["number"] not in "一两兩"):
            unit = "age" if _is_age(question, match, value) else _unit_at(question, match.end())
            # behind 五个亿 stands mostly no word for a thing: 票房五个亿奖多少
            unit = "" if match["scale"] and unit == "other" else unit
            values.append(Quantity(value * _beside(match), unit))
    return tuple(values)


def _is_age(question: str, match: re.Match[str], value: float) -> bool:
    """Whether a bare number is how old somebody is: 今年83, she is 47."""
    before, behind = _AGE_BEFORE.search(question[: match.start()]), _AGE_BEHIND.match(question, match.end())
    return value <= _OLDEST and before is not None and behind is not None


def _with_half(half: re.Match[str]) -> str:
    if half["number"] is None:
        return f"1.5 {half['unit']}s"
    words = half["number"]
    whole = float(words) if words.isdigit() else parse_number_words(words)
    return half.group() if whole is None else f"{whole + 0.5:g}"


def _with_half_zh(half: re.Match[str]) -> str:
    whole = parse_quantity(half["number"])
    return half.group() if whole is None else f"{whole + 0.5:g}{half['unit']}"


def _in_full(scaled: re.Match[str]) -> str:
    """620 million as 620000000: read word by word it would be two figures."""
    size = _LARGE[scaled["scale"].lower()]
    return f"{float(scaled['number'].replace(',', '')) * size:.0f}"


def _percent(tenths: re.Match[str]) -> str:
    further = 5 if tenths[2] == "半" else parse_quantity(tenths[2]) if tenths[2] else 0
    return f"{(parse_quantity(tenths[1]) or 0) * 10 + (further or 0):g}%"


def _beside(asked: re.Match[str]) -> float:
    if asked["odd"] in ("多", "余", "几") or asked["odder"]:
        return 1 + _SOME
    return 1 + _A_LITTLE if asked["more"] else 1 - _A_LITTLE if asked["fewer"] else 1.0


def _unit_at(text: str, position: int) -> str:
    found = _UNIT.match(text, position)
    return (found.lastgroup or "") if found else ""


def _value(number: str, scale: str | None) -> float | None:
    written = number.replace(",", "")
    value = float(written) if written[0].isdigit() else parse_quantity(written)
    return None if value is None else value * _SCALES.get((scale or "").lower(), 1.0)
