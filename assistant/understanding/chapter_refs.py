"""Reads a clause number that stands behind the heading of a chapter as one within it: 保障措施（三）（四）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.understanding.clauserefs import FoundRef, find_clause_refs
from assistant.understanding.model import ClauseRef
from corpus.model import ClauseKind, Document
from corpus.numerals import parse_numeral
from corpus.scripts import to_simplified

_LABEL = re.compile(r"^(?:第[^\s]{1,4}[章节编]|[一二三四五六七八九十]+、)\s*")
_SHORTEST = 4
_WITHIN = r"(?:这一?|那一?|的|里面?|中|部分|章|下面?|之下|板块|第|[,，:：])*$"
_BETWEEN = re.compile(r"[\s、,，第]*(?:和|与|跟|及|以及)?[\s第]*")
_BY_POINT = r"(?:的|里面?|中|部分)*第\s*(?P<number>[0-9一二三四五六七八九十]+)\s*[项点](?!目|数)"


class ChapterRefs:
    """The chapters of a library whose clauses are numbered anew in each, by their headings."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """Collect the headings once."""
        self._chapters: dict[str, str] = {}
        for document in documents:
            for clause in document.clauses:
                nested = clause.kind is ClauseKind.CLAUSE and clause.clause_id.startswith(f"{clause.chapter}.")
                if not nested or not clause.heading_path or not clause.chapter:
                    continue
                name = _LABEL.sub("", to_simplified(clause.heading_path[0])).strip()
                if len(name) >= _SHORTEST:
                    self._chapters.setdefault(name, clause.chapter)
        names = "|".join(map(re.escape, sorted(self._chapters, key=len, reverse=True))) or r"(?!)"
        self._before = re.compile(f"(?P<name>{names}){_WITHIN}")
        self._by_point = re.compile(f"(?P<name>{names}){_BY_POINT}")

    def find(self, text: str) -> list[FoundRef]:
        """The clause numbers of a normalised question, those behind a chapter's heading as clauses of that chapter."""
        read: list[FoundRef] = []
        chapter: str | None = None
        for item in find_clause_refs(text):
            heading = self._before.search(text[: item.start])
            if heading is not None:
                chapter = self._chapters[heading["name"]]
            elif not read or _BETWEEN.fullmatch(text[read[-1].end : item.start]) is None:
                chapter = None
            start = heading.start() if heading is not None else item.start
            inside = _inside(item.ref, chapter)
            read.append(item if inside is None else FoundRef(inside, start, item.end))
        pointed = (p for p in self._pointed(text) if not any(p.start < r.end and r.start < p.end for r in read))
        return sorted([*read, *pointed], key=lambda r: r.start)

    def _pointed(self, text: str) -> Iterator[FoundRef]:
        """The clauses of a chapter that are called its points: 重点任务第三项."""
        for match in self._by_point.finditer(text):
            number, chapter = parse_numeral(match["number"]), self._chapters[match["name"]]
            if number:
                ref = ClauseRef(match.group(), (f"{chapter}.{number}", f"{chapter}({number})"))
                yield FoundRef(ref, match.start(), match.end())


def _inside(ref: ClauseRef, chapter: str | None) -> ClauseRef | None:
    """A plain number, or a range of such, as one of a chapter; None where it is something else."""
    number = ref.ids[0] if ref.ids else ""
    if chapter is None or ref.chapter or not number.isdecimal():
        return None
    until = f"{chapter}.{ref.until}" if ref.until else None
    return replace(ref, ids=(f"{chapter}.{number}", f"{chapter}({number})"), until=until)
