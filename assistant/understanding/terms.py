"""Reads the topic of a question: glossary concepts, and the words the glossary does not know."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.understanding.model import Term
from assistant.understanding.vocabulary import scaffold, soft_concepts
from corpus.glossary import Concept, Glossary

HARD_CATEGORIES = frozenset({"sector", "subject", "object", "action", "place", "legal"})
_SILENT_CATEGORIES = frozenset({"ask"})
_OFF_TOPIC = "off_topic"
_HEADS = ("_project", "_projects")
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’+-]*")

Segment = Callable[[str], Sequence[str]]


def find_terms(text: str, glossary: Glossary, segment: Segment) -> tuple[Term, ...]:
    """The topic terms of ``text`` in order, without repeats.

    ``segment`` cuts a run of Chinese characters into words.
    """
    terms: dict[str, Term] = {}
    covered = [False] * len(text)
    for match in glossary.concepts_in(text):
        concept = glossary.get(match.concept)
        for position in range(match.start, match.end):
            covered[position] = True
        if concept.id == _OFF_TOPIC:
            terms.setdefault(f"w:{match.surface}", Term(f"w:{match.surface}", match.surface, "word", hard=True))
        if concept.category in _SILENT_CATEGORIES or _is_scaffold(match.surface):
            continue
        for part in _parts(concept, glossary):
            hard = part.category in HARD_CATEGORIES and part.id not in soft_concepts()
            terms.setdefault(part.id, Term(part.id, match.surface, part.category, hard))
    rest = "".join(" " if seen else char for char, seen in zip(text, covered, strict=True))
    for word in _bare_words(rest, segment):
        terms.setdefault(f"w:{word.lower()}", Term(f"w:{word.lower()}", word, "word"))
    return tuple(terms.values())


def _parts(concept: Concept, glossary: Glossary) -> list[Concept]:
    """A compound such as 出口项目 or 参展补贴 asks for 出口, 参展: its general head chooses nothing."""
    broader = [glossary.get(b) for b in concept.broader]
    paid = any(b.category == "instrument" for b in broader)
    if not paid and not concept.id.endswith(_HEADS):
        return [concept]
    return [b for b in broader if b.category not in {"generic", "instrument"}] or [concept]


def _bare_words(text: str, segment: Segment) -> list[str]:
    stop_zh, stop_en = scaffold("zh"), scaffold("en")
    words = [word for run in _HAN_RUN.findall(text) for word in segment(run) if len(word) > 1 and word not in stop_zh]
    latin = [w.strip("'’-+") for w in _LATIN.findall(text)]
    return words + [w for w in latin if len(w) > 1 and re.sub("['’]s?$", "", w.lower()) not in stop_en]


def _is_scaffold(surface: str) -> bool:
    return surface in scaffold("zh") or surface.lower() in scaffold("en")
