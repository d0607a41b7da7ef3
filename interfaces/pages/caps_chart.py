"""The caps by clause as a bar chart, drawn in the browser by what Streamlit brings along."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from assistant.contract import Language
from interfaces.funding import Funding
from interfaces.words import Words

_BAR = 26
_MARGIN = 50
_MOST = 60
_LABEL = 260
# seen well on light and on dark
_COLOUR = "#3d7ab8"


def draw_caps(rows: Sequence[Funding], words: Words) -> None:
    """A bar for every sum, the highest first; the table beside it says the same in words."""
    bars = bars_of(rows, words.language)
    if not bars:
        return
    import altair

    st.html(f'<p class="tw-small">{escape(words("support.chart_note"))}</p>')
    for currency in dict.fromkeys(bar["currency"] for bar in bars):
        values = [bar for bar in bars if bar["currency"] == currency]
        sums = altair.X("sum:Q", title=words("support.axis", currency=currency), axis=altair.Axis(format=",.0f"))
        named = altair.Tooltip("clause:N", title=words("support.clause"))
        written = altair.Tooltip("written:N", title=words("amount.as_written"))
        chart = (
            altair.Chart({"values": values}, description=words("support.chart"))
            .mark_bar(color=_COLOUR)
            .encode(x=sums, y=altair.Y("clause:N", title=None, sort=None), tooltip=[named, written])
            .configure_axis(labelLimit=_LABEL)
            .properties(height=_BAR * len(values) + _MARGIN)
        )
        st.altair_chart(chart, width="stretch")


def bars_of(rows: Sequence[Funding], language: Language = "zh") -> list[dict[str, Any]]:
    """The sums that can be drawn beside each other, the highest first, at most ``_MOST``."""
    drawn = [row for row in rows if row.most is not None]
    drawn.sort(key=lambda row: -(row.most or 0.0))
    return [
        {
            "clause": _name(row, drawn, language),
            "sum": row.most,
            "written": row.provision.as_written,
            "currency": row.provision.currency or "",
        }
        for row in drawn[:_MOST]
    ]


def _name(row: Funding, rows: Sequence[Funding], language: Language) -> str:
    """The clause, with what tells it from others of its name, for bars of one name would be one bar."""
    plain = _plain_name(row, language)
    same = [other for other in rows if _plain_name(other, language) == plain]
    parts = [plain] if len(same) == 1 else [plain, row.provision.provision_id]
    if any(other.document is not row.document for other in same):
        parts.append(row.document.document_id)
    return " · ".join(parts)


def _plain_name(row: Funding, language: Language) -> str:
    return f"{row.clause.label} {row.purpose_in(language)}"
