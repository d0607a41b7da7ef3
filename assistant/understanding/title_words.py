"""Which one of several documents a question means by words of its title: 天河的港澳青年办法."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.understanding.stems import english_stems
from corpus.glossary import Glossary
from corpus.model import Document
from corpus.scripts import to_simplified

_CONCEPT, _ENGLISH, _KIND = 2.0, 2.0, 2.0
_CLEAR, _ONLY = 4.0, 2.0
_SILENT = frozenset({"generic", "place", "authority", "instrument", "ask", "time", "legal"})
_HAN = re.compile("[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class _Title:
    document_id: str
    printed: tuple[str, ...]
    pieces: tuple[str, ...]
    stems: frozenset[str]
    concepts: frozenset[str]


class TitleWords:
    """The titles of a library, compiled once for telling its documents apart."""

    def __init__(self, documents: Sequence[Document], glossary: Glossary) -> None:
        """Cut every title into the words that may name its document."""
        self._glossary = glossary
        self._titles = {d.document_id: self._title(d) for d in documents}

    def of_kind(self, text: str, candidates: Sequence[str]) -> str | None:
        """The one document of the kind that a question takes for known: the plan, where one of them is a plan."""
        named = self.of_kinds(text, candidates)
        return named[0] if len(named) == 1 else None

    def of_kinds(self, text: str, candidates: Sequence[str]) -> list[str]:
        """The documents that a question takes for known by their kinds, each the only one of its kind."""
        wanted = [title for the, title in _definite_kinds() if the.search(text)]
        of_each = [{c for c in candidates if any(map(title.search, self._titles[c].printed))} for title in wanted]
        only = [next(iter(named)) for named in of_each if len(named) == 1 < len(candidates)]
        return list(dict.fromkeys(only))

    def speaks_of(self, text: str, document_id: str) -> bool:
        """Whether a question uses words of this document's title, its place and kind apart."""
        stems = frozenset(english_stems(text).split())
        concepts = self._concepts(text) if text.isascii() else frozenset()
        return self._score(to_simplified(text), self._titles[document_id], [document_id], concepts, stems) >= _ONLY

    def choose(self, text: str, candidates: Sequence[str], *, narrowed: bool) -> str | None:
        """The one document whose title the question names clearly better than every other's.

        ``narrowed`` says that the candidates were already chosen, by their place for instance.
        """
        if len(candidates) < 2:
            return None
        plain = to_simplified(text)
        concepts = self._concepts(text) if text.isascii() else frozenset()
        stems = frozenset(english_stems(text).split())
        wanted = [(asked, title) for asked, title in _kinds() if asked.search(plain)]
        scored = []
        for document_id in candidates:
            title = self._titles[document_id]
            score = self._score(plain, title, candidates, concepts, stems)
            kind = any(pattern.search(name) for _, pattern in wanted for name in title.printed)
            scored.append((score + (_KIND if score and kind else 0.0), score, document_id))
        scored.sort(reverse=True)
        (best, own, chosen), second = scored[0], scored[1][0]
        clear = best >= _CLEAR and best >= 1.6 * second
        only = narrowed and own >= _ONLY and second == 0.0
        return chosen if own and (clear or only) else None

    def _score(
        self, plain: str, title: _Title, candidates: Sequence[str], concepts: frozenset[str], stems: frozenset[str]
    ) -> float:
        others = [self._titles[c] for c in candidates if c != title.document_id]
        score = 0.0
        for piece in title.pieces:
            for shared in _shared(plain, piece):
                rivals = sum(any(shared in other for other in o.pieces) for o in others)
                score += len(shared) / (1 + rivals)
        for kind, mine in (("stems", title.stems & stems), ("concepts", title.concepts & concepts)):
            for word in mine:
                rivals = sum(word in getattr(o, kind) for o in others)
                score += (_ENGLISH if kind == "stems" else _CONCEPT) / (1 + rivals)
        return score

    def _title(self, document: Document) -> _Title:
        metadata = document.metadata
        printed = tuple(n for n in (metadata.title, metadata.title_en) if n)
        region = metadata.region or ""
        parts = [p for p in re.findall(r"[^省市区县]+[省市区县]?", to_simplified(region)) if len(p) > 1]
        text = to_simplified(metadata.title)
        for word in sorted([*parts, *(p[:-1] for p in parts if len(p) > 2), *_empty("zh")], key=len, reverse=True):
            text = text.replace(word, " ")
        pieces = tuple(p for p in _HAN.findall(text) if len(p) > 1)
        english = " ".join(n for n in printed if n.isascii())
        dull = {s for w in _empty("en") for s in english_stems(w).split()}
        stems = frozenset(english_stems(english).split()) - dull
        return _Title(metadata.document_id, printed, pieces, stems, self._concepts(metadata.title))

    def _concepts(self, text: str) -> frozenset[str]:
        found = {m.concept for m in self._glossary.concepts_in(text)}
        return frozenset(c for c in found if self._glossary.get(c).category not in _SILENT)


def names_kind(text: str) -> bool:
    """Whether a question speaks of some instrument: a law, measures, a policy."""
    return any(asked.search(text) for asked, _ in _kinds())


def _shared(text: str, piece: str) -> list[str]:
    """The longest stretches of ``piece`` that stand in ``text``, two characters at least."""
    found, start = [], 0
    while start < len(piece) - 1:
        end = start
        while end < len(piece) and piece[start : end + 1] in text:
            end += 1
        if end - start > 1:
            found.append(piece[start:end])
        start = max(end, start + 1)
    return found


@cache
def _table() -> dict[str, object]:
    return tomllib.loads((files("assistant.understanding") / "title_words.toml").read_text("utf-8"))


def _empty(language: str) -> list[str]:
    words = _table()[f"empty_{language}"]
    assert isinstance(words, list)
    return words


@cache
def _definite_kinds() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    kinds = _table()["kind"]
    assert isinstance(kinds, list)
    rows = [k for k in kinds if "the" in k]
    return tuple((re.compile("|".join(k["the"]), re.IGNORECASE), re.compile("|".join(k["title"]))) for k in rows)


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    kinds = _table()["kind"]
    assert isinstance(kinds, list)
    rows = [k for k in kinds if "asked" in k]
    return tuple((re.compile("|".join(k["asked"]), re.IGNORECASE), re.compile("|".join(k["title"]))) for k in rows)
