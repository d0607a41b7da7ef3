"""What a sentence says the meaning of: 本办法所称楼宇，是指…, “Vendor lock-in” refers to …, 特色楼宇（…的楼宇）."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Definiendum:
    """A term with its meaning behind it; ``ends`` where only the end of ``text`` is sure to belong to the term."""

    text: str
    ends: bool = False


def definienda(sentence: str) -> Iterator[Definiendum]:
    """The terms that a sentence (simplified, lower case) explains."""
    for match in _pattern("named").finditer(sentence):
        yield Definiendum(_first(match))
    for match in _pattern("in_brackets").finditer(sentence):
        yield Definiendum(_first(match), ends=True)


def _first(match: re.Match[str]) -> str:
    """The first group that takes part, without its article and the marks around it."""
    term = next(group for group in match.groups() if group)
    return re.sub(r"^(?:an? |the )", "", term.strip(" “”\"'「」『』,，:："))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    table = tomllib.loads((files("assistant.evidence") / "definienda.toml").read_text("utf-8"))
    return re.compile("|".join([*table[name]["zh"], *table[name]["en"]]), re.MULTILINE)
