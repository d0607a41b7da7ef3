"""``tiaowen add``, ``remove`` and ``index``: what the library holds, and the index after it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import InputError
from interfaces.cli.context import Context
from interfaces.serialise import document_json, dump, error_json

if TYPE_CHECKING:
    from corpus.intake import AddResult

_FAILED = 1
_NOTHING_USABLE = 2


def run_add(args: argparse.Namespace, context: Context) -> int:
    """Add files and folders, show what was found in them, and index it.

    Returns:
        0; 1 where a file could not be added; 2 where none could.

    Raises:
        InputError: a folder holds no readable file.
        StorageError: the home folder cannot be written.
    """
    library = context.library()
    results = library.add([Path(path) for path in args.paths])
    if not results:
        problem, remedy = "there is no readable file in it", "Name a txt, md, docx, pdf or html file"
        raise InputError(", ".join(args.paths), problem, remedy)
    if any(result.outcome in ("added", "replaced") for result in results):
        context.index(library)
    if args.json:
        context.say(dump([_result_json(result, context) for result in results]))
    else:
        for result in results:
            _print_document(result, context)
    failed = [result for result in results if result.error is not None]
    for result in failed:
        if result.error is not None:
            context.complain(result.error)
    if len(failed) == len(results):
        return _NOTHING_USABLE
    return _FAILED if failed else 0


def run_remove(args: argparse.Namespace, context: Context) -> int:
    """Take a document out, of the index too.

    Raises:
        UnknownDocumentError: the library holds no such document.
        StorageError: the home folder cannot be written.
    """
    library = context.library()
    library.remove(args.document)
    context.index(library)
    context.say(context.words("cli.removed", document_id=args.document))
    return 0


def run_index(args: argparse.Namespace, context: Context) -> int:
    """Build the whole index again from the documents.

    Raises:
        ConfigurationError: the embedding model cannot be used, or its service fails.
        StorageError: the home folder cannot be written.
    """
    library = context.library()
    context.index(library, rebuild=True)
    clauses = sum(len(document.clauses) for document in library.documents)
    context.say(context.words("cli.indexed", documents=len(library.documents), clauses=clauses))
    return 0


def _result_json(result: AddResult, context: Context) -> dict[str, Any]:
    return {
        "path": str(result.path),
        "outcome": result.outcome,
        "document_id": result.document_id,
        "document": document_json(result.document) if result.document else None,
        "clauses": [clause.clause_id for clause in result.document.clauses] if result.document else [],
        "error": error_json(result.error, context.words) if result.error else None,
    }


def _print_document(result: AddResult, context: Context) -> None:
    if result.document is None:
        return
    document, words = result.document, context.words
    metadata = document.metadata
    context.say(words(f"cli.{result.outcome}", document_id=result.document_id, title=metadata.title))
    facts = [
        words(f"document_status.{metadata.status}"),
        metadata.issuer or "",
        metadata.number or "",
        words("document.clauses", count=len(document.clauses)),
        words("document.provisions", count=sum(len(clause.provisions) for clause in document.clauses)),
    ]
    context.say("  " + " · ".join(fact for fact in facts if fact))
    for clause in document.clauses:
        written = "、".join(provision.as_written for provision in clause.provisions)
        context.say(
            f"  [{clause.clause_id}] {clause.label} {clause.title or ''}".rstrip() + (f"  {written}" if written else "")
        )
