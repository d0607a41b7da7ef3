"""Which sentences offer, order, define or name an authority: vocabulary compiled from data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from corpus.scripts import to_simplified


class Modality:
    """A pattern that reads Traditional characters as their simplified ones, at the same offsets."""

    def __init__(self, pattern: str) -> None:
        """Compile ``pattern``, in either script."""
        self._pattern = re.compile(to_simplified(pattern), re.IGNORECASE)

    def search(self, text: str) -> re.Match[str] | None:
        """The first place of ``text`` that matches."""
        return self._pattern.search(to_simplified(text))

    def match(self, text: str) -> re.Match[str] | None:
        """Whether ``text`` begins with a match."""
        return self._pattern.match(to_simplified(text))


@cache
def modality(name: str) -> Modality:
    """The named group of ``modality.toml`` as one case-insensitive pattern."""
    table = _table()
    return Modality("|".join([*table[name]["zh"], *table[name]["en"]]))


def is_limited(written: str) -> bool:
    """Whether a written figure has a word of its own that limits it from above: up to, below, 不足."""
    return modality("capped").search(written) is not None or modality("limits").search(written) is not None


def at_home(name: str, place: str) -> Modality:
    """The group of that name with the name of a place in it, as a text of that place calls it (深圳企业)."""
    forms = _table()[name]
    return Modality("|".join([*forms["zh"], *forms["en"]]).replace("HERE", re.escape(place) or "(?!)"))


def definition_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for sentences that define one of these words."""
    forms = _table()["definition"]
    word = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    return re.compile("|".join([*forms["zh"], *forms["en"]]).replace("WORD", word), re.IGNORECASE)


def duties_in(text: str) -> frozenset[str]:
    """The duties of an authority (to lead, to interpret, to certify …) that a text names, by id."""
    return frozenset(duty for duty, pattern in duties().items() if pattern.search(text))


@cache
def duties() -> Mapping[str, re.Pattern[str]]:
    """The words for each duty of an authority, by id."""
    return {duty: re.compile("|".join(words), re.IGNORECASE | re.ASCII) for duty, words in _table()["duties"].items()}


def acts() -> Mapping[str, list[str]]:
    """How texts say what a body does to something (approves, audits it), by the act's id."""
    return _table()["acts"]


def qualifiers_in(text: str) -> frozenset[str]:
    """The words by which a clause qualifies whom it pays (certified, eligible …) that a text uses, by id."""
    return frozenset(name for name, pattern in qualifiers().items() if pattern.search(text))


@cache
def qualifiers() -> Mapping[str, re.Pattern[str]]:
    """The forms of each such word, by id."""
    return {name: re.compile("|".join(forms), re.IGNORECASE) for name, forms in _table()["qualifiers"].items()}


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    table: dict[str, dict[str, list[str]]] = tomllib.loads(
        (files("assistant.evidence") / "modality.toml").read_text("utf-8")
    )
    return table
