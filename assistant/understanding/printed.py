"""Whether the texts of a library print a phrase, in their own words or in their renderings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from assistant.understanding.stems import word_stem
from assistant.understanding.vocabulary import scaffold
from corpus.model import Document
from corpus.scripts import to_simplified

_LATIN = re.compile(r"[a-z]{2,}")
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
_WORDS = re.compile(r"[a-z]+(?:[-’'][a-z]+)*(?: [a-z]+(?:[-’'][a-z]+)*)+")
_RARE = 4
_HAN_LENGTHS = (12, 4)
_LATIN_LENGTHS = (5, 2)
_EMPTY_EDGES = frozenset(
    "a an the of and or in on at to for from by with as is are was were be do does did what which who how".split()  # noqa: SIM905
)


class Printed:
    """Answers for one library; its text is joined when first asked."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """Keep the documents."""
        self._documents = documents

    def __call__(self, phrase: str) -> bool:
        """Whether ``phrase``, simplified and lower case, stands in some clause."""
        return any(phrase in text for text in self._texts)

    def word(self, word: str) -> bool:
        """Whether a clause prints the word; an English one in any inflection."""
        return word_stem(word) in self._stems if word.isascii() else self(word)

    def rare_phrases(self, text: str) -> list[str]:
        """The longest stretches of ``text`` that few clauses print, from left to right, none overlapping."""
        lowered = text.lower()
        found: list[str] = []
        for run in _HAN_RUN.findall(lowered):
            found += self._cut(list(run), "", _HAN_LENGTHS)
        for run in _WORDS.findall(lowered):
            found += self._cut(run.split(" "), " ", _LATIN_LENGTHS)
        return found

    def _cut(self, units: list[str], joint: str, lengths: tuple[int, int]) -> Iterator[str]:
        longest, shortest = lengths
        start = 0
        while start < len(units):
            for length in range(min(longest, len(units) - start), shortest - 1, -1):
                phrase = joint.join(units[start : start + length])
                if self._tells(phrase, units[start], units[start + length - 1]) and self._is_rare(phrase):
                    yield phrase
                    start += length - 1
                    break
            start += 1

    def _tells(self, phrase: str, first: str, last: str) -> bool:
        if phrase.isascii():
            if all(word in scaffold("en") for word in phrase.split(" ")):
                return False
            return first not in _EMPTY_EDGES and last not in _EMPTY_EDGES
        return phrase not in scaffold("zh")

    def _is_rare(self, phrase: str) -> bool:
        return 0 < sum(phrase in text for text in self._texts) <= _RARE

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(word_stem(w) for text in self._texts for w in _LATIN.findall(text))

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        clauses = (c for d in self._documents for c in d.clauses)
        return tuple(to_simplified(f"{c.text}\n{c.rendering or ''}").lower() for c in clauses)
