"""How far a text echoes the very words of a question, whatever the glossary knows of them.

Everyday words seldom stand in a policy as they were asked, but a character of them does: 骗钱 in
骗取, 买房 in 购买住房, 租房 in 租赁. So Chinese words count by their characters as well, each weighed
by how few clauses have it; across languages a word counts where the dictionary translates it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.understanding.nouns import tag_of
from assistant.understanding.stems import word_stem
from assistant.understanding.vocabulary import scaffold
from corpus.glossary.dictionary import chinese_for, english_for
from corpus.model import Document
from corpus.scripts import to_simplified

Segment = Callable[[str], Sequence[str]]

_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
_LATIN = re.compile(r"[a-z][a-z'’-]+")
_FUNCTION_TAGS = ("r", "u", "p", "c", "y", "e", "o", "m", "q", "d", "f", "k", "h", "x")
_EMPTY_CHARACTERS = frozenset(
    "的了吗呢吧啊么哪谁几多少是有能可会要想请问我你他她它们这那个些什怎样如何和与或及在对从到为"
    "以被把给让跟就都也还又再才只最很更没不"
)
_ASKING = re.compile(r"什么|哪|多少|多久|多长|怎么|怎样|如何|几|谁|吗|不算|能不|是不")
_BY_CHARACTER = 0.8
_TRANSLATED = 0.9


@dataclass(frozen=True, slots=True)
class Echo:
    """The share of a question's words by weight that a text has, and the same of its single characters."""

    words: float
    characters: float
    lost: float
    """The weight of the heaviest word that is not there."""


class Echoes:
    """Measures echoes in the texts of one library."""

    def __init__(self, documents: Sequence[Document], segment: Segment) -> None:
        """``segment`` gives all words of a run of Chinese, also those within longer ones; rarity is counted late."""
        self._documents = documents
        self._segment = segment

    def words(self, question: str) -> tuple[str, ...]:
        """The words of a question that could stand in an answer: no question words, no particles."""
        lowered = to_simplified(question).lower()
        stop = scaffold("en")
        found = _longest([word for run in _HAN_RUN.findall(lowered) for word in self._segment(run) if _tells(word)])
        latin = [re.sub("['’]s?$", "", word) for word in _LATIN.findall(lowered)]
        return tuple(dict.fromkeys([*found, *(w for w in latin if w not in stop)]))

    def of(self, words: Sequence[str], text: str) -> Echo:
        """How far a text (simplified, lower case) echoes these words."""
        reading = _Reading.of(text)
        weights = [(self._weight(word), reading.strength(word, self._rarity)) for word in words]
        total = sum(weight for weight, _ in weights)
        if not total:
            return Echo(0.0, 0.0, 0.0)
        lost = max(weight * (1 - strength) for weight, strength in weights)
        return Echo(sum(w * s for w, s in weights) / total, self._characters(words, text), lost)

    def _characters(self, words: Sequence[str], text: str) -> float:
        own = dict.fromkeys(c for word in words if not word.isascii() for c in word if c not in _EMPTY_CHARACTERS)
        total = sum(self._rarity(c) for c in own)
        return sum(self._rarity(c) for c in own if c in text) / total if total else 0.0

    def _weight(self, word: str) -> float:
        if word.isascii():
            return self._rarity(word_stem(word))
        return max(self._rarity(c) for c in word)

    def _rarity(self, unit: str) -> float:
        """The inverse document frequency of a character or an English stem, as a share of the greatest."""
        return math.log((self._clauses + 1) / (self._frequencies.get(unit, 0) + 1)) / math.log(self._clauses + 1)

    @cached_property
    def _clauses(self) -> int:
        return max(sum(len(d.clauses) for d in self._documents), 1)

    @cached_property
    def _frequencies(self) -> Mapping[str, int]:
        counted: Counter[str] = Counter()
        for document in self._documents:
            for clause in document.clauses:
                text = to_simplified(clause.text).lower()
                counted.update(set(text) | {word_stem(w) for w in _LATIN.findall(text)})
        return counted


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text with the stems of its English words."""

    text: str
    stems: frozenset[str]
    chinese: bool

    @classmethod
    def of(cls, text: str) -> _Reading:
        return _reading(text)

    def strength(self, word: str, rarity: Callable[[str], float]) -> float:
        """0..1, how far the text has the word: itself, translated, or by its characters."""
        if word.isascii():
            if word_stem(word) in self.stems:
                return 1.0
            return _TRANSLATED if self.chinese and any(w in self.text for w in chinese_for(word)) else 0.0
        if word in self.text:
            return 1.0
        if not self.chinese:
            # the dictionary takes a second to read: never for a text without words
            found = bool(self.stems) and any(word_stem(w) in self.stems for w in english_for(word))
            return _TRANSLATED if found else 0.0
        own = [c for c in word if c not in _EMPTY_CHARACTERS]
        total = sum(rarity(c) for c in own)
        return _BY_CHARACTER * sum(rarity(c) for c in own if c in self.text) / total if total else 0.0


@lru_cache(maxsize=4096)
def _reading(text: str) -> _Reading:
    return _Reading(text, frozenset(word_stem(w) for w in _LATIN.findall(text)), _HAN_RUN.search(text) is not None)


def _longest(words: Sequence[str]) -> list[str]:
    return [w for w in dict.fromkeys(words) if not any(w != other and w in other for other in words)]


def _tells(word: str) -> bool:
    if word in scaffold("zh") or _ASKING.search(word) or all(c in _EMPTY_CHARACTERS for c in word):
        return False
    tag = tag_of(word)
    return tag is None or not tag.startswith(_FUNCTION_TAGS)
