"""The question vocabulary, compiled once from its data files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from assistant.understanding.model import Ask


@cache
def ask_patterns() -> tuple[tuple[Ask, re.Pattern[str]], ...]:
    """Each kind of question with one pattern for both languages, in order of priority."""
    table = tomllib.loads((files("assistant.understanding") / "asks.toml").read_text("utf-8"))
    return tuple(
        (Ask(row["kind"]), re.compile("|".join([*row["zh"], *row["en"]]), re.IGNORECASE)) for row in table["ask"]
    )


@cache
def scaffold(language: str) -> frozenset[str]:
    """Words of that language (``zh`` or ``en``) that carry no topic."""
    return frozenset(_scaffold_table()[language])


@cache
def soft_concepts() -> frozenset[str]:
    """Concepts that a clause need not name to be about a question."""
    return frozenset(_scaffold_table()["soft"])


@cache
def phrases(name: str) -> re.Pattern[str]:
    """The named group of phrases in ``phrases.toml`` as one pattern, both languages."""
    table = tomllib.loads((files("assistant.understanding") / "phrases.toml").read_text("utf-8"))
    return re.compile("|".join([*table[name]["zh"], *table[name]["en"]]), re.IGNORECASE)


@cache
def _scaffold_table() -> Mapping[str, list[str]]:
    table: dict[str, list[str]] = tomllib.loads((files("assistant.understanding") / "scaffold.toml").read_text("utf-8"))
    return table


@cache
def question_words() -> frozenset[str]:
    """The English words that the patterns for kinds of question are made of."""
    table = tomllib.loads((files("assistant.understanding") / "asks.toml").read_text("utf-8"))
    return frozenset(w for row in table["ask"] for form in row["en"] for w in re.findall(r"[a-z]{3,}", form))
