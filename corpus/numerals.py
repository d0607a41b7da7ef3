"""Numbers as policy texts write them: Chinese, financial, Arabic, full-width, Roman, circled."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

CHINESE_DIGITS = "〇零○一二三四五六七八九十百千廿卅两兩壹贰貳叁參肆伍陆陸柒捌玖拾佰仟"
"""Characters of a Chinese numeral below 万, for use inside a regular expression's brackets."""

_DIGITS = {char: value for value, chars in enumerate(
    ("〇零○", "一壹", "二贰貳两兩", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")) for char in chars}
_SMALL_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_SHORTHAND = {"廿": 20, "卅": 30}
_BIG_UNITS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_DECIMAL = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_GROUPED = re.compile(r"(?<=\d)[,\u00a0\u2009\u202f ](?=\d{3}(?!\d))")
_QUANTITY = re.compile(r"(?P<number>[\d.]+)(?P<units>[十百千万萬亿億]*)")


def parse_numeral(text: str) -> int | None:
    """The whole number that ``text`` writes, or None when it is not one.

    Reads 十六, 一百零五, 二〇二二, 廿三, 壹拾, 16, １６, Ⅳ, iv, ① and ㈠; white space is ignored.
    """
    compact = "".join(text.split())
    if not compact:
        return None
    if len(compact) == 1 and (single := _single_character(compact)) is not None:
        return single
    normal = unicodedata.normalize("NFKC", compact)
    if normal.isascii():
        return int(normal) if normal.isdigit() else parse_roman(normal)
    return _chinese(normal.replace("〇", "零"))


def parse_roman(text: str) -> int | None:
    """The value of a Roman numeral in Latin letters, or None."""
    if not text or not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[char] for char in text.lower()]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def parse_quantity(text: str) -> float | None:
    """The number that ``text`` writes, units of ten thousand and 亿 applied, or None.

    Reads 二百万, 两千五百, 2.5亿, 200 万, 1,000, 3 000, 1百万, 1万5千 and 二点五亿. The string
    must be the number alone, without currency or measure word.
    """
    normal = unicodedata.normalize("NFKC", text).strip()
    normal = "".join(_GROUPED.sub("", normal).split()) if _regular_spaces(normal) else ""
    if not normal:
        return None
    if _DECIMAL.fullmatch(normal):
        return float(normal)
    if any(char.isdigit() for char in normal):
        return _mixed(normal)
    if "点" in normal or "點" in normal:
        return _with_chinese_point(normal.replace("點", "点"))
    whole = _chinese(normal)
    return None if whole is None else float(whole)


def _regular_spaces(text: str) -> bool:
    return not re.search(r"\d\s+(?!\d{3}(?!\d))\d", text)


def _single_character(char: str) -> int | None:
    if char in _DIGITS:
        return _DIGITS[char]
    numeric = unicodedata.numeric(char, None)
    return int(numeric) if numeric is not None and numeric == int(numeric) else None


def _mixed(text: str) -> float | None:
    """Digits followed by Chinese units, each run smaller than the one before: 1万5千, 1千万."""
    total, position, last_scale = 0.0, 0, float("inf")
    for match in _QUANTITY.finditer(text):
        if match.start() != position or not _DECIMAL.fullmatch(match["number"]):
            return None
        scale = 1
        for unit in match["units"]:
            scale *= _SMALL_UNITS.get(unit, 0) or _BIG_UNITS[unit]
        if scale >= last_scale:
            return None
        total, position, last_scale = total + float(match["number"]) * scale, match.end(), scale
    return round(total, 6) if position == len(text) else None


def _with_chinese_point(text: str) -> float | None:
    unit = 1
    while text and text[-1] in _BIG_UNITS:
        unit *= _BIG_UNITS[text[-1]]
        text = text[:-1]
    whole_text, _, fraction_text = text.partition("点")
    whole = _chinese(whole_text)
    if whole is None or not fraction_text or any(char not in _DIGITS for char in fraction_text):
        return None
    digits = "".join(str(_DIGITS[char]) for char in fraction_text)
    return round(float(f"{whole}.{digits}") * unit, 6)


@cache
def _chinese(text: str) -> int | None:
    if not text or any(char not in _known_characters() for char in text):
        return None
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    return _with_units(text)


@cache
def _known_characters() -> frozenset[str]:
    return frozenset(_DIGITS) | frozenset(_SMALL_UNITS) | frozenset(_SHORTHAND) | frozenset(_BIG_UNITS)


def _with_units(text: str) -> int | None:
    total = section = digit = 0
    last_unit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
            last_unit = 1 if digit == 0 else last_unit
        elif char in _SHORTHAND:
            section += _SHORTHAND[char]
        elif char in _SMALL_UNITS:
            section += (digit or 1) * _SMALL_UNITS[char]
            digit, last_unit = 0, _SMALL_UNITS[char]
        else:
            total = (total + section + digit) * _BIG_UNITS[char] if total == 0 or char in "亿億" else (
                total + (section + digit) * _BIG_UNITS[char])
            section, digit, last_unit = 0, 0, _BIG_UNITS[char]
    # 一万五 and 三百二 drop the last unit: the digit counts one unit below the one before it.
    tail = digit * (last_unit // 10) if digit and last_unit >= 100 else digit
    return total + section + tail
