"""The card behind a marker: the clause with the quote highlighted, what its document is, and how to cite it."""

from __future__ import annotations

from html import escape

from assistant.contract import Citation
from corpus.model import Document, Status
from interfaces.pages.clause_view import clause_html
from interfaces.pages.markup import language_of, marked_html, text_html
from interfaces.pages.sources import Sources
from interfaces.words import Words


def card_html(citation: Citation, anchor: str, sources: Sources, words: Words, *, opened: bool) -> str:
    """One citation, closed to its quote or ``opened`` to its clause; ``anchor`` is the id of the clause text."""
    document = sources.document(citation.document_id)
    clause = sources.clause(citation.document_id, citation.clause_id)
    if clause is not None and clause.text[citation.start : citation.end] == citation.quote:
        body = clause_html(clause, [(citation.start, citation.end)])
    else:
        body = f"<p>{marked_html(citation.quote, [(0, len(citation.quote))])}</p>"
    rendering = citation.rendering or (clause.rendering if clause else None)
    return (
        f'<details class="tw-card" data-clause="{escape(citation.clause_id)}"{" open" if opened else ""}>'
        f"<summary>{_summary(citation, document, words)}</summary>"
        f'<div id="{escape(anchor)}" class="tw-clause" lang="{language_of(citation.quote)}">{body}</div>'
        f"{rendering_html(rendering, words)}{_ways_on(citation, anchor, document, words)}</details>"
    )


def rendering_html(rendering: str | None, words: Words) -> str:
    """The unofficial English of a clause, for readers of English."""
    if not rendering or words.language != "en":
        return ""
    label = text_html(words("answer.rendering"))
    return f'<div class="tw-rendering" lang="en"><b>{label}</b> {text_html(rendering)}</div>'


def status_html(document: Document | None, words: Words) -> str:
    """Where a document stands in its life, as a small badge; nothing where that is not known."""
    if document is None or document.metadata.status is Status.UNKNOWN:
        return ""
    status = document.metadata.status
    return (
        f'<span class="tw-badge" data-document-status="{status}">{text_html(words(f"document_status.{status}"))}</span>'
    )


def citation_text(citation: Citation, document: Document | None, words: Words) -> str:
    """How a person would cite it: title, label, the quote, and what is known of the document."""
    metadata = document.metadata if document else None
    known = [metadata.number, words(f"document_status.{metadata.status}")] if metadata else []
    unknown = words("document.unknown")
    facts = words("card.between").join(fact for fact in known if fact and fact != unknown)
    form = "card.citation_with_facts" if facts else "card.citation"
    return words(form, title=citation.document_title, label=citation.label, quote=citation.quote, facts=facts)


def _summary(citation: Citation, document: Document | None, words: Words) -> str:
    where = " › ".join([*citation.heading_path, citation.label])
    return (
        f'<b class="tw-number">[{citation.marker}]</b> <span class="tw-where">{text_html(where)}</span>'
        f'<span class="tw-source">{text_html(citation.document_title)} {status_html(document, words)}</span>'
        f'<q class="tw-quote" lang="{language_of(citation.quote)}">{text_html(citation.quote)}</q>'
    )


def _ways_on(citation: Citation, anchor: str, document: Document | None, words: Words) -> str:
    copied = escape(f"{anchor}-text")
    # a link of this server's own and nothing else, whatever the answer says
    href = escape(citation.href if citation.href.startswith("?") else "?")
    return (
        f'<p class="tw-ways"><button type="button" class="tw-button" data-tw-copy="{copied}">'
        f"{text_html(words('card.copy'))}</button> "
        f'<a href="{href}" target="_blank" rel="noopener">{text_html(words("document.open_clause"))}'
        f'<span class="tw-hidden">{text_html(words("card.new_tab"))}</span></a></p>'
        f'<div hidden id="{copied}" data-tw-href="{href}">'
        f"{escape(citation_text(citation, document, words))}</div>"
    )
