"""What can be done with the conversation as a whole: begin anew, go back to an old one, share, print."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from corpus.errors import TiaowenError
from corpus.model import Document
from interfaces.pages.markup import plain_label, text_html
from interfaces.pages.memory import conversation_in, forget
from interfaces.pages.scope import draw_scope
from interfaces.pages.visit import Visit
from interfaces.words import Words

if TYPE_CHECKING:
    from assistant.records import Records


def draw_toolbar(visit: Visit, records: Records, documents: Sequence[Document], words: Words) -> None:
    """One row of buttons; a narrow screen wraps it."""
    with st.container(key="tw-toolbar", horizontal=True, vertical_alignment="center", gap="small"):
        draw_scope(visit, documents, words)
        _history(visit, records, words)
        if visit.exchanges:
            if records.available:
                st.button(words("share.button"), key="share", on_click=_share, args=(visit, records))
            st.button(words("print.button"), key="print", on_click=_print)
            st.button(words("page.new_conversation"), key="new", on_click=visit.enter, args=(None,))
    if not records.available:
        st.html(f'<p class="tw-problem" data-history="off">{text_html(words("history.off"))}</p>')
    _problem(visit, words)
    _shared_link(visit, records, words)


def _history(visit: Visit, records: Records, words: Words) -> None:
    if not records.available or not visit.known:
        return
    with st.popover(plain_label(words("history.button")), key="history"):
        found = records.recent(visit.known)
        if not found:
            st.html(f"<p>{text_html(words('history.none'))}</p>")
        for summary in found:
            name = summary.conversation_id
            with st.container(horizontal=True, vertical_alignment="center", wrap=False, key=f"history-{name}"):
                st.button(
                    plain_label(f"{summary.title} · {summary.updated_at:%Y-%m-%d}"),
                    key=f"enter-{name}",
                    type="tertiary",
                    width="stretch",
                    disabled=name == visit.conversation_id,
                    on_click=_enter,
                    args=(visit, records, name),
                )
                st.button(
                    plain_label(words("history.erase")),
                    key=f"erase-{name}",
                    on_click=_erase,
                    args=(visit, records, name),
                )
        st.html(f'<p class="tw-small">{text_html(words("history.note"))}</p>')


def _enter(visit: Visit, records: Records, conversation_id: str) -> None:
    try:
        exchanges = conversation_in(records, conversation_id)
    except TiaowenError as error:
        visit.problem = error
        return
    if exchanges is not None:
        visit.enter(conversation_id, exchanges)


def _erase(visit: Visit, records: Records, conversation_id: str) -> None:
    try:
        forget(records, conversation_id)
    except TiaowenError as error:
        visit.problem = error
        return
    visit.forget(conversation_id)


def _share(visit: Visit, records: Records) -> None:
    if visit.conversation_id is None:
        return
    try:
        visit.share_token = records.share(visit.conversation_id)
    except TiaowenError as error:
        visit.problem = error


def _take_back(visit: Visit, records: Records) -> None:
    if visit.conversation_id is None:
        return
    try:
        records.unshare(visit.conversation_id)
        visit.share_token = None
    except TiaowenError as error:
        visit.problem = error


def _print() -> None:
    st.query_params["view"] = "print"


def _problem(visit: Visit, words: Words) -> None:
    error, visit.problem = visit.problem, None
    if error is not None:
        st.html(f'<p class="tw-problem" role="alert">{text_html(words.error(error))}</p>')


def _shared_link(visit: Visit, records: Records, words: Words) -> None:
    if visit.share_token is None:
        return
    href = escape(f"?share={visit.share_token}")
    with st.container(key="tw-shared", border=True):
        st.html(
            f'<p>{text_html(words("share.ready"))}</p><p class="tw-ways">'
            f'<a href="{href}" target="_blank" rel="noopener" data-share>{text_html(words("share.open"))}'
            f'<span class="tw-hidden">{text_html(words("card.new_tab"))}</span></a> '
            f'<button type="button" class="tw-button" data-tw-copy="tw-share-link">{text_html(words("share.copy"))}'
            f'</button></p><div hidden id="tw-share-link" data-tw-href="{href}"></div>'
        )
        st.button(
            words("share.take_back"), key="take-back", on_click=_take_back, args=(visit, records), type="tertiary"
        )
