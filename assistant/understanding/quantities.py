"""Reads the quantities that a question itself states."""

from __future__ import annotations

import re

from assistant.understanding.model import Claim, Count
from assistant.understanding.number_words import CARDINAL, LARGE, parse_number_words
from corpus.numerals import parse_quantity

_ZH_MONEY = re.compile(
    r"(?P<n>\d[\d,.]*\s*[千百十]?[万亿]?|(?<![半几数])[一二两三四五六七八九十百千]+[万亿](?:零?[一二两三四五六七八九][一二两三四五六七八九十百千零]*)?(?![一二两三四五六七八九十百千零]))\s*(?P<u>元|块钱?|人民币)?"
    r"(?!\s*(?:多|来|余)?(?:人次|家次|人(?!民)|个(?!人)|名|家|部|项|次|平|亩|台|辆|字|件|场|册|套))"
)
_EN_MONEY = re.compile(
    r"(?:rmb|cny|¥|yuan)?\s*(?P<n>\d[\d,]*(?:\.\d+)?)(?:-(?=million|billion|thousand)|\s*)(?P<scale>million|mil|m|k|thousand|billion|bn)?\b\s*(?P<u>yuan|rmb|cny|renminbi)?",
    re.IGNORECASE,
)
_HALF_ZH = re.compile(r"半(?P<scale>百万|千万|个?亿)(?:元|块钱?)?")
_HALVES = {"百万": 5e5, "千万": 5e6, "亿": 5e7, "个亿": 5e7}
_PERCENT = re.compile(r"(?P<n>\d+(?:\.\d+)?)\s*(?:%|percent|per cent)", re.IGNORECASE)
_YEARS = re.compile(
    rf"(?<![第哪某每同这那头一二三四五六七八九十\d])(?P<n>\d+|[一二两三四五六七八九十]+)\s*(?:年(?!度|[0-9]|一[给发次付拨评报])|years?\b)"
    rf"|\b(?P<words>{CARDINAL})[ -]years?\b(?! old)",
    re.IGNORECASE,
)
_CURRENCY = r"(?:yuan|rmb|cny|renminbi)"
_EN_WORDED = re.compile(
    rf"\b(?P<n>half an?|an?|the (?:extra|additional|full|whole)|{CARDINAL})[\s-]+(?P<scale>million|billion)\b"
    rf"(?:\s*{_CURRENCY})?"
    rf"|(?<![\d.] )\b(?P<large>{LARGE})\s+{_CURRENCY}\b|\b{_CURRENCY}\s+(?P<after>{LARGE})\b",
    re.IGNORECASE,
)
_WORDED = {"half a": 0.5, "half an": 0.5, "a": 1, "an": 1}
_COUNTED_ZH = re.compile(
    r"(?P<n>\d[\d,]*|[一二两三四五六七八九]?[十百千万][一二三四五六七八九十百千万]*)\s*(?P<u>人次|家次|[部个家名项场集款件])"
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?"
_COUNTED_EN = re.compile(
    r"(?<![\d.,])(?P<n>\d{1,3}(?:,\d{3})+|\d{2,})"
    rf"(?!\d|[.,]\d|\s*[\u3400-\u9fff]|(?:st|nd|rd|th)?(?: of)? {_MONTH}\b"
    r"|\s*(?:million|billion|yuan|rmb|%|percent|years?|months?|days?))",
    re.IGNORECASE,
)
_COUNTED_WORDS = re.compile(
    rf"\b(?P<n>{LARGE}|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b"
    r"(?![ -](?:million|billion|thousand|hundred|percent|years?|months?|days?|yuan|rmb|cny|renminbi))",
    re.IGNORECASE,
)
_EN_BARE = re.compile(
    r"\b(?:gets?|receives?|pays?|gives?|grants?|paid|given|worth|(?:grant|reward|amount|sum|subsidy|maximum) of)"
    r" (?:(?:only|just|about|up to|at most|at least|as much as|an?) )*(?P<n>\d{1,3}(?:,\d{3})+)"
    r"(?=\s*(?:[.,?!;]\D|[.?!]?$|(?:each|every|per|a year|for|in|under|from|as|if|when|at|yearly|annually|once)\b))",
    re.IGNORECASE,
)
"""A sum without its currency, where the words around it tell that it is one: bases get 500,000."""
_SCALE_SHARED = re.compile(
    rf"(?P<n>\d+(?:\.\d+)?|[一二两三四五六七八九][十百千]?)\s*(?:到|至|-|~|—|–)\s*"
    rf"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百千]+)\s*(?P<zh>[万亿])"
    rf"|\b(?:between|from)\s+(?P<en>\d+(?:\.\d+)?|{CARDINAL})\s+(?:and|to)\s+(?:\d+(?:\.\d+)?|{CARDINAL})[\s-]+"
    r"(?P<scale>million|billion|thousand)\b",
    re.IGNORECASE,
)
"""A range of sums whose lower end takes its scale from the upper: 100到300万, between one and three million."""
_YEAR = range(1900, 2101)
_SCALES = {"million": 1e6, "mil": 1e6, "m": 1e6, "k": 1e3, "thousand": 1e3, "billion": 1e9, "bn": 1e9}


def find_claims(text: str) -> tuple[Claim, ...]:
    """Money (in yuan), shares (as fractions) and years that ``text`` names, without repeats."""
    claims: dict[tuple[float, str], Claim] = {}
    for match in _PERCENT.finditer(text):
        _add(claims, float(match["n"]) / 100, "fraction", match)
    for match in _YEARS.finditer(text):
        number = parse_number_words(match["words"]) if match["words"] else parse_quantity(match["n"])
        if number is not None and number < 1000:
            _add(claims, float(number), "year", match)
    _add_lower_ends(claims, text)
    _add_chinese_sums(claims, text)
    for match in _EN_WORDED.finditer(text):
        if (value := _worded(match)) is not None:
            _add(claims, value, "yuan", match)
    for match in _EN_BARE.finditer(text):
        value = float(match["n"].replace(",", ""))
        claims.setdefault((value, "yuan"), Claim(value, "yuan", match["n"]))
    for match in _EN_MONEY.finditer(text):
        named = (
            match["u"] or (match["scale"] and match["scale"].lower() != "m") or match.group(0).strip()[:1] in "rRcC¥"
        )
        if named and not match.group(0).strip().isdigit():
            _add(
                claims,
                float(match["n"].replace(",", "")) * _SCALES.get((match["scale"] or "").lower(), 1),
                "yuan",
                match,
            )
    return tuple(claims.values())


def _add_lower_ends(claims: dict[tuple[float, str], Claim], text: str) -> None:
    for match in _SCALE_SHARED.finditer(text):
        if match["zh"]:
            written, value = match["n"], parse_quantity(match["n"] + match["zh"])
        else:
            written, number = match["en"], match["en"].replace(".", "", 1)
            low = float(match["en"]) if number.isdigit() else parse_number_words(match["en"])
            value = None if low is None else low * _SCALES[match["scale"].lower()]
        if value is not None:
            claims.setdefault((float(value), "yuan"), Claim(float(value), "yuan", written))


def _add_chinese_sums(claims: dict[tuple[float, str], Claim], text: str) -> None:
    for match in _ZH_MONEY.finditer(text):
        if (match["u"] or match["n"].strip()[-1] in "万亿") and (value := parse_quantity(match["n"])) is not None:
            _add(claims, value, "yuan", match)
    for match in _HALF_ZH.finditer(text):
        _add(claims, _HALVES[match["scale"]], "yuan", match)


def find_counts(text: str) -> tuple[Count, ...]:
    """The numbers of things that ``text`` names (100部, 1000人次, the thirty projects), without repeats."""
    found: dict[Count, None] = {}
    for match in _COUNTED_ZH.finditer(text):
        if (value := parse_quantity(match["n"])) is not None:
            found[Count(value, match["u"], match.group().strip())] = None
    for match in _COUNTED_EN.finditer(text):
        value = float(match["n"].replace(",", ""))
        if ("," in match["n"] or value not in _YEAR) and not found:
            found[Count(value, written=match["n"])] = None
    for match in _COUNTED_WORDS.finditer(text):
        if (number := parse_number_words(match["n"])) is not None:
            found[Count(float(number), written=match["n"])] = None
    return tuple(found)


def _worded(match: re.Match[str]) -> float | None:
    """The sum that number words write: half a million, five hundred thousand yuan."""
    if large := match["large"] or match["after"]:
        return parse_number_words(large)
    written = match["n"].lower()
    number = 1 if written.startswith("the ") else _WORDED.get(written) or parse_number_words(written)
    return None if number is None else number * _SCALES[match["scale"].lower()]


def _add(claims: dict[tuple[float, str], Claim], value: float, unit: str, match: re.Match[str]) -> None:
    claims.setdefault((value, unit), Claim(value, unit, match.group(0).strip()))
