"""One document with a clause opened and a quote highlighted."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from corpus.errors import TiaowenError
from corpus.model import Clause, Document, Status
from interfaces.deep_link import DeepLink, locate
from interfaces.pages.answer_view import rendering_html
from interfaces.pages.markup import language_of, marked_html, table_html, text_html
from interfaces.words import Words

if TYPE_CHECKING:
    from corpus.library import Library


def draw_document(library: Library, link: DeepLink, words: Words) -> None:
    """Draw the document that ``link`` names, its clause first."""
    st.button(words("page.back"), key="back", on_click=st.query_params.clear, type="tertiary")
    try:
        document = library.get(link.document_id)
    except TiaowenError as error:
        _problem(words.error(error))
        return
    st.html(_head(document, words))
    clause = document.clause(link.clause_id) if link.clause_id else None
    if link.clause_id and clause is None:
        _problem(words("errors.unknown_clause", subject=link.clause_id))
    if clause is not None:
        _draw_target(document, clause, link.quote, words)
    with st.expander(words("document.contents"), expanded=clause is None):
        st.html(_contents(document, words))


def _problem(text: str) -> None:
    st.html(f'<div class="tw-problem" role="alert">{text_html(text)}</div>')


def _head(document: Document, words: Words) -> str:
    metadata = document.metadata
    title = metadata.title if words.language == "zh" else metadata.title_en or metadata.title
    banner = ""
    if metadata.status is Status.DRAFT:
        text = text_html(words("page.draft_banner", title=metadata.short_title or title))
        banner = f'<ul class="tw-banner"><li data-kind="draft">{text}</li></ul>'
    unknown = words("document.unknown")
    issuer = metadata.named_issuer(words.language)
    rows = [
        [words("document.status"), words(f"document_status.{metadata.status}")],
        [words("document.issuer"), issuer or unknown],
        [words("document.level"), words(f"document_level.{metadata.level}")],
        [words("document.number"), metadata.number or unknown],
        [words("document.issued_on"), metadata.issued_on.isoformat() if metadata.issued_on else unknown],
    ]
    facts = table_html([words("document.title"), metadata.title], rows)
    return f'<div class="tw-doc" lang="{words.language}"><h2>{text_html(title)}</h2>{banner}{facts}</div>'


def _draw_target(document: Document, clause: Clause, quote: str | None, words: Words) -> None:
    span = locate(quote, clause.text)
    if quote and span is None:
        _problem(words("page.quote_missing"))
    st.html(f'<div class="tw-doc">{_article(clause, words, span, "tw-target")}</div>')
    neighbours = {other.order: other for other in document.clauses}
    position = sorted(neighbours).index(clause.order)
    ordered = [neighbours[order] for order in sorted(neighbours)]
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        for name, index in (("previous", position - 1), ("next", position + 1)):
            if 0 <= index < len(ordered):
                target = ordered[index]
                label = f"{words(f'page.{name}')} {target.label}".strip()
                st.button(label, key=name, on_click=_open, args=(document.document_id, target.clause_id))


def _open(document_id: str, clause_id: str) -> None:
    st.query_params.from_dict({"document": document_id, "clause": clause_id})


def _contents(document: Document, words: Words) -> str:
    return f'<div class="tw-doc">{"".join(_article(clause, words, None, "") for clause in document.clauses)}</div>'


def _article(clause: Clause, words: Words, span: tuple[int, int] | None, style: str) -> str:
    path = " › ".join(clause.heading_path)
    heading = f"<h3>{text_html(path)}</h3>" if path else ""
    body = f'<div class="tw-clause" lang="{language_of(clause.text)}">{marked_html(clause.text, span)}</div>'
    return (
        f'<article class="{style}" data-clause="{escape(clause.clause_id)}">{heading}{body}'
        f"{rendering_html(clause.rendering, words)}</article>"
    )
