"""A conversation ready for paper: every citation with its clause, nothing to press but print."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from interfaces.pages.markup import text_html
from interfaces.pages.shared_page import draw_exchanges, open_shared
from interfaces.pages.visit import Visit
from interfaces.words import Words

if TYPE_CHECKING:
    from assistant.dialogue import Dialogue


def draw_print(visit: Visit, token: str | None, dialogue: Dialogue, words: Words) -> None:
    """Draw this tab's conversation, or a shared one, for printing or for a PDF by the browser."""
    exchanges = open_shared(token, dialogue.records, words) if token else visit.exchanges
    with st.container(key="tw-toolbar", horizontal=True, vertical_alignment="center"):
        st.button(words("page.back"), key="back", on_click=_back, type="tertiary")
        if exchanges:
            name = text_html(words("print.now"))
            st.html(f'<button type="button" class="tw-button" data-tw-print>{name}</button>', width="content")
    if not exchanges:
        st.html(f"<p>{text_html(words('print.nothing'))}</p>")
        return
    told = words("print.head", date=date.today().isoformat(), version=dialogue.assistant.library.version[:12])
    st.html(f'<p class="tw-small">{text_html(told)}</p>')
    draw_exchanges(exchanges, dialogue, words, opened=True)


def _back() -> None:
    st.query_params.pop("view", None)
