"""The text of a clause as HTML: its items on lines of their own, passages highlighted."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Clause
from interfaces.pages.markup import Span, marked_html


def clause_html(clause: Clause, spans: Sequence[Span] = ()) -> str:
    """The whole clause text, a paragraph for each outermost item, with ``spans`` marked.

    Offsets are code points into the clause text, half-open. Nothing of the text is left out or added.
    """
    cuts = [0, *_starts(clause), len(clause.text)]
    paragraphs = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        inside = [(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start]
        paragraphs.append(f"<p>{marked_html(clause.text[start:end], inside)}</p>")
    return "".join(paragraphs)


def _starts(clause: Clause) -> list[int]:
    """Where outermost items begin, the clause's own beginning left out."""
    starts: list[int] = []
    end = 0
    for item in sorted(clause.items, key=lambda item: (item.start, -item.end)):
        if item.start >= end:
            starts.append(item.start)
            end = item.end
    return [start for start in starts if 0 < start < len(clause.text)]
