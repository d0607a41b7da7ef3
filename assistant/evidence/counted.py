"""Finds clauses by a number of things that a question names: 那100部作品, the 30 projects."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.evidence.sentences import Sentence
from assistant.evidence.views import ClauseView
from assistant.understanding.model import Count
from corpus.model import Document, Provision, ProvisionKind


def counted_in(documents: Iterable[Document], counts: Iterable[Count]) -> frozenset[tuple[str, str]]:
    """The keys of the clauses that fix one of these numbers of things."""
    wanted = tuple(counts)
    if not wanted:
        return frozenset()
    return frozenset(
        clause.key
        for document in documents
        for clause in document.clauses
        for provision in clause.provisions
        if provision.kind is ProvisionKind.COUNT and any(_is_same(provision, count) for count in wanted)
    )


def _is_same(provision: Provision, count: Count) -> bool:
    if provision.value != count.value:
        return False
    return not count.unit or count.unit in (provision.unit or "") or count.unit in provision.as_written


def counts_in(view: ClauseView, sentence: Sentence, counts: Iterable[Count]) -> bool:
    """Whether a sentence of a clause fixes one of these numbers of things."""
    own = (p for p in view.clause.provisions if sentence.start <= p.start < sentence.end)
    return any(p.kind is ProvisionKind.COUNT and _is_same(p, count) for p in own for count in counts)
