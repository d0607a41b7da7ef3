"""A conversation that somebody shared: to be read, not continued."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from corpus.errors import TiaowenError
from interfaces.pages.answer_view import answer_view
from interfaces.pages.chat import problem_html, question_html
from interfaces.pages.markup import text_html
from interfaces.pages.memory import Exchange, shared_in
from interfaces.pages.sources import Sources
from interfaces.words import Words

if TYPE_CHECKING:
    from assistant.dialogue import Dialogue
    from assistant.records import Records


def draw_shared(token: str, dialogue: Dialogue, words: Words) -> None:
    """Draw the conversation behind a shared link as it was given."""
    exchanges = open_shared(token, dialogue.records, words)
    if exchanges is None:
        return
    ways = (
        f'<a href="?share={escape(token)}&amp;view=print" data-tw-go>{text_html(words("print.button"))}</a> '
        f'<a href="?" data-tw-go>{text_html(words("share.own"))}</a>'
    )
    st.html(f'<p class="tw-note" role="note">{text_html(words("share.read_only"))}</p><p class="tw-ways">{ways}</p>')
    draw_exchanges(exchanges, dialogue, words, opened=False)


def open_shared(token: str, records: Records, words: Words) -> list[Exchange] | None:
    """What a shared link opens; None, with the reason on the page, where it opens nothing."""
    try:
        exchanges = shared_in(records, token)
    except TiaowenError as error:
        st.html(f'<p class="tw-problem" role="alert">{text_html(words.error(error))}</p>')
        return None
    if exchanges is None:
        st.html(f'<p class="tw-problem" role="alert">{text_html(words("share.unknown"))}</p>')
    return exchanges


def draw_exchanges(exchanges: list[Exchange], dialogue: Dialogue, words: Words, *, opened: bool) -> None:
    """Questions and answers to be read; with ``opened`` every citation shows its clause."""
    sources = Sources(dialogue.assistant.library.documents)
    for number, exchange in enumerate(exchanges):
        view = problem_html(exchange, words)
        if exchange.answer is not None:
            view += answer_view(exchange.answer, f"t{number}", sources, words, opened=opened)
        st.html(question_html(exchange.question, number) + view)
    st.html(f'<p class="tw-disclaimer" lang="{words.language}">{text_html(words("page.disclaimer"))}</p>')
