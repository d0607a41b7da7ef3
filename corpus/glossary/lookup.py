"""The glossary itself: concepts in a text, a concept by id, what stands above it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path

from corpus.glossary.chinese import ChineseMatcher
from corpus.glossary.english import EnglishMatcher
from corpus.glossary.model import Concept, ConceptMatch, Language
from corpus.glossary.table import Table, plain, read_table

_LATIN = re.compile("[a-z0-9]")
_HAN = re.compile("[\u3400-\u9fff]")


class Glossary:
    """Words of policy texts in Chinese and English, joined by concept."""

    def __init__(self, table: Table) -> None:
        """Take the table over; the matchers are built when a text first needs them."""
        self._table = table
        self._ancestors: dict[str, frozenset[str]] = {}

    @property
    def concepts(self) -> Iterable[Concept]:
        """Every concept, in the order of the table."""
        return self._table.concepts.values()

    @cached_property
    def _chinese(self) -> ChineseMatcher:
        return ChineseMatcher(self._table.zh)

    @cached_property
    def _english(self) -> EnglishMatcher:
        return EnglishMatcher(self._table.en)

    def concepts_in(self, text: str) -> list[ConceptMatch]:
        """The concepts that ``text`` names, in order of their places, which never overlap.

        Reads simplified and traditional Chinese and English in any case and inflection, also
        mixed. A word that belongs to several concepts gives one match for each.
        """
        normal = plain(text)
        found: list[ConceptMatch] = []
        if _HAN.search(normal):
            found.extend(_matches(text, self._chinese.find(normal), "zh"))
        if _LATIN.search(normal):
            taken = bytearray(len(text))
            for match in found:
                taken[match.start : match.end] = b"\x01" * (match.end - match.start)
            english = _matches(text, self._english.find(normal), "en")
            found.extend(match for match in english if not any(taken[match.start : match.end]))
            found.sort(key=lambda match: match.start)
        return found

    def get(self, concept: str) -> Concept:
        """The concept of that id.

        Raises:
            KeyError: there is none.
        """
        return self._table.concepts[concept]

    def __contains__(self, concept: object) -> bool:
        return concept in self._table.concepts

    def ancestors(self, concept: str) -> frozenset[str]:
        """The ids of all concepts above this one, without itself.

        Raises:
            KeyError: there is no concept of that id.
        """
        known = self._ancestors.get(concept)
        if known is None:
            above: set[str] = set()
            waiting = list(self.get(concept).broader)
            while waiting:
                parent = waiting.pop()
                if parent not in above and parent != concept:
                    above.add(parent)
                    waiting.extend(self.get(parent).broader)
            known = self._ancestors[concept] = frozenset(above)
        return known

    def preferred(self, concept: str, language: Language) -> str:
        """The word to show for a concept; the other language's where it has none in this one.

        Raises:
            KeyError: there is no concept of that id.
        """
        entry = self.get(concept)
        words = (entry.zh or entry.en) if language == "zh" else (entry.en or entry.zh)
        return words[0] if words else concept

    def words_zh(self) -> Iterator[str]:
        """Every Chinese form of two characters or more, for a segmenter's dictionary."""
        return (form for form in self._table.zh if len(form) > 1 and not form.isascii())


def _matches(text: str, found: Iterable[tuple[int, int, Iterable[str]]], language: Language) -> Iterator[ConceptMatch]:
    for start, end, concepts in found:
        for concept in concepts:
            yield ConceptMatch(concept, start, end, text[start:end], language)


def load_glossary(extra: Path | None = None) -> Glossary:
    """The shipped glossary, with the user's additions when that file exists.

    The result is kept until the file changes.

    Raises:
        ConfigurationError: ``extra`` is there but cannot be used; names the line.
    """
    if extra is None or not extra.exists():
        return _load(None, 0, 0)
    state = extra.stat()
    return _load(extra, state.st_mtime_ns, state.st_size)


@cache
def _load(extra: Path | None, _changed: int, _size: int) -> Glossary:
    return Glossary(read_table(Path(__file__).with_name("terms.tsv"), extra))
