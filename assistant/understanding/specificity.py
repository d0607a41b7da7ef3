"""How much a word that the glossary does not know says of a question's topic.

Rare nouns name things (签证, visa); frequent words and words of other classes only carry the
sentence (看看, 联手, occur). Both are read off general-language word lists that ship with the
libraries in use: jieba's dictionary with frequencies and part-of-speech tags for Chinese,
pyspellchecker's frequencies for English.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache

from assistant.understanding.nouns import entry_of

_NOUN_TAGS = ("n", "j", "vn", "eng")
_VERB_TAGS = ("v",)
_VERB_SHARE = 0.4
_UNLISTED_COMPOUND = 0.8
_SHORTEST_COMPOUND = 3
_COMMON_ZH, _SPAN_ZH = 8.5, 2.5
_COMMON_EN, _SPAN_EN = 11.0, 3.5


@lru_cache(maxsize=16384)
def specificity(word: str) -> float:
    """The weight of a bare word in 0..1: 0 for words of everyday language, 1 for rare nouns and unknown names."""
    return _english(word.lower()) if word.isascii() else _chinese(word)


def _chinese(word: str) -> float:
    found = entry_of(word)
    if found is None:
        # two characters that no word list knows are mostly a cut in the wrong place
        return _UNLISTED_COMPOUND if len(word) >= _SHORTEST_COMPOUND else 0.0
    frequency, tag = found
    rare = _falling(math.log(max(frequency, 1)), _COMMON_ZH, _SPAN_ZH)
    if tag.startswith(_NOUN_TAGS):
        return rare
    return rare * _VERB_SHARE if tag in _VERB_TAGS else 0.0


def _english(word: str) -> float:
    frequency = _english_frequencies().get(word, 0)
    return _falling(math.log(frequency), _COMMON_EN, _SPAN_EN) if frequency else 1.0


def _falling(value: float, high: float, span: float) -> float:
    return min(max((high - value) / span, 0.0), 1.0)


@cache
def _english_frequencies() -> dict[str, int]:
    from spellchecker import SpellChecker

    return dict(SpellChecker().word_frequency.dictionary)
