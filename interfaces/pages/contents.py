"""The table of contents of a document: headings, and under them the clauses."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from corpus.model import Clause, Document
from interfaces.pages.markup import text_html
from interfaces.renderings import heading_in, title_in
from interfaces.words import Words


def contents_html(document: Document, words: Words) -> str:
    """A list of links that jump to the clauses below."""
    pieces: list[str] = []
    path: tuple[str, ...] = ()
    for clause in document.clauses:
        if clause.heading_path != path:
            path = clause.heading_path
            if path:
                pieces.append(
                    f'<li class="tw-chapter">{text_html(chapter_name(document.document_id, path, words))}</li>'
                )
        anchor = escape(f"#clause-{clause.clause_id}")
        named = " ".join(part for part in (clause.label, title_in(clause, words.language)) if part)
        name = text_html(named or clause_name(clause, words))
        pieces.append(f'<li><a href="{anchor}" data-tw-jump>{name}</a></li>')
    name = text_html(words("library.contents"))
    return (
        f'<nav class="tw-contents" aria-label="{name}"><details open><summary>{name}</summary>'
        f"<ol>{''.join(pieces)}</ol></details></nav>"
    )


def clause_name(clause: Clause, words: Words) -> str:
    """What a clause is called: its number as printed, else its title, else what it is."""
    return clause.label or title_in(clause, words.language) or words(f"clause_kind.{clause.kind}")


def chapter_name(document_id: str, path: Sequence[str], words: Words) -> str:
    """The headings above a clause in one line."""
    return " › ".join(heading_in(document_id, heading, words.language) for heading in path)
