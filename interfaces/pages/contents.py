"""The table of contents of a document: headings, and under them the clauses."""

from __future__ import annotations

from html import escape

from corpus.model import Clause, Document
from interfaces.pages.markup import text_html
from interfaces.words import Words


def contents_html(document: Document, words: Words) -> str:
    """A list of links that jump to the clauses below."""
    pieces: list[str] = []
    path: tuple[str, ...] = ()
    for clause in document.clauses:
        if clause.heading_path != path:
            path = clause.heading_path
            if path:
                pieces.append(f'<li class="tw-chapter">{text_html(" › ".join(path))}</li>')
        anchor = escape(f"#clause-{clause.clause_id}")
        pieces.append(f'<li><a href="{anchor}" data-tw-jump>{text_html(_name(clause, words))}</a></li>')
    name = text_html(words("library.contents"))
    return (
        f'<nav class="tw-contents" aria-label="{name}"><details open><summary>{name}</summary>'
        f"<ol>{''.join(pieces)}</ol></details></nav>"
    )


def _name(clause: Clause, words: Words) -> str:
    named = " ".join(part for part in (clause.label, clause.title or "") if part)
    return named or words(f"clause_kind.{clause.kind}")
