"""Links into a document: ``?document=…&clause=…&quote=…`` opens a clause with the quote marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlencode

_SPAN = re.compile(r"(\d+)-(\d+)")


@dataclass(frozen=True, slots=True)
class DeepLink:
    """What a link points at; ``quote`` is a span ``start-end`` of the clause text, or verbatim words of it."""

    document_id: str
    clause_id: str | None = None
    quote: str | None = None

    def href(self) -> str:
        """The link, relative to the page."""
        fields = {"document": self.document_id, "clause": self.clause_id, "quote": self.quote}
        return "?" + urlencode({name: value for name, value in fields.items() if value})


def locate(quote: str | None, text: str) -> tuple[int, int] | None:
    """Where ``quote``, a span or words, stands in ``text`` (code points, half-open), or None."""
    if not quote:
        return None
    if span := _SPAN.fullmatch(quote):
        first, last = int(span[1]), int(span[2])
        return (first, last) if first < last <= len(text) else None
    start = text.find(quote)
    return None if start < 0 else (start, start + len(quote))
