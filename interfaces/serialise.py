"""Documents, clauses and errors as plain JSON values, the same on every surface."""

from __future__ import annotations

import json
from typing import Any

from corpus.errors import TiaowenError
from corpus.model import Clause, Document
from corpus.serialise import to_json
from interfaces.words import Words


def document_json(document: Document) -> dict[str, Any]:
    """Metadata of a document with how much it holds."""
    return {
        **to_json(document.metadata),
        "clauses": len(document.clauses),
        "provisions": sum(len(clause.provisions) for clause in document.clauses),
        "source_hash": document.source_hash,
    }


def clause_json(clause: Clause) -> dict[str, Any]:
    """One clause with its items, provisions and references."""
    values: dict[str, Any] = to_json(clause)
    return values


def error_json(error: TiaowenError, words: Words, **context: object) -> dict[str, Any]:
    """An error as data: its code, and its message in the reader's language."""
    return {"code": error.code, "message": words.error(error), **context}


def dump(value: object) -> str:
    """One line of JSON; escaped to ASCII only where the text has no UTF-8 form."""
    line = json.dumps(value, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value)
    return line
