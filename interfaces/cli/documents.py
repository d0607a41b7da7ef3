"""``tiaowen documents`` and ``tiaowen clauses``: what is held."""

from __future__ import annotations

import argparse

from corpus.model import Document
from interfaces.cli.context import Context
from interfaces.serialise import clause_json, document_json, dump


def run_documents(args: argparse.Namespace, context: Context) -> int:
    """List the documents with their metadata."""
    documents = context.library().documents
    if args.json:
        context.say(dump([document_json(document) for document in documents]))
        return 0
    for document in documents:
        _print(document, context)
    return 0


def run_clauses(args: argparse.Namespace, context: Context) -> int:
    """List the clauses of one document, in order.

    Raises:
        UnknownDocumentError: the library holds no such document.
    """
    for clause in context.library().get(args.document).clauses:
        if args.json:
            context.say(dump(clause_json(clause)))
        else:
            context.say(f"[{clause.clause_id}] {' › '.join(clause.heading_path)}".rstrip())
            context.say(f"{clause.text}\n")
    return 0


def _print(document: Document, context: Context) -> None:
    metadata, say = document.metadata, context.words
    provisions = sum(len(clause.provisions) for clause in document.clauses)
    title = metadata.title if say.language == "zh" else metadata.title_en or metadata.title
    issuer = metadata.named_issuer(say.language)
    context.say(metadata.document_id)
    context.say(f"  {title}")
    facts = [
        say(f"document_status.{metadata.status}"),
        issuer or "",
        metadata.number or "",
        say("document.clauses", count=len(document.clauses)),
        say("document.provisions", count=provisions),
    ]
    context.say("  " + " · ".join(fact for fact in facts if fact))
