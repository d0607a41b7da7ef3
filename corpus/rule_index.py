"""Finds the document that a rule's name or number means."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from corpus.model import Metadata, Status
from corpus.repeals import Repeal
from corpus.rule_names import full_names, loose_names, normal_name, query_names


class RuleIndex:
    """Names and numbers of the documents of a library."""

    def __init__(self, documents: Iterable[Metadata]) -> None:
        self._metadata = {metadata.document_id: metadata for metadata in documents}
        self._numbers: dict[str, list[str]] = defaultdict(list)
        self._full: dict[str, list[str]] = defaultdict(list)
        self._loose: dict[str, list[str]] = defaultdict(list)
        for metadata in self._metadata.values():
            if metadata.number:
                self._numbers[_number_key(metadata.number)].append(metadata.document_id)
            for name in full_names(metadata):
                self._full[name].append(metadata.document_id)
            for name in loose_names(metadata):
                self._loose[name].append(metadata.document_id)

    def find(self, name: str) -> str | None:
        """The id of the document meant, or None.

        A number or a full name decides; a name without its place or state counts only where
        one document alone can be meant.
        """
        if found := self._numbers.get(_number_key(name)):
            return self._best(found)
        forms = query_names(name)
        for form in forms:
            if found := self._full.get(form):
                return self._best(found)
        for form in forms:
            found = list(dict.fromkeys(self._loose.get(form, ())))
            if len(found) == 1:
                return found[0]
        return None

    def _best(self, document_ids: list[str]) -> str:
        """Of several documents of one name the one in force, then the latest."""
        return max(document_ids, key=self._standing)

    def _standing(self, document_id: str) -> tuple[bool, bool, date]:
        metadata = self._metadata[document_id]
        ended = metadata.status in (Status.SUPERSEDED, Status.EXPIRED)
        newest = metadata.effective_on or metadata.issued_on or metadata.printed_on or date.min
        return (not ended, metadata.status is not Status.DRAFT, newest)


class Described(Protocol):
    """Anything that has metadata and says which rules it puts out of force."""

    @property
    def metadata(self) -> Metadata:
        """The document's metadata."""

    @property
    def repeals(self) -> tuple[Repeal, ...]:
        """The rules it puts out of force."""


def find_successors(documents: Mapping[str, Described]) -> dict[str, str]:
    """Document id → id of the document that says it puts that one out of force.

    A draft repeals nothing, and nothing is repealed by an older text.
    """
    rules = RuleIndex(document.metadata for document in documents.values())
    successors: dict[str, str] = {}
    for name, document in documents.items():
        if document.metadata.status is Status.DRAFT:
            continue
        for repeal in document.repeals:
            old = _repealed(repeal, rules, documents)
            if old and old != name and not _is_older(document.metadata, documents[old].metadata):
                successors[old] = name
    return successors


def _repealed(repeal: Repeal, rules: RuleIndex, documents: Mapping[str, Described]) -> str | None:
    """The document meant; one of the same name but another number is not."""
    if repeal.number and (found := rules.find(repeal.number)):
        return found
    found = rules.find(repeal.title)
    return None if found and repeal.number and documents[found].metadata.number else found


def _is_older(metadata: Metadata, other: Metadata) -> bool:
    own, others = (each.effective_on or each.issued_on for each in (metadata, other))
    return own is not None and others is not None and own < others


def _number_key(number: str) -> str:
    """The number without spaces and with one kind of brackets; years and digits decide."""
    key = re.sub(r"第(?=\d)", "", normal_name(number))
    return key.removeprefix("中华人民共和国")
