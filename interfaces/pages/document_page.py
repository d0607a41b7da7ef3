"""One document to be read: contents, search in it, every clause with its link, both languages side by side."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from corpus.errors import TiaowenError
from corpus.model import Clause, Document, Status
from interfaces.deep_link import DeepLink, locate
from interfaces.pages.clause_view import clause_html
from interfaces.pages.contents import chapter_name, clause_name, contents_html
from interfaces.pages.markup import Span, language_of, marked_html, plain_label, table_html, text_html
from interfaces.pages.scope import short_title, shown_title
from interfaces.pages.search_in import clauses_with, spans_in
from interfaces.words import Words

if TYPE_CHECKING:
    from corpus.library import Library


def draw_document(library: Library, link: DeepLink, words: Words) -> None:
    """Draw the document that ``link`` names, its clause first."""
    st.html(f'<p class="tw-ways"><a href="?page=library" data-tw-go>{text_html(words("library.back"))}</a></p>')
    try:
        document = library.get(link.document_id)
    except TiaowenError:
        _problem(words("library.unknown", subject=link.document_id))
        return
    st.html(_head(document, words))
    opened = st.container()
    st.html(_facts(document, words))
    paired = any(clause.rendering for clause in document.clauses)
    beside = paired and st.toggle(words("library.side_by_side"), key="side-by-side", value=True)
    if link.clause_id:
        with opened:
            _draw_asked(document, link, words, beside=beside)
    _draw_text(document, words, beside=beside)


def _draw_asked(document: Document, link: DeepLink, words: Words, *, beside: bool) -> None:
    clause = document.clause(link.clause_id) if link.clause_id else None
    if clause is None:
        _problem(words("errors.unknown_clause", subject=link.clause_id or ""))
    else:
        _draw_target(document, clause, link.quote, words, beside=beside)


def _problem(text: str) -> None:
    st.html(f'<div class="tw-problem" role="alert">{text_html(text)}</div>')


def _head(document: Document, words: Words) -> str:
    metadata = document.metadata
    title = shown_title(metadata, words)
    banner = ""
    if metadata.status is Status.DRAFT:
        text = text_html(words("page.draft_banner", title=short_title(metadata, words)))
        banner = f'<ul class="tw-banner"><li data-kind="draft">{text}</li></ul>'
    return (
        f'<div class="tw-doc" lang="{words.language}"><h2 class="tw-title" lang="{language_of(title)}">'
        f"{text_html(title)}</h2>{banner}</div>"
    )


def _facts(document: Document, words: Words) -> str:
    metadata = document.metadata
    unknown = words("document.unknown")
    rows = [
        [words("document.title"), metadata.title],
        [words("document.status"), words(f"document_status.{metadata.status}")],
        [words("document.issuer"), metadata.named_issuer(words.language) or unknown],
        [words("document.level"), words(f"document_level.{metadata.level}")],
        [words("document.number"), metadata.number or unknown],
        [words("document.issued_on"), metadata.issued_on.isoformat() if metadata.issued_on else unknown],
    ]
    facts = table_html(words("library.facts"), [words("library.fact"), words("library.value")], rows)
    summary = text_html(words("library.facts"))
    return f'<div class="tw-doc"><details class="tw-facts"><summary>{summary}</summary>{facts}</details></div>'


def _draw_target(document: Document, clause: Clause, quote: str | None, words: Words, *, beside: bool) -> None:
    span = locate(quote, clause.text)
    if quote and span is None:
        _problem(words("page.quote_missing"))
    spans = [span] if span else []
    article = _article(clause, spans, words, style="tw-target", beside=beside, prefix="target")
    st.html(f'<div class="tw-doc">{article}</div>')
    ordered = sorted(document.clauses, key=lambda other: other.order)
    position = ordered.index(clause)
    with st.container(horizontal=True, horizontal_alignment="distribute", key="tw-neighbours"):
        for name, index in (("previous", position - 1), ("next", position + 1)):
            if 0 <= index < len(ordered):
                target = ordered[index]
                label = plain_label(f"{words(f'page.{name}')} {target.label}".strip())
                st.button(label, key=name, on_click=_open, args=(document.document_id, target.clause_id))


def _open(document_id: str, clause_id: str) -> None:
    st.query_params.from_dict({"document": document_id, "clause": clause_id})


def _draw_text(document: Document, words: Words, *, beside: bool) -> None:
    st.html(f'<h2 class="tw-title">{text_html(words("document.contents"))}</h2>')
    sought = st.text_input(words("library.find"), key="find", placeholder=words("library.find_hint")).strip()
    clauses = clauses_with(document.clauses, sought)
    if sought:
        found = words("library.found", clauses=len(clauses), words=sought)
        above = f'<p class="tw-count" role="status">{text_html(found)}</p>'
    else:
        above = contents_html(document, words)
    # in one piece, so that no link of the contents is there before what it points to
    st.html(f'{above}<div class="tw-doc">{_articles(clauses, sought, words, beside=beside)}</div>')


def _articles(clauses: Iterable[Clause], sought: str, words: Words, *, beside: bool) -> str:
    pieces: list[str] = []
    path: tuple[str, ...] = ()
    for clause in clauses:
        if clause.heading_path != path and clause.heading_path:
            path = clause.heading_path
            pieces.append(_chapter(clause.document_id, path, words))
        pieces.append(_article(clause, spans_in(clause.text, sought), words, beside=beside, sought=sought))
    return "".join(pieces)


def _chapter(document_id: str, path: tuple[str, ...], words: Words) -> str:
    name, printed = chapter_name(document_id, path, words), " › ".join(path)
    below = "" if name == printed else f'<small class="tw-original" lang="zh">{text_html(printed)}</small>'
    return f'<h3 class="tw-chapter">{text_html(name)}{below}</h3>'


def _article(
    clause: Clause,
    spans: list[Span],
    words: Words,
    *,
    beside: bool,
    style: str = "",
    prefix: str = "clause",
    sought: str = "",
) -> str:
    name = clause_name(clause, words)
    anchor = escape(f"{prefix}-{clause.clause_id}")
    href = escape(DeepLink(clause.document_id, clause.clause_id).href())
    body = f'<div class="tw-clause" lang="{language_of(clause.text)}">{clause_html(clause, spans)}</div>'
    if beside and clause.rendering:
        rendering = marked_html(clause.rendering, spans_in(clause.rendering, sought))
        label = text_html(words("answer.rendering"))
        body = (
            f'<div class="tw-beside">{body}<div class="tw-english" lang="en"><b>{label}</b><br>{rendering}</div></div>'
        )
    link = (
        f'<p class="tw-ways"><a href="{href}" data-tw-go '
        f'aria-label="{escape(words("library.link", label=name))}">#</a> '
        f'<button type="button" class="tw-button" data-tw-copy="{anchor}-link" '
        f'aria-label="{escape(words("library.copy_link_of", label=name))}">{text_html(words("library.copy_link"))}'
        f'</button></p><div hidden id="{anchor}-link" data-tw-href="{href}"></div>'
    )
    return (
        f'<article id="{anchor}" class="{style}" tabindex="-1" data-clause="{escape(clause.clause_id)}" '
        f'aria-label="{escape(name)}">{body}{link}</article>'
    )
