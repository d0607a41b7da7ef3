"""Looks up the clauses and documents that an answer cites, as the library holds them now."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.model import Clause, Document


class Sources:
    """Documents by id; what is gone from the library is None."""

    def __init__(self, documents: Iterable[Document]) -> None:
        """Hold the documents as they are at this moment."""
        self._documents = {document.document_id: document for document in documents}

    def document(self, document_id: str) -> Document | None:
        """The document with that id, or None."""
        return self._documents.get(document_id)

    def clause(self, document_id: str, clause_id: str) -> Clause | None:
        """A clause of a document, or None."""
        document = self._documents.get(document_id)
        return document.clause(clause_id) if document else None
