"""English words cut to rough stems, so that participation meets participate."""

from __future__ import annotations

import re

_SUFFIX = re.compile(r"(?:ation|ations|ating|ates?|ies|ion|ions|ing|ed|es|ment|ments|al|y|e|s)$")
_WORD = re.compile(r"[a-z]{2,}")


def word_stem(word: str) -> str:
    """The stem of one word, lower case."""
    lowered = word.lower()
    return _SUFFIX.sub("", lowered) if len(lowered) > 4 else lowered


def english_stems(text: str) -> str:
    """The stems of the English words of a text in order.

    They are joined and enclosed by spaces: a phrase is in a text when its stems are a substring.
    """
    return f" {' '.join(word_stem(word) for word in _WORD.findall(text.lower()))} "
