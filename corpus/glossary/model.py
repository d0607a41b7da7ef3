"""What a glossary holds and what matching a text against it yields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]

CATEGORIES = (
    "sector",
    "subject",
    "object",
    "action",
    "instrument",
    "time",
    "authority",
    "place",
    "legal",
    "condition",
    "ask",
    "generic",
)


@dataclass(frozen=True, slots=True)
class Concept:
    """One idea with its words in both languages, the preferred one first.

    ``broader`` holds the ids of the concepts directly above it (云游戏 below 游戏).
    """

    id: str
    category: str
    zh: tuple[str, ...]
    en: tuple[str, ...]
    broader: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConceptMatch:
    """A place in a text that names a concept.

    ``start``/``end`` are half-open code points of the text as given, ``surface`` is that
    slice of it. ``language`` is that of the word found.
    """

    concept: str
    start: int
    end: int
    surface: str
    language: Language
