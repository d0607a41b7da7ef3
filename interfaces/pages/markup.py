"""HTML for the page, made only of escaped text: no markup of a question, a document or a model gets through."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from interfaces.words import Words

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text in the reader's language above the document's own words."""

    text: str
    original: str

    def __str__(self) -> str:
        """What the reader reads."""
        return self.text


_MARKER = re.compile(r"\[(\d{1,3})\]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SHORT = 24
_WORD_JOINER = "\u2060"
_ADDRESS = re.compile(r"https?:(?=//)|www(?=\.)|@(?=[-\w])", re.IGNORECASE)
_MARKDOWN = frozenset("\\`*_{}[]()#+-.!:$~|<>&")


def language_of(text: str) -> str:
    """The ``lang`` that a screen reader should speak ``text`` in."""
    return "zh" if _HAN.search(text) else "en"


def text_html(text: str) -> str:
    """Plain text with its line breaks."""
    return escape(text).replace("\n", "<br>")


def plain_label(text: str) -> str:
    """Text for a widget of Streamlit's, whose labels are Markdown: a backslash before punctuation keeps it text.

    Addresses are made links even where they are escaped; an invisible character parts them.
    """
    parted = _ADDRESS.sub(lambda match: f"{match[0]}{_WORD_JOINER}", text)
    return "".join(f"\\{char}" if char in _MARKDOWN else char for char in parted)


def marked_html(text: str, spans: Iterable[Span]) -> str:
    """Plain text with spans highlighted; offsets are code points, half-open, overlapping ones are joined."""
    pieces, done = [], 0
    for start, end in _joined(spans):
        pieces += [text_html(text[done:start]), f"<mark>{text_html(text[start:end])}</mark>"]
        done = end
    return "".join([*pieces, text_html(text[done:])])


def answer_html(markdown: str, anchors: Mapping[int, str], words: Words) -> str:
    """An answer's Markdown; a marker ``[n]`` links to ``anchors[n]``, the element id of its citation.

    Raw HTML, images and links in the text stay text: nothing is ever fetched from elsewhere.
    """
    html = _renderer().render(markdown)

    def link(match: re.Match[str]) -> str:
        anchor = anchors.get(int(match[1]))
        if anchor is None:
            return match[0]
        name = escape(words("answer.marker", number=match[1]))
        return f'<sup><a class="tw-marker" href="#{escape(anchor)}" aria-label="{name}">{match[0]}</a></sup>'

    frame = _table_frame(words("answer.table"))
    html = html.replace("<table>", f"{frame}<table>").replace("</table>", "</table></div>")
    return f'<div class="tw-answer">{_MARKER.sub(link, html)}</div>'


def table_html(name: str, head: Sequence[str], rows: Sequence[Sequence[str | Rendered]]) -> str:
    """A table of plain texts, called ``name`` for screen readers; a narrow screen shows its rows as lists."""
    header = "".join(f'<th scope="col" role="columnheader">{text_html(cell)}</th>' for cell in head)
    body = "".join(f'<tr role="row">{"".join(map(cell_html, row, head))}</tr>' for row in rows)
    return stacked_html(name, header, body)


def stacked_html(name: str, header: str, body: str, style: str = "") -> str:
    """A table of ready cells, whose rows become lists on a narrow screen.

    The roles say what the elements are where their boxes are no longer those of a table.
    """
    return (
        f'<div class="tw-table tw-stack {style}" role="group" aria-label="{escape(name)}" tabindex="0">'
        f'<table role="table" aria-label="{escape(name)}"><thead role="rowgroup"><tr role="row">{header}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table></div>'
    )


def cell_html(cell: str | Rendered, column: str) -> str:
    """One cell of a column; a rendered text has the document's own words below it."""
    text = str(cell)
    below = ""
    if isinstance(cell, Rendered) and cell.original and cell.original != text:
        below = f'<small class="tw-original" lang="{language_of(cell.original)}">{text_html(cell.original)}</small>'
    style = ' class="tw-short"' if len(text) + len(_HAN.findall(text)) <= _SHORT else ""
    named = f'role="cell"{style} data-name="{escape(column)}" lang="{language_of(text)}"'
    return f"<td {named}>{text_html(text)}{below}</td>" if text else '<td role="cell"></td>'


def _table_frame(name: str) -> str:
    return f'<div class="tw-table" role="group" aria-label="{escape(name)}" tabindex="0">'


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


@cache
def _renderer() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return (
        MarkdownIt("commonmark", {"html": False, "breaks": True})
        .enable("table")
        .disable(["image", "link", "autolink", "reference", "html_block", "html_inline"])
    )
