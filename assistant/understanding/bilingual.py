"""A pattern for both languages of which a text takes only what it can match.

To compile all that questions are worded like is a sixth of a cold start, and most questions are written in
one language alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
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

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with every match replaced."""
        return self._fitting(text).sub(replacement, text)

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
