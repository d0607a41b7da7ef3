"""A clause text made ready for reading figures: folded, masked, cut into sentences.

Every view has the length of the original, so that an offset means the same in all of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from corpus.references import title_spans
from corpus.scripts import to_simplified

HIDDEN = "\ufffc"
"""Stands for every character of a masked span."""

_WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_SIGNS = str.maketrans("％．＄／＋　\u00a0\u2009\u202f〜～－＇’", "%.$/+    ~~-''")
_FOLD = _WIDE | _SIGNS

_HAN_DIGITS = "〇零一二三四五六七八九十百千两\\d"
_NOT_FIGURES = (
    rf"第\s*[{_HAN_DIGITS}]+\s*(?:[条条款项目章节编届次批期季年名代轮部卷类号位个]|阶段|方|产业)?(?:之[{_HAN_DIGITS}]+)?",
    r"[〔\[（(【]\s*(?:19|20)\d{2}\s*[〕\]）)】]\s*(?:第\s*)?\d+\s*号?",
    r"(?:https?://|www\.)[!-~]+",
    rf"[{_HAN_DIGITS}]{{1,4}}\s*世纪",
    rf"(?:专栏|附件|附表|附录|[表图])\s*[{_HAN_DIGITS}]{{1,3}}(?![{_HAN_DIGITS}])",
    r"[“\"‘「『][^”\"’」』\n]{1,8}[”\"’」』]",
    r"(?i:\b(?:article|articles|section|sections|paragraph|paragraphs|subparagraph|chapter|part|annex|appendix|schedule|item|items|no\.|figure|table|page)\s+\d+(?:[.(]\d+\)?)*)",
)
_LABEL = re.compile(
    rf"(?m)^\s*(?:[（(]\s*[{_HAN_DIGITS}]{{1,4}}\s*[）)]|[{_HAN_DIGITS}]{{1,3}}\s*[、．]|\d{{1,2}}\.(?!\d)|\d{{1,3}}\s(?=[A-Z][a-z])|[①-⑳])"
)
_SENTENCE_END = re.compile(r"[。！？\n]|[.!?](?=\s+[A-Z“\"(]|\s*$)")
_PART_END = re.compile(r"[。！？\n；;]|[.!?](?=\s+[A-Z“\"(]|\s*$)")
_SEGMENT_END = re.compile(r"[。！？\n；;，：:]|,(?!\d{3})|[.!?](?=\s+[A-Z“\"(]|\s*$)")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]|\b(?:No|Art|Inc|Ltd|Co|e\.g|i\.e|etc|vs|St|Dr|Mr|Ms|approx))$")


@dataclass(frozen=True)
class Reading:
    """The views of one text.

    ``folded``: simplified characters and half-width digits. ``words``: folded, with the names
    of rules hidden, so that a word of a title is not taken for a word of the clause.
    ``figures``: words, with article numbers, file numbers, labels and web addresses hidden
    too, so that only figures that say something are left.
    """

    text: str
    folded: str
    words: str
    figures: str

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return self._ends(_SENTENCE_END)

    @cached_property
    def _part_ends(self) -> list[int]:
        return self._ends(_PART_END)

    @cached_property
    def _segment_ends(self) -> list[int]:
        return self._ends(_SEGMENT_END)

    def sentence(self, position: int) -> tuple[int, int]:
        """The sentence around ``position``, its full stop left out."""
        return self._around(self._sentence_ends, position)

    def part(self, position: int) -> tuple[int, int]:
        """The stretch between semicolons or full stops around ``position``."""
        return self._around(self._part_ends, position)

    def segment(self, position: int) -> tuple[int, int]:
        """The stretch between commas, colons or heavier marks around ``position``."""
        return self._around(self._segment_ends, position)

    def segments(self, start: int, end: int) -> list[tuple[int, int]]:
        """All segments that begin within ``start:end``, in order."""
        spans, position = [], start
        while position < end:
            _, stop = self.segment(position)
            spans.append((position, min(stop, end)))
            position = stop + 1
        return spans

    def _ends(self, pattern: re.Pattern[str]) -> list[int]:
        return [match.start() for match in pattern.finditer(self.words) if not self._is_inner(match)]

    def _is_inner(self, match: re.Match[str]) -> bool:
        """A stop inside an abbreviation or number ends nothing; nor does a mark inside brackets."""
        if match.group() == "." and _ABBREVIATION.search(self.words, 0, match.start()):
            return True
        if match.group() == "\n":
            return False
        index = bisect_right(self._brackets, (match.start(), 0)) - 1
        return index >= 0 and match.start() < self._brackets[index][1]

    @cached_property
    def _brackets(self) -> list[tuple[int, int]]:
        return [match.span() for match in re.finditer(r"[（(][^（()）\n]{0,200}[）)]", self.words)]

    def _around(self, ends: list[int], position: int) -> tuple[int, int]:
        index = bisect_right(ends, position - 1)
        start = ends[index - 1] + 1 if index else 0
        return start, ends[index] if index < len(ends) else len(self.text)


def read(text: str) -> Reading:
    """The views of ``text``."""
    folded = to_simplified(text).translate(_FOLD)
    words = _hide(folded, title_spans(folded))
    noise = [match for pattern in _NOT_FIGURES for match in re.finditer(pattern, words) if not _quoted_money(match)]
    spans = [match.span() for match in (*noise, *_LABEL.finditer(words))]
    return Reading(text, folded, words, _hide(words, spans))


def _quoted_money(match: re.Match[str]) -> bool:
    return match.group()[0] in "“\"‘「『" and re.search(r"\d.*[元%]", match.group()) is not None


def _hide(text: str, spans: list[tuple[int, int]]) -> str:
    if not spans:
        return text
    characters = list(text)
    for start, end in spans:
        characters[start:end] = HIDDEN * (end - start)
    return "".join(characters)
