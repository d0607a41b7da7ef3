"""The word lists of ``vocabulary.toml``, as regular expressions."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def vocabulary() -> dict[str, Any]:
    """The tables of ``vocabulary.toml``."""
    return tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8"))


def words(path: str) -> Any:
    """The list, table or pattern at a dotted ``path``, e.g. ``limit.before.cap``."""
    node: Any = vocabulary()
    for key in path.split("."):
        node = node[key]
    return node


@cache
def either(*paths: str) -> str:
    """A regular expression that matches any word of the lists (or keys of the tables) at ``paths``."""
    return alternatives(word for path in paths for word in words(path))


def alternatives(entries: Iterable[str]) -> str:
    """A non-capturing group of ``entries``, longest first; Latin words match whole only."""
    return "(?:" + "|".join(map(_escaped, sorted(entries, key=len, reverse=True))) + ")"


def _escaped(word: str) -> str:
    escaped = re.escape(word).replace("\\ ", r"\s+")
    before = r"(?<![A-Za-z])" if word[:1].isascii() and word[:1].isalpha() else ""
    after = r"(?![A-Za-z])" if word[-1:].isascii() and word[-1:].isalpha() else ""
    return before + escaped + after
