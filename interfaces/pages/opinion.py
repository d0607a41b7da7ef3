"""What a reader thinks of an answer: a thumb, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from corpus.errors import TiaowenError
from interfaces.pages.markup import text_html
from interfaces.words import Words

if TYPE_CHECKING:
    from assistant.contract import Answer
    from assistant.records import Records

REASONS = ("wrong_figure", "wrong_clause", "incomplete", "not_my_question", "unclear")
MOST_CHARS = 1000


@st.fragment
def draw_opinion(answer: Answer, number: int, given: str | None, records: Records, copied: str, words: Words) -> None:
    """Thumbs and copying below an answer; it is redrawn alone when they are used."""
    key = f"opinion-{answer.answer_id}"
    rating = st.session_state.get(key, given)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"tw-actions-{number}"):
        name = text_html(words("answer.copy"))
        st.html(f'<button type="button" class="tw-button" data-tw-copy="{copied}">{name}</button>', width="content")
        if not records.available:
            return
        for thumb, icon in (("up", ":material/thumb_up:"), ("down", ":material/thumb_down:")):
            st.button(
                words(f"opinion.{thumb}"),
                icon=icon,
                key=f"{thumb}-{number}",
                type="tertiary",
                disabled=rating == thumb,
                on_click=_rate,
                args=(records, answer, key, thumb),
            )
    if rating == "down":
        _why(answer, number, records, words)
    elif rating == "up":
        st.html(f'<p class="tw-small" role="status">{text_html(words("opinion.thanks"))}</p>')
    error = st.session_state.pop(f"{key}-problem", None)
    if error is not None:
        st.html(f'<p class="tw-problem" role="alert">{text_html(words.error(error))}</p>')


def _why(answer: Answer, number: int, records: Records, words: Words) -> None:
    key = f"opinion-{answer.answer_id}"
    if st.session_state.get(f"{key}-told"):
        st.html(f'<p class="tw-small" role="status">{text_html(words("opinion.thanks"))}</p>')
        return
    with st.form(f"why-{number}"):
        st.html(f'<p class="tw-label">{text_html(words("opinion.why"))}</p>')
        for reason in REASONS:
            st.checkbox(words(f"opinion.{reason}"), key=f"{key}-{reason}")
        st.text_area(words("opinion.comment"), key=f"{key}-comment", max_chars=MOST_CHARS)
        st.form_submit_button(words("opinion.send"), on_click=_tell, args=(records, answer, key))


def _rate(records: Records, answer: Answer, key: str, thumb: str) -> None:
    if _give(records, answer, key, thumb, (), None):
        st.session_state[key] = thumb
        st.session_state.pop(f"{key}-told", None)


def _tell(records: Records, answer: Answer, key: str) -> None:
    reasons = tuple(reason for reason in REASONS if st.session_state.get(f"{key}-{reason}"))
    comment = (st.session_state.get(f"{key}-comment") or "").strip() or None
    if _give(records, answer, key, "down", reasons, comment):
        st.session_state[f"{key}-told"] = True


def _give(
    records: Records, answer: Answer, key: str, rating: str, reasons: tuple[str, ...], comment: str | None
) -> bool:
    try:
        records.feedback(answer.answer_id, rating, reasons, comment)
    except TiaowenError as error:
        st.session_state[f"{key}-problem"] = error
        return False
    return True
