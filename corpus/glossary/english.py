"""English words: tokens, light stemming, and the longest glossary phrase at each word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

_TOKEN = re.compile(r"[a-z0-9]+(?:['&][a-z0-9]+)*")
_VOWEL = re.compile("[aeiouy]")
_IRREGULAR = {
    "centre": "center",
    "centres": "center",
    "children": "child",
    "catalogue": "catalog",
    "colour": "color",
    "favour": "favor",
    "labour": "labor",
    "licence": "licens",
    "licences": "licens",
    "paid": "pay",
    "people": "person",
    "programme": "program",
    "programmes": "program",
    "ratings": "rating",
    "theatre": "theater",
    "theatres": "theater",
    "women": "woman",
    "written": "write",
}
_DISTINCT = frozenset(
    {
        "accounting",
        "added",
        "adding",
        "adds",
        "based",
        "booked",
        "booking",
        "building",
        "cape",
        "capes",
        "care",
        "cared",
        "cares",
        "caring",
        "customs",
        "data",
        "during",
        "earnings",
        "filing",
        "financed",
        "formed",
        "funded",
        "futures",
        "goods",
        "grad",
        "grads",
        "hearing",
        "hive",
        "housing",
        "including",
        "incoming",
        "interested",
        "limited",
        "listing",
        "mad",
        "meaning",
        "means",
        "meeting",
        "mining",
        "news",
        "paint",
        "painted",
        "paints",
        "plane",
        "planes",
        "premier",
        "premises",
        "proceedings",
        "processing",
        "publishing",
        "rang",
        "rated",
        "rating",
        "sam",
        "savings",
        "securities",
        "series",
        "shared",
        "stats",
        "stockings",
        "tim",
        "trained",
        "training",
        "unite",
        "united",
        "used",
        "works",
    }
)
_KEPT_ENDINGS = ("ss", "us", "is")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The word without plural, -ing, -ed and final -e, in American spelling.

    ``word`` is lower case. The result is a key for comparison, not always a word.
    """
    if word in _IRREGULAR or word in _DISTINCT:
        return _IRREGULAR.get(word, word)
    word = word.removesuffix("'s")
    if len(word) < 3 or not word.isalpha():
        return word
    base = _american(_without_verb_ending(_singular(word)))
    return base[:-1] if base.endswith("e") and len(base) > 3 else base


def _singular(word: str) -> str:
    if not word.endswith("s") or word.endswith(_KEPT_ENDINGS):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    return word[:-1]


def _without_verb_ending(word: str) -> str:
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base == word or len(base) < 3 or not _VOWEL.search(base):
            continue
        if ending == "ed" and base.endswith("i"):
            return base[:-1] + "y"
        if base[-1] == base[-2] and base[-1] not in "lsz":
            return base[:-1]
        return base
    return word


def _american(word: str) -> str:
    for british, american in (("isation", "ization"), ("ise", "ize"), ("is", "iz"), ("our", "or")):
        if len(word) > 6 and word.endswith(british):
            return word.removesuffix(british) + american
    return word


def tokens(text: str) -> list[tuple[str, int, int]]:
    """The words of a lower-case text with their offsets."""
    return [(found.group(), found.start(), found.end()) for found in _TOKEN.finditer(text)]


class EnglishMatcher:
    """Finds the longest phrase at each word, exact spelling before stemmed."""

    def __init__(self, forms: Mapping[str, tuple[str, ...]]) -> None:
        """``forms`` maps lower-case phrases to concept ids.

        A phrase is stemmed when a text first has a word with its first letters: one question
        needs a small part of the glossary.
        """
        self._waiting: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for form, concepts in forms.items():
            self._waiting.setdefault(_initial(form), []).append((form, concepts))
        self._exact: dict[str, tuple[str, ...]] = {}
        self._stemmed: dict[str, tuple[str, ...]] = {}
        self._longest: dict[str, int] = {}

    def _prepare(self, initial: str) -> None:
        # Taken off the list only afterwards, so that another thread never finds it half done.
        for form, concepts in self._waiting.get(initial, ()):
            words = _TOKEN.findall(form)
            if words:
                self._add(words, concepts)
        self._waiting.pop(initial, None)

    def _add(self, words: list[str], concepts: tuple[str, ...]) -> None:
        stems = [stem(word) for word in words]
        self._exact.setdefault(" ".join(words), concepts)
        self._stemmed.setdefault(" ".join(stems), concepts)
        if self._longest.get(stems[0], 0) < len(stems):
            self._longest[stems[0]] = len(stems)

    def find(self, text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Start, end and concept ids of each phrase in a lower-case text, left to right."""
        words = tokens(text)
        for initial in {_initial(word) for word, _, _ in words} & self._waiting.keys():
            self._prepare(initial)
        spelt = [word for word, _, _ in words]
        stems = [stem(word) for word in spelt]
        at = 0
        while at < len(words):
            size, concepts = self._longest_at(spelt, stems, at)
            if size:
                yield words[at][1], words[at + size - 1][2], concepts
            at += size or 1

    def _longest_at(self, spelt: list[str], stems: list[str], at: int) -> tuple[int, tuple[str, ...]]:
        for size in range(min(self._longest.get(stems[at], 0), len(stems) - at), 0, -1):
            concepts = self._exact.get(" ".join(spelt[at : at + size]))
            concepts = concepts or self._stemmed.get(" ".join(stems[at : at + size]))
            if concepts:
                return size, concepts
        return 0, ()


def _initial(form: str) -> str:
    return form[:2] if form[1:2].isalnum() else form[:1]
