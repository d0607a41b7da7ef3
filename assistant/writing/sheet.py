"""The numbered evidence a model may use: clauses and provisions under ids that mean one thing each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from assistant.compose.phrasing import clause_label, clause_title, document_name
from assistant.contract import Language
from assistant.evidence.views import ClauseView
from assistant.wording import Words
from corpus.model import Document, Provision, Status
from corpus.numerals import parse_numeral

SLOT = re.compile(r"\{\s*([^{}\s]{1,80})\s*\}")
_FIGURE = re.compile(
    r"(?:(?:up to|not exceeding|no more than|not more than|at least|no less than)\s+)?(?:RMB\s*|USD\s*|CNY\s*)?"
    r"(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<scale>million|billion|thousand|%)?(?:\s*(?:yuan|years?|months?|days?))?"
)
_SCALE = {"million": 1e6, "billion": 1e9, "thousand": 1e3, "%": 0.01, "": 1.0}
_PRINTED = re.compile(
    r"^(?:clause|article|第)?\s*[（(]?\s*([一二三四五六七八九十百零\d]+)\s*[）)]?\s*条?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Source:
    """A clause under its id in this sheet; ``prefix`` is what its provisions' ids begin with."""

    alias: str
    view: ClauseView
    prefix: str = ""

    def slot(self, provision: Provision) -> str:
        """The id under which a provision of the clause goes into a sentence."""
        return f"{self.prefix}{provision.provision_id}"


@dataclass(frozen=True, slots=True)
class Slot:
    """A provision by the id that names it."""

    source: Source
    provision: Provision


@dataclass(frozen=True, slots=True)
class Sheet:
    """The clauses of one request, best first.

    A clause goes by its id (``22``); where two documents have that id, a letter for the document
    stands before it (``B:22``). ``document_id/22`` always works.
    """

    sources: tuple[Source, ...]
    _known: dict[str, Source] = field(default_factory=dict)
    _slots: dict[str, Slot] = field(default_factory=dict)

    @classmethod
    def of(cls, views: Iterable[ClauseView]) -> Sheet:
        """Number the clauses; a clause given twice counts once."""
        chosen = list({view.clause.key: view for view in views}.values())
        letters = {d: chr(ord("A") + i) for i, d in enumerate(dict.fromkeys(v.clause.document_id for v in chosen))}
        times = Counter(v.clause.clause_id for v in chosen)
        sheet = cls(tuple(_source(v, letters, times) for v in chosen))
        for source in sheet.sources:
            sheet._enter(source)
        return sheet

    def _enter(self, source: Source) -> None:
        full = f"{source.view.clause.document_id}/"
        for name in (source.alias, full + source.view.clause.clause_id):
            self._known[name.lower()] = source
        for provision in source.view.clause.provisions:
            for name in (source.slot(provision), full + provision.provision_id):
                self._slots[name.lower()] = Slot(source, provision)

    def source(self, name: str) -> Source | None:
        """The clause that an id means, also with brackets, as an item's or as a provision's id; None if unknown."""
        plain = name.strip().strip("[]【】{}").strip().lower()
        if found := self._known.get(plain):
            return found
        if slot := self._slots.get(plain):
            return slot.source
        item = re.sub(r"(?:\(.*|p\d+)$", "", plain)
        if found := self._known.get(item):
            return found
        printed = _PRINTED.match(plain)
        number = parse_numeral(printed[1]) if printed else None
        return self._known.get(str(number)) if number is not None else None

    def slot(self, name: str) -> Slot | None:
        """The provision of that id, or None."""
        return self._slots.get(name.strip().lower())

    def listing(self, language: Language) -> str:
        """The evidence as the model reads it: figures replaced by their slots."""
        return "\n\n".join(_entry(source, language) for source in self.sources)


def slots_in(text: str) -> Iterator[re.Match[str]]:
    """The placeholders in a sentence; group 1 is the id."""
    return SLOT.finditer(text)


def _source(view: ClauseView, letters: dict[str, str], times: Counter[str]) -> Source:
    clause = view.clause
    prefix = f"{letters[clause.document_id]}:" if times[clause.clause_id] > 1 else ""
    return Source(f"{prefix}{clause.clause_id}", view, prefix)


def _entry(source: Source, language: Language) -> str:
    clause = source.view.clause
    lines = [f"[{source.alias}] {_headline(source.view.document, source, language)}", with_slots(source)]
    if language == "en" and clause.rendering:
        lines[1] = rendering_with_slots(source)
    lines += [f"{{{source.slot(p)}}}: {_described(p, language)}" for p in clause.provisions]
    return "\n".join(lines)


def _headline(document: Document, source: Source, language: Language) -> str:
    words = Words(language)
    status = words("writing.draft") if document.metadata.status is Status.DRAFT else ""
    title = clause_title(source.view.clause, language) if source.view.clause.title else ""
    label = clause_label(source.view.clause, language)
    return " ".join(filter(None, [document_name(document.metadata, language), label, title, status]))


def _described(provision: Provision, language: Language) -> str:
    words = Words(language)
    named = provision.beneficiary or words("writing.nobody")
    kind = words(f"writing.kind_{provision.kind.value}")
    return words("writing.slot", kind=kind, beneficiary=named) if provision.currency else kind


def with_slots(source: Source) -> str:
    """The clause's text with every figure it fixes replaced by its slot."""
    text, shift = source.view.clause.text, 0
    for provision in sorted(source.view.clause.provisions, key=lambda p: p.start):
        slot = f"{{{source.slot(provision)}}}"
        start, end = provision.start + shift, provision.end + shift
        if source.view.clause.text[provision.start : provision.end] == text[start:end]:
            text = text[:start] + slot + text[end:]
            shift += len(slot) - (provision.end - provision.start)
    return text


def rendering_with_slots(source: Source) -> str:
    """The clause's English with figures replaced by slots, each value's figures in their order."""
    waiting = list(source.view.clause.provisions)

    def put(match: re.Match[str]) -> str:
        value = round(float(match["number"].replace(",", "")) * _SCALE[match["scale"] or ""], 6)
        found = next((p for p in waiting if p.value == value), None)
        if found is None:
            return match.group()
        waiting.remove(found)
        return f"{{{source.slot(found)}}}"

    return _FIGURE.sub(put, source.view.clause.rendering or "")


def aliases(sources: Sequence[Source]) -> str:
    """The ids of clauses, for a log line."""
    return ", ".join(source.alias for source in sources)
