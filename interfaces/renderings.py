"""Headings and titles of documents in the reader's language, where the library renders them in it."""

from __future__ import annotations

from assistant.contract import Language
from corpus.model import Clause
from corpus.renderings import heading_renderings, title_renderings


def heading_in(document_id: str, heading: str, language: Language) -> str:
    """A heading of a document, as printed where it has no rendering."""
    return heading_renderings(document_id).get(heading, heading) if language == "en" else heading


def title_in(clause: Clause, language: Language) -> str:
    """The title of a clause, as printed where it has no rendering; empty for a clause without one."""
    printed = clause.title or ""
    if not printed or language != "en":
        return printed
    return title_renderings(clause.document_id).get(clause.clause_id, printed)
