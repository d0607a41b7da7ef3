"""The documents a home holds: the founding ones and those people added."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import DocumentError, InputError, StorageError, TiaowenError, UnknownDocumentError
from corpus.founding_documents import founding_ids, founding_metadata, founding_source
from corpus.intake import AddResult, bytes_of, document_of, files_of, record_of
from corpus.model import Document, Metadata, Status
from corpus.readers import read_file
from corpus.renderings import renderings_for
from corpus.slugs import free_slug, slug_of
from corpus.status import status_on
from corpus.store import LAYOUT, Record, Store, parser_fingerprint

if TYPE_CHECKING:
    from corpus.rule_index import RuleIndex

__all__ = ["AddResult", "Library"]

class Library:
    """Every document of one home, parsed once and kept.

    Documents are loaded when asked for. ``problems`` holds, by id, what is wrong with stored
    documents that cannot be read; they are left out and nothing of them is deleted.
    """

    def __init__(self, store: Store, today: date | None = None) -> None:
        self._store = store
        self._fixed_day = today
        self._day = today or date.today()
        self.problems: dict[str, TiaowenError] = {}
        self._records: dict[str, Record] = {}
        self._documents: dict[str, Document] = {}
        self._parsed: dict[str, Document] = {}
        self._rules: RuleIndex | None = None
        self._superseded: dict[str, str] | None = None
        self.reload()

    @classmethod
    def open(cls, home: Path, *, today: date | None = None) -> Library:
        """The library of a home folder, which needs not exist yet nor be writable.

        Raises:
            StorageError: the home folder cannot be read.
        """
        store = Store(Path(home))
        store.check()
        return cls(store, today)

    def reload(self) -> None:
        """Look again at what the home holds, after another process changed it."""
        self._forget()
        self._records, self._parsed, self.problems = {}, {}, {}
        removed = self._store.removed()
        for document_id in founding_ids():
            if document_id not in removed:
                self._records[document_id] = self._founding_record(document_id)
        for document_id in self._store.document_ids():
            try:
                self._records[document_id] = self._added_record(document_id)
            except TiaowenError as error:
                self.problems[document_id] = error

    @property
    def document_ids(self) -> tuple[str, ...]:
        """The ids of all documents, founding ones first."""
        return tuple(self._records)

    @property
    def metadata(self) -> tuple[Metadata, ...]:
        """The metadata of all documents, statuses as of today, without loading their clauses."""
        return tuple(self._current(record.metadata) for record in self._records.values())

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents, founding ones first."""
        found: list[Document] = []
        for document_id in list(self._records):
            try:
                found.append(self.get(document_id))
            except DocumentError as error:
                self.problems[document_id] = error
                del self._records[document_id]
        return tuple(found)

    @property
    def version(self) -> str:
        """A short hash of what all documents say; the same for the same documents."""
        lines = [f"{name} {record.content} {sorted(renderings_for(name).items())}"
                 for name, record in sorted(self._records.items())]
        return sha256("\n".join([f"layout {LAYOUT}", *lines]).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def get(self, document_id: str) -> Document:
        """One document.

        Raises:
            UnknownDocumentError: the library has no such document; the message lists those it has.
        """
        if document_id not in self._records:
            raise UnknownDocumentError(document_id, "there is no such document in the library",
                                       f"Use one of: {', '.join(self._records) or 'none yet'}.",
                                       known=self.document_ids)
        if not self._fixed_day and self._day != date.today():
            self._forget()
        if document_id not in self._documents:
            self._documents[document_id] = self._load(document_id)
        return self._documents[document_id]

    def find_rule(self, title_or_number: str) -> Document | None:
        """The document that a rule's name (with or without 《》) or number means, or None."""
        if self._rules is None:
            from corpus.rule_index import RuleIndex

            self._rules = RuleIndex(self.metadata)
        found = self._rules.find(title_or_number)
        return self.get(found) if found else None

    def status_of(self, document_id: str, day: date) -> Status:
        """The status of a document as of ``day``.

        Raises:
            UnknownDocumentError: the library has no such document.
        """
        metadata = self.get(document_id).metadata
        successor = self._records.get(metadata.superseded_by or "")
        since = (successor.metadata.effective_on or successor.metadata.issued_on) if successor else None
        return status_on(metadata, day, superseded_on=since)

    def add(self, paths: Sequence[Path]) -> list[AddResult]:
        """Read, parse and store files; a folder stands for every readable file below it.

        Files that cannot be read are reported, not fatal. The same content again is unchanged;
        a file of a known name with new content replaces its document once it is parsed.

        Raises:
            StorageError: the home folder cannot be written.
        """
        results: list[AddResult] = []
        with self._store.lock():
            self.reload()
            fresh: set[str] = set()
            for path, origin in files_of(paths):
                result = self._add_one(path, origin, fresh)
                if result.document_id and result.outcome in ("added", "replaced"):
                    fresh.add(result.document_id)
                results.append(result)
        self._forget()
        return [replace(result, document=self.get(result.document_id)) if result.document_id else result
                for result in results]

    def remove(self, document_id: str) -> None:
        """Take a document out; a founding one can be brought back by ``restore_founding``.

        Raises:
            UnknownDocumentError: the library has no such document.
            StorageError: the home folder cannot be written.
        """
        if document_id not in self._records and document_id not in self.problems:
            self.get(document_id)
        with self._store.lock():
            if document_id in founding_ids():
                self._store.save_removed(self._store.removed() | {document_id})
            elif self._store.folder(document_id).exists():
                self._store.delete(document_id)
            self.reload()

    def restore_founding(self) -> None:
        """Bring back every founding document that was taken out.

        Raises:
            StorageError: the home folder cannot be written.
        """
        with self._store.lock():
            self._store.save_removed(frozenset())
            self.reload()

    def _add_one(self, path: Path, origin: str, fresh: set[str]) -> AddResult:
        try:
            source = read_file(path)
            known = self._same_content(source.sha256)
            if known:
                return AddResult(path, known, "unchanged")
            if restored := self._restored(source.sha256):
                return AddResult(path, restored, "added")
            data = bytes_of(path, source)
            document_id = self._id_for(path, origin, fresh)
            document = document_of(source, document_id)
            known_before = document_id in self._records
            record = record_of(document, source.name, origin, source.sha256)
            self._store.save(record, document, data)
            self._records[document_id] = record
            return AddResult(path, document_id, "replaced" if known_before else "added")
        except InputError as error:
            return AddResult(path, None, "failed", error=error)

    def _same_content(self, digest: str) -> str | None:
        """The document of that content, unless its stored original was lost."""
        return next((name for name, record in self._records.items() if record.sha256 == digest
                     and (name in founding_ids() or self._store.original(name) is not None)), None)

    def _restored(self, digest: str) -> str | None:
        """The founding document of that content, brought back if it had been taken out."""
        for document_id in founding_ids():
            if founding_source(document_id).sha256 == digest:
                self._store.save_removed(self._store.removed() - {document_id})
                self._records[document_id] = self._founding_record(document_id)
                return document_id
        return None

    def _id_for(self, path: Path, origin: str, fresh: set[str]) -> str:
        """The id of the document that a file replaces, else a free one."""
        added = [record for name, record in self._records.items() if name not in founding_ids() and name not in fresh]
        for candidates in ([r for r in added if r.origin == origin], [r for r in added if r.name == path.name]):
            if len(candidates) == 1:
                return candidates[0].document_id
        if slug_of(path.stem) in self.problems:
            return slug_of(path.stem)
        return free_slug(path.stem, {*self._records, *self.problems, *founding_ids()})

    def _founding_record(self, document_id: str) -> Record:
        source = founding_source(document_id)
        record = self._store.record(document_id, founding=True)
        if record and record.parser == parser_fingerprint() and record.origin == source.key:
            return record
        return self._parse_founding(document_id)

    def _parse_founding(self, document_id: str) -> Record:
        from corpus.parser import parse_text

        source = founding_source(document_id)
        document = parse_text(source.text, founding_metadata(document_id), document_id=document_id)
        record = record_of(document, "source.txt", source.key, source.sha256)
        self._keep(record, document, founding=True)
        return record

    def _added_record(self, document_id: str) -> Record:
        record = self._store.record(document_id)
        if record and record.parser == parser_fingerprint():
            return record
        return self._parse_again(document_id, record)

    def _parse_again(self, document_id: str, record: Record | None) -> Record:
        original = self._store.original(document_id)
        if original is None:
            raise DocumentError(document_id, "the stored original is missing", "Add the file again.",
                                code="document_lost")
        source = read_file(original)
        document = document_of(source, document_id)
        renewed = record_of(document, source.name, record.origin if record else source.name, source.sha256)
        self._keep(renewed, document)
        return renewed

    def _keep(self, record: Record, document: Document, *, founding: bool = False) -> None:
        """Store a parsed form where that is possible; a read-only home works without."""
        self._parsed[record.document_id] = document
        with contextlib.suppress(OSError, StorageError), self._store.lock():
            stored = self._store.record(record.document_id, founding=founding)
            if founding or stored is None or stored.sha256 == record.sha256:
                self._store.save(record, document, founding=founding)

    def _load(self, document_id: str) -> Document:
        record = self._records[document_id]
        founding = document_id in founding_ids()
        document = self._parsed.pop(document_id, None) or self._store.document(record, founding=founding)
        if document is None:
            self._records[document_id] = (self._parse_founding(document_id) if founding
                                          else self._parse_again(document_id, record))
            document = self._parsed.pop(document_id)
        return self._dressed(document)

    def _dressed(self, document: Document) -> Document:
        """The document with its renderings and its status of today."""
        english = renderings_for(document.document_id)
        clauses = tuple(replace(clause, rendering=english.get(clause.clause_id, clause.rendering))
                        for clause in document.clauses) if english else document.clauses
        return replace(document, clauses=clauses, metadata=self._current(document.metadata))

    def _current(self, metadata: Metadata) -> Metadata:
        successor = self._successors().get(metadata.document_id)
        known = replace(metadata, superseded_by=successor or metadata.superseded_by)
        newer = self._records.get(successor) if successor else None
        since = (newer.metadata.effective_on or newer.metadata.issued_on) if newer else None
        return replace(known, status=status_on(known, self._day, superseded_on=since))

    def _successors(self) -> dict[str, str]:
        """Document → the document of the library that puts it out of force."""
        if self._superseded is None:
            self._superseded = {}
            if any(record.repeals for record in self._records.values()):
                from corpus.rule_index import find_successors

                self._superseded = find_successors(self._records)
        return self._superseded

    def _forget(self) -> None:
        self._day = self._fixed_day or date.today()
        self._documents, self._rules, self._superseded = {}, None, None
