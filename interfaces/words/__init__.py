"""The words of every surface, in Chinese and English: one catalogue file a language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, cast

from corpus.errors import TiaowenError

if TYPE_CHECKING:
    from assistant.contract import Language

LANGUAGES: tuple[Language, ...] = ("zh", "en")


class Words:
    """One language's catalogue, asked by dotted key."""

    def __init__(self, language: Language, texts: Mapping[str, Any]) -> None:
        """Hold the flat catalogue of a language."""
        self.language = language
        self._texts = texts

    def __call__(self, key: str, **params: object) -> str:
        """The text under ``key`` with its blanks filled.

        Raises:
            KeyError: the catalogue has no such text.
        """
        text = cast(str, self._texts[key])
        return text.format(**params) if params else text

    def get(self, key: str, default: str) -> str:
        """The text under ``key``, or ``default`` where the catalogue has none."""
        return cast(str, self._texts.get(key, default))

    def list(self, key: str) -> tuple[str, ...]:
        """The list of texts under ``key``.

        Raises:
            KeyError: the catalogue has no such list.
        """
        return tuple(self._texts[key])

    def names(self) -> frozenset[str]:
        """Every key of the catalogue."""
        return frozenset(self._texts)

    def error(self, error: TiaowenError) -> str:
        """The error in this language, by its code, else in the words it was raised with."""
        template = self._texts.get(f"errors.{error.code}")
        if template is None:
            return str(error)
        try:
            return cast(str, template).format(**error.params)
        except (KeyError, IndexError):
            return str(error)


@cache
def words(language: Language) -> Words:
    """The catalogue of ``language``, read once."""
    text = resources.files(__name__).joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return Words(language, dict(_flatten(tomllib.loads(text))))


def language_of_environment(env: Mapping[str, str]) -> Language:
    """The language of the reader's locale: Chinese for a ``zh`` locale, else English."""
    locale = env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG") or ""
    return "zh" if locale.lower().startswith("zh") else "en"


def _flatten(table: Mapping[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    pairs: list[tuple[str, Any]] = []
    for name, value in table.items():
        if isinstance(value, dict):
            pairs += _flatten(value, f"{prefix}{name}.")
        else:
            pairs.append((f"{prefix}{name}", value))
    return pairs
