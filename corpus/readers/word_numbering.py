"""The numbers Word draws before paragraphs, which are not part of their text.

A paragraph names a list and a level, itself or through its style; the list says how each
level is written (第%1条, %1.%2). Counters run through the document in paragraph order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_MAX_STYLE_DEPTH = 12


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    pattern: str
    start: int


class Numbering:
    """Counts the automatic numbers of one document."""

    def __init__(self, document: Any) -> None:
        self._lists = _lists(document)
        self._styles = {style.get(f"{_W}styleId"): style for style in document.styles.element.iter(f"{_W}style")}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def prefix(self, paragraph: Any) -> str:
        """The number before this paragraph with a space after it, or an empty string.

        Has to be called once for each paragraph, in order.
        """
        list_id, level = self._place(paragraph)
        levels = self._lists.get(list_id or "")
        if list_id is None or not levels or level not in levels:
            return ""
        abstract = levels[level]
        counts = self._counts[levels_key(levels)]
        counts[level] = counts.get(level, abstract.start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        if abstract.format in ("bullet", "none") or not abstract.pattern:
            return ""
        return _written(abstract.pattern, levels, counts) + " "

    def _place(self, paragraph: Any) -> tuple[str | None, int]:
        """The list id and level of a paragraph; its own setting goes before its style's."""
        list_id, level = None, None
        for properties in self._properties(paragraph):
            numbers = properties.find(f"{_W}numPr")
            if numbers is None:
                continue
            list_id = list_id or _value(numbers.find(f"{_W}numId"))
            level = level if level is not None else _value(numbers.find(f"{_W}ilvl"))
        return (None if list_id == "0" else list_id), int(level or 0)

    def _properties(self, paragraph: Any) -> Iterator[Any]:
        own = paragraph.find(f"{_W}pPr")
        if own is None:
            return
        yield own
        style_id = _value(own.find(f"{_W}pStyle"))
        for _ in range(_MAX_STYLE_DEPTH):
            style = self._styles.get(style_id)
            if style is None:
                return
            properties = style.find(f"{_W}pPr")
            if properties is not None:
                yield properties
            style_id = _value(style.find(f"{_W}basedOn"))


def levels_key(levels: dict[int, _Level]) -> str:
    """One counter for all lists that share their definition, as Word counts them."""
    return str(id(levels))


def _lists(document: Any) -> dict[str, dict[int, _Level]]:
    """List id → level → how it is written; empty where the file has no numbering part."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    abstract = {node.get(f"{_W}abstractNumId"): {int(level.get(f"{_W}ilvl")): _level(level)
                                                for level in node.iter(f"{_W}lvl")}
                for node in root.iter(f"{_W}abstractNum")}
    found: dict[str, dict[int, _Level]] = {}
    for node in root.iter(f"{_W}num"):
        levels = abstract.get(_value(node.find(f"{_W}abstractNumId")) or "", {})
        overrides = {int(change.get(f"{_W}ilvl")): _override(change, levels)
                     for change in node.iter(f"{_W}lvlOverride")}
        found[node.get(f"{_W}numId")] = {**levels, **overrides} if overrides else levels
    return found


def _override(change: Any, levels: dict[int, _Level]) -> _Level:
    own = change.find(f"{_W}lvl")
    base = _level(own) if own is not None else levels.get(int(change.get(f"{_W}ilvl")), _Level("decimal", "", 1))
    start = _value(change.find(f"{_W}startOverride"))
    return _Level(base.format, base.pattern, int(start) if start else base.start)


def _level(node: Any) -> _Level:
    return _Level(_value(node.find(f"{_W}numFmt")) or "decimal", _value(node.find(f"{_W}lvlText")) or "",
                  int(_value(node.find(f"{_W}start")) or 1))


def _value(node: Any) -> str | None:
    return None if node is None else node.get(f"{_W}val")


def _written(pattern: str, levels: dict[int, _Level], counts: dict[int, int]) -> str:
    for index, level in levels.items():
        count = counts.get(index, level.start)
        pattern = pattern.replace(f"%{index + 1}", number_text(count, level.format))
    return pattern


def number_text(number: int, style: str) -> str:
    """``number`` in one of Word's number formats; unknown formats are written in digits."""
    if style in ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
                 "taiwaneseCountingThousand", "ideographTraditional0"):
        return _chinese(number, _DIGITS, "十百千")
    if style in ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"):
        return _chinese(number, _FORMAL, "拾佰仟")
    if style == "ideographDigital":
        return "".join("〇" if digit == "0" else _DIGITS[int(digit)] for digit in str(number))
    if style == "ideographTraditional" and 1 <= number <= len(_STEMS):
        return _STEMS[number - 1]
    if style in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if style == "lowerLetter" else letter.upper()
    if style in ("lowerRoman", "upperRoman"):
        return _roman(number).lower() if style == "lowerRoman" else _roman(number)
    if style.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    return f"{number:02d}" if style == "decimalZero" else str(number)


def _chinese(number: int, digits: str, units: str) -> str:
    if not 0 < number < 10000:
        return str(number)
    text = ""
    for position, digit in enumerate(reversed(str(number))):
        value = int(digit)
        unit = units[position - 1] if position and value else ""
        text = (digits[value] if value or not text.startswith(digits[0]) else "") + unit + text
    text = text.rstrip(digits[0])
    return text[1:] if 10 <= number < 20 else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text, number = text + letters, number - value
    return text
