"""``tiaowen search``: retrieval alone."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from interfaces.cli.batch import Handler, run_batch, text_field, texts_field
from interfaces.cli.context import Context, refuse_unusable
from interfaces.serialise import dump

if TYPE_CHECKING:
    from index import Hit


class Searcher:
    """The index with the clauses that its hits name."""

    def __init__(self, context: Context, k: int) -> None:
        """Open both; ``k`` is the most clauses a query gets."""
        self._max_chars = context.settings().max_question_chars
        self._library = context.library()
        self._index = context.index(self._library)
        self._k = k

    def __call__(self, query: str, documents: Collection[str] | None = None) -> list[dict[str, Any]]:
        """The best clauses for ``query``, best first.

        Raises:
            QuestionError: the query cannot be used.
            UnknownDocumentError: ``documents`` names one that the library does not hold.
        """
        from assistant.normalise import normalise

        question = normalise(query, max_chars=self._max_chars)
        for document_id in documents or ():
            self._library.get(document_id)
        hits = self._index.search(question.text, k=self._k, language=question.language, documents=documents)
        return [self._result(hit) for hit in hits]

    def _result(self, hit: Hit) -> dict[str, Any]:
        clause = self._library.get(hit.document_id).clause(hit.clause_id)
        return {
            "document_id": hit.document_id,
            "clause_id": hit.clause_id,
            "label": clause.label if clause else "",
            "score": round(hit.score, 6),
            "text": clause.text if clause else "",
        }


def run_search(args: argparse.Namespace, context: Context) -> int:
    """Search once, or for every line of a batch."""
    if args.batch is not None:

        def prepare() -> Handler:
            return partial(_search_record, Searcher(context, args.k), args)

        return run_batch(args.batch, prepare, context)
    refuse_unusable(args.query, context)
    results = Searcher(context, args.k)(args.query, args.documents)
    if args.json:
        context.say(dump(results))
    else:
        _print(results, context)
    return 0


def _search_record(search: Searcher, args: argparse.Namespace, record: Mapping[str, Any]) -> Mapping[str, Any]:
    documents = texts_field(record, "documents") or args.documents
    return {"results": search(text_field(record, "query"), documents)}


def _print(results: list[dict[str, Any]], context: Context) -> None:
    if not results:
        context.say(context.words("cli.no_results"))
    for result in results:
        context.say(f"{result['score']:.3f}  {result['document_id']} {result['clause_id']} {result['label']}")
        context.say(f"       {result['text'][:160]}{'…' if len(result['text']) > 160 else ''}")
