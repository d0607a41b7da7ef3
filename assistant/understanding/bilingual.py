"""A pattern for both languages of which a text takes only what it can match.

To compile all that questions are worded like is a sixth of a cold start, and most questions are written in
one language alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

_LATIN = re.compile("[A-Za-z]")


class BilingualPattern:
    """Searches like the pattern of all its alternatives, the Chinese ones first.

    A text without Latin letters is searched for the Chinese ones alone, one of ASCII for the English ones
    alone: no alternative may match where its language does not stand.
    """

    def __init__(self, zh: Sequence[str], en: Sequence[str], flags: int) -> None:
        """Alternatives of each language; nothing is compiled before a text is searched."""
        self._alternatives = {"zh": zh, "en": en}
        self._flags = flags

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        return self._fitting(text).search(text)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match that begins at a place of the text, as a rule its first character."""
        return self._fitting(text).match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match of the whole text."""
        return self._fitting(text).fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match, none overlapping another."""
        return self._fitting(text).finditer(text)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with every match replaced."""
        return self.subn(replacement, text)[0]

    def subn(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> tuple[str, int]:
        """The text with every match replaced, and how many there were."""
        return self._fitting(text).subn(replacement, text)

    def split(self, text: str) -> list[str]:
        """What stands between the matches."""
        return self._fitting(text).split(text)

    @property
    def pattern(self) -> str:
        """The alternatives of both languages, as they are written."""
        return self._both.pattern

    def _fitting(self, text: str) -> re.Pattern[str]:
        if text.isascii():
            return self._english
        return self._both if _LATIN.search(text) else self._chinese

    @cached_property
    def _chinese(self) -> re.Pattern[str]:
        return self._compiled("zh")

    @cached_property
    def _english(self) -> re.Pattern[str]:
        return self._compiled("en")

    @cached_property
    def _both(self) -> re.Pattern[str]:
        return self._compiled("zh", "en")

    def _compiled(self, *languages: str) -> re.Pattern[str]:
        forms = (form for language in languages for form in self._alternatives[language])
        return re.compile("|".join(forms), self._flags)
