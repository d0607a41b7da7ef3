"""Which grade of a family a text names: 国家级 and “national”, 第二年 and “second year”, 银奖 and “silver”.

Policies tell the sums of one clause apart by grades of a few families (level, prize, year, rating, part of the world).
The words are data (``grades.toml``), alike in both languages, so that an English question finds its case in a Chinese
clause. Who is outside what a text names (亚洲地区以外) is of every other grade of the family.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from corpus.scripts import to_simplified

Grades = Mapping[str, frozenset[str]]

_EXCEPT_BEHIND = re.compile(r"(?:的)?(?:地区|区域|国家|国家和地区)?(?:以外|之外)")
_EXCEPT_BEFORE = re.compile(r"\b(?:outside|other than|except(?: for)?|excluding|beyond)(?: of)?(?: the)? $")
_FILE = Path(__file__).with_name("grades.toml")


@cache
def _families() -> Mapping[str, tuple[re.Pattern[str], Mapping[str, str]]]:
    """For each family what finds its words, the longest first, and the grade of each."""
    found = {}
    for family, grades in tomllib.loads(_FILE.read_text(encoding="utf-8")).items():
        grade_of = {word.lower(): grade for grade, words in grades.items() for word in words}
        longest = sorted(grade_of, key=len, reverse=True)
        found[family] = (re.compile("|".join(map(_whole_word, longest))), grade_of)
    return found


def _whole_word(word: str) -> str:
    return rf"\b{re.escape(word)}\b" if word.isascii() and word[0].isalpha() else re.escape(word)


@lru_cache(maxsize=4096)
def grades_in(text: str) -> Grades:
    """The grades that ``text`` names, by family; families of which it names none are left out."""
    plain = to_simplified(text).lower()
    named = {}
    for family, (pattern, grade_of) in _families().items():
        found: set[str] = set()
        for match in pattern.finditer(plain):
            grade = grade_of[match.group()]
            found |= set(grade_of.values()) - {grade} if _is_excepted(plain, match) else {grade}
        if found:
            named[family] = frozenset(found)
    return named


def _is_excepted(text: str, match: re.Match[str]) -> bool:
    """Whether what is named is what is left out: 亚洲地区以外, outside Europe."""
    behind, before = _EXCEPT_BEHIND.match(text, match.end()), _EXCEPT_BEFORE.search(text, 0, match.start())
    return behind is not None or before is not None


def graded(cases: Sequence[Grades], question: Grades) -> list[tuple[float, float]]:
    """For each case in how many families it has the grade that is asked for, and in how many only other ones.

    A family in which all cases are alike tells nothing.
    """
    telling = [family for family in question if len({case.get(family) for case in cases}) > 1]
    return [
        (
            float(sum(bool(question[family] & case.get(family, frozenset())) for family in telling)),
            float(sum(family in case and not question[family] & case[family] for family in telling)),
        )
        for case in cases
    ]
