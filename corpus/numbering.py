"""Recognises the label at the head of a line: 第十六条, （一）, 1., 1.2.1, Article 5, (a), 专栏 4, 附件 2.

A label is only a candidate here. Whether it opens a unit is decided by :mod:`corpus.outline`
from the sequence it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus.numerals import CHINESE_DIGITS, parse_numeral, parse_roman


class Style(StrEnum):
    """The ways a unit can be numbered; the value names the printed form."""

    PART = "第一编"
    SUBPART = "第一分编"
    CHAPTER = "第一章"
    SECTION = "第一节"
    SUBSECTION = "第一款"
    ARTICLE = "第一条"
    CN = "一、"
    CN_PAREN = "（一）"
    DIGIT = "1."
    DIGIT_PAREN = "（1）"
    DIGIT_CLOSE = "1）"
    CIRCLED = "①"
    ROMAN_SIGN = "Ⅰ."
    DECIMAL = "1.1"
    BARE = "1 "
    EN_PART = "Part 1"
    EN_CHAPTER = "Chapter 1"
    EN_SECTION = "Section 1"
    EN_ARTICLE = "Article 1"
    UPPER_ROMAN = "I."
    UPPER_ALPHA = "A."
    LOWER_ALPHA = "a."
    LOWER_ROMAN = "i."
    PAREN_ALPHA = "(a)"
    PAREN_ROMAN = "(i)"
    PAREN_UPPER = "(A)"
    BOX = "专栏 1"
    ANNEX = "附件 1"
    UNNUMBERED = "附则"


RANKS = {
    Style.EN_PART: 0, Style.PART: 0, Style.SUBPART: 1, Style.EN_CHAPTER: 2, Style.CHAPTER: 2, Style.SECTION: 3,
    Style.SUBSECTION: 4, Style.EN_SECTION: 4, Style.ARTICLE: 5, Style.EN_ARTICLE: 5,
}
"""Outer before inner, for the styles whose words fix their place."""

ARTICLES = frozenset({Style.ARTICLE, Style.EN_ARTICLE})
LETTERED = frozenset({
    Style.UPPER_ALPHA, Style.LOWER_ALPHA, Style.LOWER_ROMAN, Style.PAREN_ALPHA, Style.PAREN_ROMAN, Style.PAREN_UPPER})

LONGEST_HEADING = 100
"""Characters beyond which a line is no heading, whatever it lacks."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed at ``text[0:end]`` and what it says.

    ``number`` is the last component, ``path`` all components of a decimal (1.2.1), ``sub`` the
    之一 of an inserted article, ``name`` the number as ids write it (16-1, a, 1.2.1).
    ``doubtful`` marks a label whose next words may make it a reference (第三条中…), ``tight``
    one of words that no space parts from the text after it (第三条企业…).
    """

    style: Style
    number: int
    printed: str
    end: int
    name: str
    sub: int = 0
    path: tuple[int, ...] = ()
    doubtful: bool = False
    tight: bool = False

    @property
    def key(self) -> tuple[int, int]:
        """The place in a sequence: 第十六条之一 is (16, 1)."""
        return (self.number, self.sub)

    def follows(self, last: tuple[int, int]) -> bool:
        """Whether this label is the very next one after ``last``."""
        number, sub = last
        return self.key in ((number + 1, 0), (number, sub + 1))


_NUMERAL = rf"[{CHINESE_DIGITS}]+(?:\s[{CHINESE_DIGITS}]+)*|\d{{1,4}}"
_CN_NUMERAL = r"[一二三四五六七八九十百廿卅〇零]+"
_STRUCTURAL = re.compile(
    rf"第\s*(?P<number>{_NUMERAL})(?:\s*[-－—]\s*(?P<sub>\d{{1,2}}))?\s*"
    rf"(?P<unit>分\s*编|分\s*編|部\s*分|编|編|篇|章|节|節|款|条|條)(?:\s*之\s*(?P<zhi>[一二三四五六七八九十]{{1,3}}|\d{{1,2}}))?")
_UNITS = {"编": Style.PART, "編": Style.PART, "篇": Style.PART, "部分": Style.PART, "分编": Style.SUBPART,
          "分編": Style.SUBPART, "章": Style.CHAPTER, "节": Style.SECTION, "節": Style.SECTION,
          "款": Style.SUBSECTION, "条": Style.ARTICLE, "條": Style.ARTICLE}
_REFERS = re.compile(
    r"\s*(?:第\s*(?:[一二三四五六七八九十百\d]+\s*[款项項目条條章节節编編]|[（(])|规定的|規定的|所列|所规定|的规定|之规定|之規定|、\s*第|[和及至或与與]\s*第"
    r"|修改为|[，,。；;）)》”」、])")
_MAY_REFER = re.compile(r"[中所之的和及至或与與以款项項目条條号]|规定|規定|明确|要求|情形|修改|改为|内容")
_PAREN_REFERS = re.compile(r"\s*(?:[项項款目条條](?:[的、，。；和或及至所之规規中]|第|$)|[、，,。；;）)]|至\s*[（(第])")
_SIMPLE: tuple[tuple[Style, re.Pattern[str]], ...] = (
    (Style.CN, re.compile(rf"({_CN_NUMERAL})\s*[、.．]")),
    (Style.CN_PAREN, re.compile(rf"[（(]\s*({_CN_NUMERAL})\s*[)）]")),
    (Style.CN_PAREN, re.compile(r"([㈠-㈩])")),
    (Style.DIGIT, re.compile(r"(\d{1,3})\s*(?:[.](?!\d)|[．、](?!\d{1,2}(?:[.．]|\s*[%％倍])))")),
    (Style.DIGIT, re.compile(r"([⒈-⒛])")),
    (Style.DIGIT_PAREN, re.compile(r"[（(]\s*(\d{1,3})\s*[)）]")),
    (Style.DIGIT_PAREN, re.compile(r"([⑴-⒇])")),
    (Style.DIGIT_CLOSE, re.compile(r"(\d{1,2})\s*[)）]")),
    (Style.CIRCLED, re.compile(r"([①-⑳㉑-㉟㊱-㊿])")),
    (Style.ROMAN_SIGN, re.compile(r"([Ⅰ-Ⅻⅰ-ⅻ]+)\s*[、.．]")),
)
_DECIMAL = re.compile(r"(\d{1,3}(?:[.．]\d{1,3}){1,4})(?P<dot>[.．、]?)(?P<gap>\s*)")
_AFTER_DECIMAL = re.compile(r"[%％‰倍万萬亿億元米个年月日级分公千百吨亩人件家项次折.．)）~～\-—–/:：]|\d")
_BARE = re.compile(r"(\d{1,2})(?:\u3000|\s{1,8})(?=\S)")
_ENGLISH = re.compile(
    r"(?P<unit>title|part|division|chapter|section|sec\.|§|article|art\.|rule|regulation)\s*"
    r"(?P<number>\d{1,4}|[ivxlc]+|[a-z])(?:-(?P<sub>\d{1,2}))?(?P<tail>\s*[.:—–-]|(?=\s|$))", re.IGNORECASE)
_ENGLISH_UNITS = {"title": Style.EN_PART, "part": Style.EN_PART, "division": Style.EN_PART, "chapter": Style.EN_CHAPTER,
                  "section": Style.EN_SECTION, "sec.": Style.EN_SECTION, "§": Style.EN_SECTION,
                  "article": Style.EN_ARTICLE, "art.": Style.EN_ARTICLE, "rule": Style.EN_ARTICLE,
                  "regulation": Style.EN_ARTICLE}
_LETTER = re.compile(r"(?P<open>\(?)(?P<letters>[a-z]{1,5}|[A-Z]{1,5})(?P<close>[.)])(?:\s+|(?=[A-Z“\"]))")
_BOX = re.compile(r"(?:专栏|專欄|Box)\s*(\d{1,3}|" + _CN_NUMERAL + r")(?=\s|[:：、.．]|$|[^\d年月日])", re.IGNORECASE)
_ANNEX = re.compile(
    r"(?:附\s*件|附\s*录|附\s*錄|附\s*表|附\s*图|附\s*圖)\s*(?P<number>\d{1,3}|" + _CN_NUMERAL + r"|[A-Z](?![a-z]))?"
    r"(?P<range>\s*[-－—]\s*\d{1,3})?(?P<tail>\s*[:：.．、]|(?=\s|$))")
_ANNEX_EN = re.compile(r"(?:appendix|annex|schedule|attachment|exhibit)(?:\s+(?P<number>\d{1,3}|[IVX]+|[A-Z]))?"
                       r"(?P<tail>\s*[:.—–-]|(?=\s|$))", re.IGNORECASE)


def read_labels(text: str) -> tuple[Label, ...]:
    """Every reading of the label that opens ``text``, likeliest first; empty without one.

    ``text`` is one line without leading space. A reference that only looks like a label
    (第三条规定的…, （二）项, Section 6 of this policy) has no reading.
    """
    readings: list[Label] = []
    for reader in _readers():
        readings.extend(reader(text))
    return tuple(readings)


def read_annex(text: str) -> Label | None:
    """The annex mark that opens ``text`` (附件 2, Appendix A), or None; number 0 when it has none."""
    match = _ANNEX.match(text) or _ANNEX_EN.match(text)
    if match is None or _english_continues(match, text):
        return None
    number_text = match["number"] or ""
    number = _letter_number(number_text) if number_text.isalpha() and number_text.isascii() else (
        parse_numeral(number_text) if number_text else 0)
    name = number_text if number_text.isascii() else str(number)
    return Label(Style.ANNEX, number or 0, text[: match.end()].strip(), match.end(), name)


def read_box(text: str) -> Label | None:
    """The box mark that opens ``text`` (专栏 4, Box 2), or None."""
    match = _BOX.match(text)
    number = parse_numeral(match[1]) if match else None
    if match is None or number is None or re.match(r"\s*(?:中|所|列|的|of\b|in\b)", text[match.end():]):
        return None
    return Label(Style.BOX, number, match[0], match.end(), str(number))


def _readers() -> tuple[Callable[[str], Iterator[Label]], ...]:
    return (_structural, _decimal, _simple, _english, _letters, _bare)


def _structural(text: str) -> Iterator[Label]:
    match = _STRUCTURAL.match(text)
    number = parse_numeral(match["number"]) if match else None
    rest = text[match.end():] if match else ""
    if match is None or number is None or _REFERS.match(rest):
        return
    sub = parse_numeral(match["zhi"] or match["sub"] or "0") or 0
    style = _UNITS["".join(match["unit"].split())]
    if style in (Style.SUBSECTION, Style.PART, Style.SUBPART, Style.CHAPTER, Style.SECTION) and not heading_like(text):
        return
    yield Label(style, number, match[0].rstrip(), match.end(), f"{number}-{sub}" if sub else str(number), sub,
                doubtful=bool(_MAY_REFER.match(rest)), tight=rest[:1].strip() != "")


def heading_like(text: str, longest: int = 45) -> bool:
    """Whether a line could be a heading: short, and without the punctuation of a sentence."""
    return len(text) <= longest and not re.search(r"[。；;！？!?，]|[:：,.]$", text.rstrip())


def heading_line(text: str, longest: int = 60) -> bool:
    """Whether a labelled line is a heading alone: no sentence ends in it, though a comma may part it."""
    return len(text) <= longest and not re.search(r"[。；;！？!?]|[:：,，.]$", text.rstrip())


def _simple(text: str) -> Iterator[Label]:
    for style, pattern in _SIMPLE:
        match = pattern.match(text)
        if match is None:
            continue
        number = parse_numeral(match[1].rstrip(".")) if not match[1].isascii() else int(match[1])
        if number is None:
            number = parse_numeral(re.sub(r"\D", "", _compat(match[1])))
        rest = text[match.end():]
        bracketed = style in (Style.CN_PAREN, Style.DIGIT_PAREN)
        if number and not (bracketed and _PAREN_REFERS.match(rest)):
            yield Label(style, number, match[0].rstrip(), match.end(), str(number),
                        doubtful=bracketed and bool(_MAY_REFER.match(rest)))
            return


def _compat(text: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFKC", text)


def _decimal(text: str) -> Iterator[Label]:
    match = _DECIMAL.match(text)
    if match is None:
        return
    rest = text[match.end():]
    if not match["gap"] and not match["dot"] and (not rest or _AFTER_DECIMAL.match(rest) or rest[0] in "，。；、,;)）"):
        return
    path = tuple(int(part) for part in re.split(r"[.．]", match[1]))
    if 0 in path or not rest:
        return
    yield Label(Style.DECIMAL, path[-1], match[0].rstrip(), match.end(), ".".join(map(str, path)), path=path)


def _bare(text: str) -> Iterator[Label]:
    match = _BARE.match(text)
    if match and "\t" not in text and heading_like(text, 40) and not text[match.end()].isdigit():
        number = int(match[1])
        yield Label(Style.BARE, number, match[1], match.end(), str(number))


def _english(text: str) -> Iterator[Label]:
    match = _ENGLISH.match(text)
    if match is None or _english_continues(match, text):
        return
    token = match["number"]
    number = int(token) if token.isdigit() else parse_roman(token) or _letter_number(token)
    style = _ENGLISH_UNITS[match["unit"].lower()]
    if style is Style.EN_PART and not heading_like(text, 90):
        return
    sub = int(match["sub"] or 0)
    name = f"{number}-{sub}" if sub else str(number)
    yield Label(style, number, match[0].rstrip(" .:—–-"), match.end(), name, sub)


def _english_continues(match: re.Match[str], text: str) -> bool:
    """A sentence that merely begins with the word: "Section 6 of this policy", "Part (a)"."""
    if not match[0][:1].isascii():
        return False
    if match[0][:1].islower():
        return True
    rest = text[match.end():]
    return bool(re.match(r"\s+[a-z(]|[,;)(]|\s+and\b|\s+or\b", rest)) and not match["tail"].strip()


def _letters(text: str) -> Iterator[Label]:
    match = _LETTER.match(text)
    if match is None or (match["open"] and match["close"] != ")"):
        return
    letters, bracket = match["letters"], match["close"] == ")"
    upper = letters.isupper()
    alpha, roman = _letter_styles(upper, bracket)
    value = parse_roman(letters)
    if len(letters) == 1:
        yield Label(alpha, _letter_number(letters), match[0].rstrip(), match.end(), letters)
    if value and roman is not None:
        yield Label(roman, value, match[0].rstrip(), match.end(), str(value) if upper and not bracket else letters)


def _letter_styles(upper: bool, bracket: bool) -> tuple[Style, Style | None]:
    if bracket:
        return (Style.PAREN_UPPER, None) if upper else (Style.PAREN_ALPHA, Style.PAREN_ROMAN)
    return (Style.UPPER_ALPHA, Style.UPPER_ROMAN) if upper else (Style.LOWER_ALPHA, Style.LOWER_ROMAN)


def _letter_number(letters: str) -> int:
    return ord(letters[0].lower()) - ord("a") + 1
