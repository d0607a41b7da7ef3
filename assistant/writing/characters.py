"""Rule: a sentence is written in plain letters and plain punctuation: no markup, no link, nothing that cannot be seen.

Letters of other scripts, digits of other scripts, emoji, invisible and combining characters are unknown to all other
rules, so whatever they say or hide would pass unread.
"""

from __future__ import annotations

import re

from assistant.writing.case import MARK, Case, Fault

_PLAIN = re.compile(rf"[ a-z0-9\u3400-\u9fff〇{MARK}.,;:!?'\"()/%&+\-–—‘’“”、。《》〈〉「」『』·•…〔〕【】]")
_MARKUP = re.compile(r"//|\]\s*[(\[:]|&#?\w+;|^\s*[-+•·](?!\w)")


def plain_characters(case: Case) -> Fault | None:
    """The first character that is none of plain text; a letter or sign that a cited clause has is plain too."""
    if found := _MARKUP.search(case.plain):
        return Fault("markup", found.group())
    for sign in dict.fromkeys(case.plain):
        if not _PLAIN.fullmatch(sign) and not (_may_be(sign) and any(sign in g.clause for g in case.grounds)):
            return Fault("markup", sign if sign.isprintable() else f"U+{ord(sign):04X}")
    return None


def _may_be(sign: str) -> bool:
    """Whether a sign of a clause is a letter, or a bracket, which alone makes no link."""
    return sign.isalpha() or sign in "[]"
