"""The sides of a comparison: which terms of the question belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understanding.model import Term, Understanding
from assistant.understanding.vocabulary import phrases

_NOUNS = frozenset({"sector", "subject", "object"})
"""What one stands for again on the other side: a certified comic … than one with an award."""
_COMMA = re.compile("[,，]")
_ASIDE = frozenset({"generic", "instrument", "time", "ask", "stray"})


def sides(understanding: Understanding) -> list[tuple[Term, ...]]:
    """The terms on each side of 和, 跟, 比, versus, against …; fewer than two where the question names no sides."""
    return _sides(understanding, sorted({m.start() for m in phrases("joins").finditer(understanding.text.lower())}))


def listed_sides(understanding: Understanding) -> list[tuple[Term, ...]]:
    """The same of a row of things, in which commas join too: an incubator, a base and a platform."""
    text = understanding.text.lower()
    cuts = {m.start() for m in phrases("joins").finditer(text)} | {m.start() for m in _COMMA.finditer(text)}
    return _sides(understanding, sorted(cuts))


def _sides(understanding: Understanding, cuts: list[int]) -> list[tuple[Term, ...]]:
    text = understanding.text.lower()
    places = _places(text, understanding.terms)
    groups: dict[int, list[Term]] = {}
    for term in understanding.terms:
        for side in {sum(cut <= place for cut in cuts) for place in places[term]}:
            if term.category not in _ASIDE:
                groups.setdefault(side, []).append(term)
    named = [tuple(g) for _, g in sorted(groups.items()) if any(t.hard for t in g)]
    known = [tuple(g) for _, g in sorted(groups.items()) if any(t.is_concept for t in g)]
    named = known if len(named) == 1 and len(known) == 2 else named
    if len(named) == 2 and phrases("same_again").search(text):
        named[1] += tuple(t for t in named[0] if t.category in _NOUNS and t not in named[1])
    return named


def _places(text: str, terms: Sequence[Term]) -> dict[Term, list[int]]:
    """Where each term stands in the text for itself: 技术 in 技术应用, not in 技术研发 where that is a term too."""
    places: dict[Term, list[int]] = {term: [] for term in terms}
    for term in sorted(terms, key=lambda t: -len(t.surface)):
        word = term.surface.lower()
        while (place := text.find(word)) >= 0 and word.strip():
            places[term].append(place)
            text = text[:place] + " " * len(word) + text[place + len(word) :]
    return places
