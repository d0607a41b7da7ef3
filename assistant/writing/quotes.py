"""Rule: what stands in quotation or title marks stands so in a cited clause."""

from __future__ import annotations

import re

from assistant.writing.case import MARK, Case, Fault, Ground, flat
from assistant.writing.lexicon import pattern

_NO_WORD = r"(?:没有|未见|不见|没写|未写|\bno|\bnot|\bwithout)"
_PHRASE, _PHRASE_ENGLISH = 5, 12


def verbatim(case: Case) -> Fault | None:
    """The first quotation that no cited clause holds, or title that none names."""
    for quoted in case.quotations:
        wanted = flat(quoted).strip("。.,，;；")
        if not wanted.strip(MARK):
            continue
        if is_missed(case, quoted) and not any(wanted in g.flat for g in case.grounds):
            continue
        if MARK in wanted or (wanted and not any(wanted in g.flat for g in case.grounds)):
            return Fault("quote", quoted)
        if wanted and all(_is_cut(wanted, g, case.own) for g in case.grounds if wanted in g.flat):
            return Fault("quote_cut", quoted)
    for title in case.titles:
        if not any(_names(flat(title), g.flat) for g in case.grounds):
            return Fault("quote", title)
    return None


def is_missed(case: Case, quoted: str) -> bool:
    """Whether a sentence says that these words do not stand there (没有“最高”字样)."""
    before = re.escape(quoted)
    return re.search(rf"{_NO_WORD}\W{{0,3}}(?:the word )?[“\"‘「『]{before}", case.plain) is not None


def _is_cut(wanted: str, ground: Ground, own: str) -> bool:
    """Whether wherever the words stand, a word right beside them weakens or limits them and the sentence drops it."""
    text, said, places = ground.flat, flat(own), [m.start() for m in re.finditer(re.escape(wanted), ground.flat)]
    return _is_phrase(wanted) and all(
        any(word not in said for word in _beside(text, place, place + len(wanted))) for place in places
    )


def _beside(text: str, start: int, end: int) -> list[str]:
    before = re.search(rf"(?:{pattern('weakening_before').pattern})$", text[max(0, start - 12) : start])
    after = re.match(pattern("weakening_after").pattern, text[end : end + 14])
    return [found.group() for found in (before, after) if found]


def _is_phrase(wanted: str) -> bool:
    """Longer than the name of a thing."""
    return len(wanted) >= (_PHRASE if re.search(r"[\u3400-\u9fff]", wanted) else _PHRASE_ENGLISH)


def _names(title: str, ground: str) -> bool:
    return title in ground or re.sub(r"[(（].*?[)）]", "", title) in ground
