"""HTML for the page, made only of escaped text: no markup of a question, a document or a model gets through."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_MARKER = re.compile(r"\[(\d{1,3})\]")
_HAN = re.compile(r"[\u3400-\u9fff]")


def language_of(text: str) -> str:
    """The ``lang`` that a screen reader should speak ``text`` in."""
    return "zh" if _HAN.search(text) else "en"


def text_html(text: str) -> str:
    """Plain text with its line breaks."""
    return escape(text).replace("\n", "<br>")


def marked_html(text: str, span: tuple[int, int] | None) -> str:
    """Plain text with one span highlighted; offsets are code points, half-open."""
    if span is None:
        return text_html(text)
    start, end = span
    return f"{text_html(text[:start])}<mark>{text_html(text[start:end])}</mark>{text_html(text[end:])}"


def answer_html(markdown: str, anchors: dict[int, str]) -> str:
    """An answer's Markdown; a marker ``[n]`` links to ``anchors[n]``, the element id of its citation.

    Raw HTML, images and links in the text stay text: nothing is ever fetched from elsewhere.
    """
    html = _renderer().render(markdown)

    def link(match: re.Match[str]) -> str:
        anchor = anchors.get(int(match[1]))
        if anchor is None:
            return match[0]
        return f'<sup><a class="tw-marker" href="#{escape(anchor)}">{match[0]}</a></sup>'

    return f'<div class="tw-answer">{_MARKER.sub(link, html)}</div>'


def table_html(head: list[str], rows: list[list[str]]) -> str:
    """A table of plain texts that scrolls sideways where the screen is narrow."""
    header = "".join(f'<th scope="col">{text_html(cell)}</th>' for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{text_html(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        f'<div class="tw-table" tabindex="0"><table><thead><tr>{header}</tr></thead><tbody>{body}</tbody></table></div>'
    )


@cache
def _renderer() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return (
        MarkdownIt("commonmark", {"html": False, "breaks": True})
        .enable("table")
        .disable(["image", "link", "autolink", "reference", "html_block", "html_inline"])
    )
