"""The sides of a comparison: which terms of the question belong together."""

from __future__ import annotations

from assistant.understanding.model import Term, Understanding
from assistant.understanding.vocabulary import phrases

_ASIDE = frozenset({"generic", "instrument", "time", "ask", "stray"})


def sides(understanding: Understanding) -> list[tuple[Term, ...]]:
    """The terms on each side of 和, 跟, 比, versus, against …; fewer than two where the question names no sides."""
    text = understanding.text.lower()
    cuts = sorted({m.start() for m in phrases("joins").finditer(text)})
    groups: dict[int, list[Term]] = {}
    for term in understanding.terms:
        place = text.find(term.surface.lower())
        if term.category in _ASIDE or place < 0:
            continue
        groups.setdefault(sum(cut <= place for cut in cuts), []).append(term)
    return [tuple(g) for _, g in sorted(groups.items()) if any(t.hard for t in g)]
