"""The caps by clause as a bar chart, drawn in the browser by what Streamlit brings along."""

from __future__ import annotations

import json
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
_SCALES = {"zh": 10_000, "en": 1_000_000}
# a narrow screen keeps half of its width for the bars
_LABEL = "windowSize()[0] < 640 ? 150 : 280"
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
        figures = altair.Axis(labelExpr=_short_figures(words), tickCount=5, aria=False)
        sums = altair.X("sum:Q", title=words("support.axis", currency=currency), axis=figures)
        labels = altair.Axis(labelLimit=altair.ExprRef(_LABEL), aria=False)
        named = altair.Tooltip("clause:N", title=words("support.clause"))
        written = altair.Tooltip("written:N", title=words("amount.as_written"))
        chart = (
            # its parts would be described in English; the table says the same in the reader's language
            altair.Chart({"values": values}, description=words("support.chart"))
            .mark_bar(color=_COLOUR, aria=False)
            .encode(x=sums, y=altair.Y("clause:N", title=None, sort=None, axis=labels), tooltip=[named, written])
            .properties(height=_BAR * len(values) + _MARGIN)
        )
        st.altair_chart(chart, width="stretch")


def _short_figures(words: Words) -> str:
    """An expression of the chart's language that writes 2000000 as 200万 or 2 M."""
    scale, unit = _SCALES[words.language], json.dumps(words("support.axis_unit"))
    return f"datum.value < {scale} ? format(datum.value, ',') : format(datum.value / {scale}, ',~f') + {unit}"


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
