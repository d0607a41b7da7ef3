"""Every sentence the assistant says on its own, in both languages, from ``zh.toml`` and ``en.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from assistant.contract import Language


class Words:
    """The sentences of one language; ``words("gap.amount", clause=…)`` fills a template."""

    def __init__(self, language: Language) -> None:
        """Load the catalogue of a language."""
        self.language: Language = language
        self._catalogue = catalogue(language)

    def __call__(self, key: str, **values: object) -> str:
        """The sentence for a key.

        Raises:
            KeyError: the catalogue has no such key, or a value is missing.
        """
        return self._catalogue[key].format(**values)

    def has(self, key: str) -> bool:
        """Whether the catalogue has the key."""
        return key in self._catalogue


@cache
def catalogue(language: Language) -> dict[str, str]:
    """All templates of a language by dotted key."""
    table = tomllib.loads((files("assistant.wording") / f"{language}.toml").read_text("utf-8"))
    return {f"{group}.{key}": text for group, rows in table.items() for key, text in rows.items()}
