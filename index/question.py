"""What a question names outright: clause numbers, boxes, annexes, documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.model import Level, Metadata
from corpus.numerals import CHINESE_DIGITS, parse_numeral
from index.analysis import clean

_NUMBER = rf"[{CHINESE_DIGITS}\d]{{1,12}}"
_PATTERNS = (
    (re.compile(rf"(?P<a>{_NUMBER})\s*[、.．]?\s*\((?P<b>{_NUMBER})\)"), "{a}.{b}"),
    (re.compile(rf"第?\s*(?P<a>{_NUMBER})\s*条之(?P<b>{_NUMBER})"), "{a}-{b}"),
    (re.compile(rf"第?\s*(?P<a>{_NUMBER})\s*条"), "{a}"),
    (re.compile(rf"\((?P<a>{_NUMBER})\)"), "{a}"),
    (re.compile(rf"专栏\s*(?P<a>{_NUMBER})"), "box{a}"),
    (re.compile(rf"附件\s*(?P<a>{_NUMBER})"), "annex{a}"),
    (re.compile(r"\b(?:clause|article|art|section|sec|item|measure)s?\b\.?\s*\(?(?P<a>\d+)[.](?P<b>\d+)"), "{a}.{b}"),
    (re.compile(r"\b(?:clause|article|art|section|sec|item|measure)s?\b\.?\s*\(?(?P<a>\d+|[ivxl]+)\b"), "{a}"),
    (re.compile(r"\bbox\s*(?P<a>\d+)"), "box{a}"),
    (re.compile(r"\bannex\s*(?P<a>\d+)"), "annex{a}"),
)
_PUNCTUATION = re.compile(r"[\W_]+")
_SHORTEST_NAME = 4

_LEVEL_WORDS = {
    Level.NATIONAL: re.compile(r"国家(?:级|层面|计划|政策|规定)?|全国|中央|\bnational(?:ly)?\b|\bcentral government\b"),
    Level.PROVINCIAL: re.compile(r"全?省(?:级|里)|\bprovinc(?:e|ial)\b"),
    Level.MUNICIPAL: re.compile(r"(?:全|本)?市(?:级|里)|\bmunicipal(?:ity)?\b"),
    Level.DISTRICT: re.compile(r"(?:全|本)?区(?:级|里)|\bdistrict\b"),
}


def clause_ids_named(question: str) -> frozenset[str]:
    """The clause ids that the question's numbers would have: 第十六条 → ``16``, 三（二） → ``3.2``."""
    return frozenset(_named(clean(question)))


def _named(plain: str) -> Iterator[str]:
    taken = bytearray(len(plain))
    for pattern, shape in _PATTERNS:
        for match in pattern.finditer(plain):
            if any(taken[match.start() : match.end()]):
                continue
            numbers = {name: parse_numeral(text) for name, text in match.groupdict().items()}
            if None not in numbers.values():
                taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
                yield shape.format(**numbers)


class DocumentNames:
    """Recognises documents by title, short title, alias or number, and by place or level."""

    def __init__(self, documents: Iterable[Metadata]) -> None:
        """Take the names of every document down, without punctuation and spaces."""
        self._names: list[tuple[str, str]] = []
        self._places: list[tuple[str, str]] = []
        self._levels: list[tuple[Level, str]] = []
        for meta in documents:
            names = (meta.title, meta.short_title, meta.title_en, meta.short_title_en, meta.number, *meta.aliases)
            keys = {_key(name) for name in names if name}
            self._names.extend((key, meta.document_id) for key in sorted(keys) if len(key) >= _SHORTEST_NAME)
            places = (meta.region, (meta.region or "").removesuffix("市").removesuffix("省"), meta.region_en)
            self._places.extend((clean(place), meta.document_id) for place in places if place and len(place) > 1)
            self._levels.append((meta.level, meta.document_id))
        self._names.sort(key=lambda entry: (-len(entry[0]), entry))

    def named(self, question: str) -> frozenset[str]:
        """Ids of the documents whose name stands in the question; a name inside a longer one does not count."""
        rest = _key(question)
        found: dict[str, set[str]] = {}
        for key, document_id in self._names:
            if key in found or key in rest:
                found.setdefault(key, set()).add(document_id)
                rest = rest.replace(key, " ")
        return frozenset(id_ for ids in found.values() for id_ in ids)

    def hinted(self, question: str) -> frozenset[str]:
        """Ids of the documents whose place or level the question mentions."""
        plain = clean(question)
        places = {id_ for place, id_ in self._places if place in plain}
        levels = {id_ for level, id_ in self._levels if (words := _LEVEL_WORDS.get(level)) and words.search(plain)}
        return frozenset(places | levels)


def _key(name: str) -> str:
    return _PUNCTUATION.sub("", clean(name))
