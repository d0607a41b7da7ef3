"""Reads the topic of a question: glossary concepts, and the words the glossary does not know."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.understanding.model import Term
from assistant.understanding.nouns import is_askable, is_noun
from assistant.understanding.printed import Printed
from assistant.understanding.vocabulary import general_words, scaffold, soft_concepts
from corpus.glossary import Concept, Glossary

HARD_CATEGORIES = frozenset({"sector", "subject", "object", "action", "place", "legal"})
QUOTED, WORD, STRAY, FIGURE = "quoted", "word", "stray", "figure"
_SILENT_CATEGORIES = frozenset({"ask"})
_OFF_TOPIC = "off_topic"
_HEADS = ("_project", "_projects")
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’+-]*")
_ADVERB = re.compile(r"[a-z]{2,}(?:[cdghkstw]|[ai]l|ful|nt|ve|ous|ar|ng|e)ly", re.IGNORECASE)
_EITHER_WAY = re.compile(r"(?P<verb>[\u4e00-\u9fff])[不没](?P=verb).?")
_QUOTED = re.compile(r"[“\"「『‘]([^“”\"「」『』‘’]{2,40})[”\"」』’]")

Segment = Callable[[str], Sequence[str]]


def find_terms(
    text: str, glossary: Glossary, segment: Segment, is_printed: Callable[[str], bool] = lambda _: False
) -> tuple[Term, ...]:
    """The topic terms of ``text`` in order, without repeats.

    ``segment`` cuts a run of Chinese characters into words; ``is_printed`` says whether the
    library prints a phrase, so that what a question puts in quotation marks is taken as a whole.
    """
    terms: dict[str, Term] = {}
    for quoted in _QUOTED.finditer(text):
        phrase = quoted[1].strip().lower()
        named = any(m.end - m.start == len(phrase) for m in glossary.concepts_in(phrase)) and phrase.isascii()
        if is_printed(phrase) and not named:
            terms[f"w:{phrase}"] = Term(f"w:{phrase}", phrase, QUOTED, hard=True)
            text = text[: quoted.start()] + " " * len(quoted.group()) + text[quoted.end() :]
    covered = [False] * len(text)
    for match in glossary.concepts_in(text):
        concept = glossary.get(match.concept)
        for position in range(match.start, match.end):
            covered[position] = True
        if concept.id == _OFF_TOPIC:
            terms.setdefault(f"w:{match.surface}", Term(f"w:{match.surface}", match.surface, WORD, hard=True))
        if concept.category in _SILENT_CATEGORIES or _is_scaffold(match.surface):
            continue
        for part in _parts(concept, glossary):
            hard = part.category in HARD_CATEGORIES and part.id not in soft_concepts()
            terms.setdefault(part.id, Term(part.id, match.surface, part.category, hard))
    rest = "".join(" " if seen else char for char, seen in zip(text, covered, strict=True))
    for word in _bare_words(rest, segment):
        terms.setdefault(f"w:{word.lower()}", Term(f"w:{word.lower()}", word, WORD))
    return tuple(terms.values())


def sift(terms: Sequence[Term], text: str, printed: Printed) -> tuple[tuple[Term, ...], tuple[str, ...]]:
    """The terms with their bare words judged, and the words dropped.

    A bare word that the library prints is a term. One that it does not print is a stray: kept and hard where
    the question asks for it (which visa, 什么签证), kept without weight where it is a thing, else dropped.
    """
    kept: list[Term] = []
    dropped: list[str] = []
    for term in terms:
        if term.category != WORD or term.hard or (printed.word(term.surface) and not _is_general(term.surface)):
            kept.append(term)
        elif not _is_general(term.surface) and _is_asked_for(term.surface, text):
            kept.append(replace(term, category=STRAY, hard=True))
        elif _is_general(term.surface) or term.surface.isdecimal():
            dropped.append(term.surface)
        elif term.surface.isascii() or is_noun(term.surface):
            kept.append(replace(term, category=STRAY))
        else:
            dropped.append(term.surface)
    return tuple(kept), tuple(dropped)


def _is_general(word: str) -> bool:
    if word.isascii():
        return word.lower() in general_words("en") or _ADVERB.fullmatch(word) is not None
    return word in general_words("zh") or _EITHER_WAY.fullmatch(word) is not None


def _is_asked_for(word: str, text: str) -> bool:
    """Whether the question word stands beside the word: 什么签证, 签证是什么, which visa, how many visas."""
    form = re.escape(word)
    if word.isascii():
        return re.search(rf"\b(?:which|what|how many|what kinds? of) (?:[a-z-]+ )?{form}\b", text, re.I) is not None
    before = r"(?:什么|哪(?:些|个|种|类|家)?|多少|几)(?:个|种|类|家|名|样的?)?"
    beside = rf"{before}{form}|{form}(?:是|有|要|为)(?:什么|多少|几|哪)"
    return is_askable(word) and re.search(beside, text) is not None


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
