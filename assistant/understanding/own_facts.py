"""Reads which facts of a document itself (its basis, its purpose, its age) a question asks for.

``own_facts.toml`` names them; what has a kind of question of its own (its number, its standing) is read with the kinds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.understanding.bilingual import BilingualPattern
from assistant.understanding.inflection import inflected
from assistant.understanding.model import Ask, Term
from assistant.understanding.vocabulary import ask_patterns, own_fact_rows, own_fact_words

_KINDS = {kind.value: kind for kind in (Ask.BASIS, Ask.ADDRESSEE)}


@dataclass(frozen=True, slots=True)
class OwnFacts:
    """``names`` of the facts asked for as the table has them, the ``words`` that ask, and the text without them."""

    names: tuple[str, ...]
    words: str
    rest: str

    def beside(self, terms: Sequence[Term]) -> tuple[Term, ...]:
        """The terms that are neither in the words that ask nor said of any text: what else the question is about."""
        empty = _said_of_any_text()
        return tuple(t for t in terms if t.surface.lower() not in self.words and not empty.search(t.surface.lower()))


@lru_cache(maxsize=64)
def own_facts(text: str) -> OwnFacts:
    """The facts of a document that a question in lower case asks for."""
    names: list[str] = []
    words: list[str] = []
    rest = text
    for name, patterns in _patterns().items():
        if match := next((m for pattern in patterns if (m := pattern.search(rest))), None):
            names.append(name)
            words.append(match.group())
            rest = rest[: match.start()] + " " * len(match.group()) + rest[match.end() :]
    return OwnFacts(tuple(names), "\n".join(words), rest)


@cache
def _patterns() -> Mapping[str, tuple[BilingualPattern, ...]]:
    """The patterns of each fact; some are asked for in the words of their kind of question too."""
    kinds = dict(ask_patterns())
    found: dict[str, tuple[BilingualPattern, ...]] = {}
    for name, zh, en in own_fact_rows():
        own = BilingualPattern([inflected(f) for f in zh], [inflected(f) for f in en], re.IGNORECASE | re.ASCII)
        found[name] = (own, kinds[_KINDS[name]]) if name in _KINDS else (own,)
    return found


@cache
def _said_of_any_text() -> re.Pattern[str]:
    return re.compile("|".join(own_fact_words()), re.ASCII)
