"""The frame of every page: name, look, language, and which page the address asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import streamlit as st

from interfaces import opening
from interfaces.deep_link import DeepLink
from interfaces.pages.chat import draw_chat
from interfaces.pages.document_page import draw_document
from interfaces.pages.look import FAVICON, stylesheet
from interfaces.pages.markup import text_html
from interfaces.words import LANGUAGES, Words, words

if TYPE_CHECKING:
    from assistant.contract import Language
    from assistant.service import Assistant

_POLL_SECONDS = 0.2


def draw() -> None:
    """Draw the page that the address asks for, in the reader's language."""
    spoken = words(_language())
    st.set_page_config(
        page_title=f"{spoken('name')} · {spoken('tagline')}",
        page_icon=str(FAVICON),
        layout="centered",
        initial_sidebar_state="collapsed",
    )
    st.html(f"<style>{stylesheet()}</style>")
    _header(spoken)
    assistant = _assistant(spoken)
    if assistant is None:
        return
    link = _deep_link()
    if link is None:
        draw_chat(assistant, spoken)
    else:
        draw_document(assistant.library, link, spoken)


def _language() -> Language:
    if "language" not in st.session_state:
        asked = st.query_params.get("lang") or st.context.locale or ""
        st.session_state["language"] = "zh" if asked.lower().startswith("zh") else "en"
    return cast("Language", st.session_state["language"] or "en")


def _header(spoken: Words) -> None:
    with st.container(key="tw-header", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.html(
            f'<header lang="{spoken.language}"><h1 class="tw-name">{text_html(spoken("name"))}</h1>'
            f'<p class="tw-tagline">{text_html(spoken("tagline"))}</p></header>',
            width="content",
        )
        st.segmented_control(
            spoken("language.switch"),
            LANGUAGES,
            format_func=lambda language: words(language)(f"language.{language}"),
            key="language",
            required=True,
            label_visibility="collapsed",
        )


def _assistant(spoken: Words) -> Assistant | None:
    opened = opening.shared_opening()
    state = opened.wait(0)
    if not state.over:
        bar = st.progress(0.0, spoken("page.preparing"))
        while not (state := opened.wait(_POLL_SECONDS)).over:
            if state.total:
                text = spoken("page.preparing_progress", done=state.done, total=state.total)
                bar.progress(min(state.done / state.total, 1.0), text)
        bar.empty()
    if state.error is not None:
        st.html(
            f'<div class="tw-problem" role="alert"><b>{text_html(spoken("page.open_problem"))}</b> '
            f"{text_html(spoken.error(state.error))}</div>"
        )
        st.button(spoken("page.retry"), on_click=opened.start, key="retry")
    return state.assistant


def _deep_link() -> DeepLink | None:
    document_id = st.query_params.get("document")
    if not document_id:
        return None
    return DeepLink(document_id, st.query_params.get("clause"), st.query_params.get("quote"))
