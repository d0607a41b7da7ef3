"""The vocabulary of the rules, compiled from ``lexicon.toml`` and ``neutral.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.understanding.stems import english_stems


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A group of ``lexicon.toml`` as one pattern, both languages."""
    row = _table("lexicon")[name]
    return re.compile("|".join([*row["zh"], *row["en"]]), re.IGNORECASE)


@cache
def whole_words(name: str) -> re.Pattern[str]:
    """A group with what its words go on with: an English ending, a Chinese complement (写出, 列清)."""
    return re.compile(f"(?:{pattern(name).pattern})(?:[a-z]+|[出清明完全下到好来上进]{{1,2}})?", re.IGNORECASE)


@cache
def assertions() -> tuple[str, ...]:
    """The groups that a sentence may use only where its clause does."""
    return tuple(name for name, row in _table("lexicon").items() if "assertion" in row.get("use", []))


@cache
def objects_of_absence() -> Mapping[str, re.Pattern[str]]:
    """What a clause may be said not to fix, by name."""
    rows = {n: r for n, r in _table("lexicon").items() if "absence" in r.get("use", [])}
    return {
        n.removeprefix("lacks_"): re.compile("|".join([*r["zh"], *r["en"]]), re.IGNORECASE) for n, r in rows.items()
    }


@cache
def conditions() -> tuple[str, ...]:
    """The groups of words by which a beneficiary is limited (经认定, 符合条件)."""
    return tuple(name for name, row in _table("lexicon").items() if "condition" in row.get("use", []))


@cache
def parties() -> tuple[str, ...]:
    """The groups of words for sorts of receivers."""
    return tuple(name for name, row in _table("lexicon").items() if "party" in row.get("use", []))


@cache
def neutral(language: str) -> frozenset[str]:
    """Words that say nothing about a policy; in English their stems."""
    return _words(language, "words")


@cache
def harmless(language: str) -> frozenset[str]:
    """Neutral words, and those with which a text speaks of a text: says, lists, wording, fairly."""
    return neutral(language) | _words(language, "reporting") | bare(language)


@cache
def framing(language: str) -> frozenset[str]:
    """Neutral words with which a sentence speaks of the text, whatever its clause says; they join nothing in it."""
    return _words(language, "framing")


@cache
def bare(language: str) -> frozenset[str]:
    """The only words that a part of a sentence may have and the part of the clause that it tells may lack."""
    return _words(language, "bare")


@cache
def measured(language: str) -> frozenset[str]:
    """Words for what a figure is (a sum, a term), which take one beside them or stand in the clause."""
    return _words(language, "measured")


@cache
def grammar() -> frozenset[str]:
    """English words that only hold a sentence together."""
    return _words("en", "grammar")


@cache
def breaks() -> frozenset[str]:
    """English words between which who acts, what is done and what it is done to stand."""
    return _words("en", "breaks")


@cache
def participles() -> frozenset[str]:
    """English participles that do not end like the others (brought, held)."""
    return _words("en", "participles")


@cache
def manner() -> frozenset[str]:
    """English words that say at the end of a sentence how something is done (faster, promptly)."""
    return _words("en", "manner")


def _words(language: str, kind: str) -> frozenset[str]:
    return frozenset(word for line in _table("neutral")[language][kind] for word in line.split())


@cache
def stems_of(words: frozenset[str]) -> frozenset[str]:
    """The stems of English words of the lists."""
    return frozenset(english_stems(" ".join(words)).split())


@dataclass(frozen=True, slots=True)
class Synonyms:
    """The words that may stand for one word: Chinese as written, English by their stems."""

    chinese: frozenset[str]
    stems: frozenset[str]


def synonyms(word: str) -> Synonyms | None:
    """What may stand for a Chinese word or an English stem in telling what a clause says, None where nothing may."""
    return _thesaurus().get(word)


@cache
def alike(word: str) -> frozenset[str]:
    """All that stands beside a Chinese word or an English stem in the thesaurus, neutral words too."""
    return frozenset(_groups().get(word, ()))


@cache
def _groups() -> Mapping[str, set[str]]:
    groups: dict[str, set[str]] = {}
    for line in tomllib.loads((files("assistant.writing") / "thesaurus.toml").read_text("utf-8"))["groups"]:
        members = {w if not w.isascii() else english_stems(w).strip() for w in line.split()}
        for member in members:
            groups.setdefault(member, set()).update(members)
    return groups


@cache
def _thesaurus() -> Mapping[str, Synonyms]:
    groups = _groups()
    idle, idle_stems = harmless("zh"), stems_of(harmless("en"))
    return {
        word: Synonyms(
            frozenset(m for m in found - {word} if not m.isascii() and len(m) > 1).difference(
                () if word.isascii() else idle
            ),
            frozenset(m for m in found - {word} if m.isascii() and word.isascii()) - idle_stems,
        )
        for word, found in groups.items()
    }


@cache
def _table(name: str) -> dict[str, dict[str, list[str]]]:
    table: dict[str, dict[str, list[str]]] = tomllib.loads(
        (files("assistant.writing") / f"{name}.toml").read_text("utf-8")
    )
    return table
