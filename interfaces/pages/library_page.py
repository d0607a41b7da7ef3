"""The clause library: every document that can be read here."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from corpus.model import Document
from interfaces.deep_link import DeepLink
from interfaces.pages.citation_card import status_html
from interfaces.pages.markup import language_of, text_html
from interfaces.pages.scope import shown_title
from interfaces.words import Words

if TYPE_CHECKING:
    from corpus.library import Library


def draw_library(library: Library, words: Words) -> None:
    """Draw the list of documents."""
    items = "".join(_document_html(document, words) for document in library.documents)
    st.html(
        f'<h2 class="tw-title">{text_html(words("nav.library"))}</h2><p>{text_html(words("library.intro"))}</p>'
        f'<ul class="tw-documents">{items}</ul>'
    )


def _document_html(document: Document, words: Words) -> str:
    metadata = document.metadata
    title = shown_title(metadata, words)
    facts = [
        metadata.named_issuer(words.language) or "",
        metadata.number or "",
        words("document.clauses", count=len(document.clauses)),
        words("document.provisions", count=sum(len(clause.provisions) for clause in document.clauses)),
    ]
    href = escape(DeepLink(document.document_id).href())
    return (
        f'<li lang="{language_of(title)}"><a href="{href}" data-tw-go>{text_html(title)}</a> '
        f"{status_html(document, words)}<small>{text_html(' · '.join(fact for fact in facts if fact))}</small></li>"
    )
