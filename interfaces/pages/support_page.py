"""The support table: every funding provision of the corpus, to be filtered, ordered, charted and taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from interfaces.funding import Choice, Funding, chosen, fundings, ordered
from interfaces.money import amount_value
from interfaces.pages.caps_chart import draw_caps
from interfaces.pages.citation_card import status_html
from interfaces.pages.markup import Rendered, cell_html, language_of, stacked_html, text_html
from interfaces.pages.scope import short_title, shown_title
from interfaces.spreadsheet import Cell, csv_bytes, xlsx_bytes
from interfaces.words import Words

if TYPE_CHECKING:
    from corpus.library import Library

_LEAST = (0, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000)
_COLUMNS = (
    ("clause", "support.clause"),
    ("theme", "support.purpose"),
    ("beneficiary", "amount.beneficiary"),
    ("amount", "amount.value"),
    ("", "amount.as_written"),
    ("", "support.nature"),
    ("", "amount.condition"),
    ("", "amount.term"),
    ("document", "support.document"),
)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw_support(library: Library, words: Words) -> None:
    """Draw the filters, the chart, the table and the two downloads."""
    rows = fundings(library.documents)
    st.html(f'<h2 class="tw-title">{text_html(words("nav.support"))}</h2><p>{text_html(words("support.intro"))}</p>')
    if not rows:
        st.html(f"<p>{text_html(words('support.none'))}</p>")
        return
    order = st.query_params.get("sort", "clause")
    shown = ordered(chosen(rows, _draw_choice(rows, words)), order, words.language)
    st.html(
        f'<p class="tw-count" role="status">{text_html(words("support.count", count=len(shown), total=len(rows)))}</p>'
    )
    if not shown:
        return
    if words.language == "en" and any(row.passage for row in shown):
        st.html(f'<p class="tw-small">{text_html(words("support.unofficial"))}</p>')
    _draw_downloads(shown, words)
    if st.toggle(words("support.chart"), key="support-chart"):
        draw_caps(shown, words)
    st.html(_table(shown, order, words))


def _draw_choice(rows: Sequence[Funding], words: Words) -> Choice:
    titles = {row.document.document_id: shown_title(row.document.metadata, words) for row in rows}
    themes = {row.theme: row.theme_in(words.language) for row in rows}
    natures = list(dict.fromkeys(row.provision.nature.value for row in rows))
    with st.container(key="tw-filters", horizontal=True, vertical_alignment="bottom"):
        sought = st.text_input(words("support.search"), key="support-words", width=220)
        document = _select("document", list(titles), titles.__getitem__, words)
        theme = _select("theme", list(themes), themes.__getitem__, words)
        nature = _select("nature", natures, lambda name: words(f"nature.{name}"), words)
        least = st.selectbox(
            words("support.least"),
            _LEAST,
            format_func=lambda sum_: words("support.at_least", sum=f"{sum_:,}") if sum_ else words("support.any"),
            key="support-least",
            filter_mode=None,
            width=190,
        )
    return Choice(sought, document, theme, nature, float(least) if least else None)


def _select(name: str, options: list[str], shown: Callable[[str], str], words: Words) -> str:
    def label(option: str) -> str:
        return shown(option) if option else words("support.any")

    key = f"support-{name}"
    chosen_: str | None = st.selectbox(
        words(f"support.{name}"), ["", *options], format_func=label, key=key, filter_mode=None, width=190
    )
    return chosen_ or ""


def _draw_downloads(rows: Sequence[Funding], words: Words) -> None:
    more = ("support.sum", "support.currency", "support.sentence")
    head = [words(key) for key in (*(key for _, key in _COLUMNS), *more)]
    cells = [_cells(row, words) for row in rows]
    title = words("nav.support")
    with st.container(horizontal=True, key="tw-downloads"):
        st.download_button(
            words("support.csv"),
            lambda: csv_bytes(head, cells),
            f"{title}.csv",
            "text/csv",
            key="csv",
            on_click="ignore",
        )
        st.download_button(
            words("support.xlsx"),
            lambda: xlsx_bytes(title, head, cells),
            f"{title}.xlsx",
            _XLSX,
            key="xlsx",
            on_click="ignore",
        )


def _texts(row: Funding, words: Words) -> list[str | Rendered]:
    """What the columns show, in their order.

    Where a clause is rendered in English, its readers get the whole sentence, which tells the condition too.
    """
    found, english = row.provision, words.language == "en"
    passage = row.passage if english else None
    named = found.beneficiary or words("amount.not_named")
    return [
        row.clause.label or row.clause.clause_id,
        Rendered(row.purpose_in(words.language), row.purpose),
        Rendered(passage, found.beneficiary or "") if passage else named,
        amount_value(row.amount(), words),
        found.as_written,
        words(f"nature.{found.nature}"),
        "" if passage else found.condition or "",
        row.term_in(words.language),
        shown_title(row.document.metadata, words),
    ]


def _cells(row: Funding, words: Words) -> list[Cell]:
    texts: list[Cell] = [str(text) for text in _texts(row, words)]
    return [*texts, row.most, row.provision.currency, row.sentence]


def _table(rows: Sequence[Funding], order: str, words: Words) -> str:
    name = words("nav.support")
    texts = [_texts(row, words) for row in rows]
    # columns that nobody can sort by are left out where they say nothing
    shown = [i for i, (column, _) in enumerate(_COLUMNS) if column or any(str(cells[i]) for cells in texts)]
    heads = [words(_COLUMNS[i][1]) for i in shown]
    head = "".join(_heading(_COLUMNS[i][0], text, order, words) for i, text in zip(shown, heads, strict=True))
    body = "".join(_row(row, [cells[i] for i in shown], heads, words) for row, cells in zip(rows, texts, strict=True))
    return stacked_html(name, head, body, "tw-wide tw-support")


def _heading(column: str, name: str, order: str, words: Words) -> str:
    if not column:
        return f'<th scope="col" role="columnheader">{text_html(name)}</th>'
    up, down = order == column, order == f"-{column}"
    sorted_ = ' aria-sort="ascending"' if up else ' aria-sort="descending"' if down else ""
    arrow = "▲" if up else "▼" if down else "↕"
    href = escape(f"?page=support&sort={'-' if up else ''}{column}")
    return (
        f'<th scope="col" role="columnheader"{sorted_}>'
        f'<a id="tw-sort-{column}" href="{href}" data-tw-go>{text_html(name)}'
        f'<span class="tw-hidden">{text_html(words("support.sort"))}</span>'
        f'<span aria-hidden="true"> {arrow}</span></a></th>'
    )


def _row(row: Funding, cells: Sequence[str | Rendered], heads: Sequence[str], words: Words) -> str:
    label, *texts, document = cells
    link = f'<a href="{escape(row.href)}" data-tw-go>{text_html(str(label))}</a>'
    short = short_title(row.document.metadata, words)
    cited = (
        f'<td role="cell" data-name="{escape(heads[-1])}" lang="{language_of(short)}" title="{escape(str(document))}">'
        f"{text_html(short)} {status_html(row.document, words)}</td>"
    )
    middle = "".join(map(cell_html, texts, heads[1:]))
    first = f'<td role="cell" data-name="{escape(heads[0])}">{link}</td>'
    return f'<tr role="row" data-provision="{escape(row.provision.provision_id)}">{first}{middle}{cited}</tr>'
