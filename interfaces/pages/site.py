"""The frame of every page: name, look, language, ways around, and which page the address asks for."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, cast

import streamlit as st

from interfaces import opening
from interfaces.deep_link import DeepLink
from interfaces.pages.bridge import draw_bridge
from interfaces.pages.chat import draw_chat
from interfaces.pages.document_page import draw_document
from interfaces.pages.library_page import draw_library
from interfaces.pages.look import FAVICON, stylesheet
from interfaces.pages.markup import text_html
from interfaces.pages.print_page import draw_print
from interfaces.pages.shared_page import draw_shared
from interfaces.pages.support_page import draw_support
from interfaces.pages.visit import Visit
from interfaces.words import LANGUAGES, Words, words

if TYPE_CHECKING:
    from assistant.contract import Language
    from assistant.dialogue import Dialogue

_POLL_SECONDS = 0.2
_WAYS = {"chat": "?", "library": "?page=library", "support": "?page=support"}


def draw() -> None:
    """Draw the page that the address asks for, in the reader's language."""
    spoken = words(_language())
    visit = Visit.of(st.session_state)
    st.set_page_config(
        page_title=f"{spoken('name')} · {spoken(f'nav.{_way()}')}",
        page_icon=str(FAVICON),
        layout="centered",
        initial_sidebar_state="collapsed",
    )
    st.html(f"<style>{stylesheet()}</style>")
    _header(spoken)
    dialogue = _dialogue(spoken)
    if dialogue is None:
        return
    visit.arrive(st.query_params, dialogue.records)
    draw_bridge(visit, spoken)
    _draw_page(visit, dialogue, spoken)


def _draw_page(visit: Visit, dialogue: Dialogue, spoken: Words) -> None:
    asked, library = st.query_params, dialogue.assistant.library
    if asked.get("view") == "print":
        draw_print(visit, asked.get("share"), dialogue, spoken)
    elif "share" in asked:
        draw_shared(asked["share"], dialogue, spoken)
    elif asked.get("document"):
        draw_document(library, DeepLink(asked["document"], asked.get("clause"), asked.get("quote")), spoken)
    elif asked.get("page") == "library":
        draw_library(library, spoken)
    elif asked.get("page") == "support":
        draw_support(library, spoken)
    else:
        draw_chat(visit, dialogue, spoken)


def _language() -> Language:
    if "language" not in st.session_state:
        asked = st.query_params.get("lang") or st.context.locale or ""
        st.session_state["language"] = "zh" if asked.lower().startswith("zh") else "en"
    return cast("Language", st.session_state["language"] or "en")


def _header(spoken: Words) -> None:
    with st.container(key="tw-header", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        style = "tw-name tw-framed" if st.context.is_embedded else "tw-name"
        st.html(
            f'<header lang="{spoken.language}"><h1 class="{style}">{text_html(spoken("name"))}</h1>'
            f'<p class="tw-tagline">{text_html(spoken("tagline"))}</p></header>',
            width="content",
        )
        st.html(_ways(spoken), width="content")
        st.segmented_control(
            spoken("language.switch"),
            LANGUAGES,
            format_func=lambda language: words(language)(f"language.{language}"),
            key="language",
            required=True,
            label_visibility="collapsed",
            on_change=_chosen,
        )


def _chosen() -> None:
    Visit.of(st.session_state).language_chosen = True


def _way() -> str:
    """Which of the ways around the address is on."""
    if st.query_params.get("document"):
        return "library"
    page = st.query_params.get("page", "chat")
    return page if page in _WAYS else "chat"


def _ways(spoken: Words) -> str:
    here = _way()
    links = []
    for name, href in _WAYS.items():
        current = ' aria-current="page"' if name == here else ""
        links.append(f'<a id="tw-way-{name}" href="{href}" data-tw-go{current}>{text_html(spoken(f"nav.{name}"))}</a>')
    return f'<nav class="tw-nav" aria-label="{escape(spoken("nav.name"))}">{"".join(links)}</nav>'


def _dialogue(spoken: Words) -> Dialogue | None:
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
    return state.dialogue
