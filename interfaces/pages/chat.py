"""The conversation page: what was said, the answer under way, and buttons for what to ask next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from threading import Event
from typing import TYPE_CHECKING

import streamlit as st

from assistant.contract import AnswerStatus
from interfaces.pages.answer_view import answer_view, partial_view, plain_answer
from interfaces.pages.asking import Asking
from interfaces.pages.markup import language_of, plain_label, text_html
from interfaces.pages.memory import Exchange
from interfaces.pages.opinion import draw_opinion
from interfaces.pages.sources import Sources
from interfaces.pages.toolbar import draw_toolbar
from interfaces.pages.visit import Visit
from interfaces.words import Words

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from assistant.dialogue import Dialogue
    from assistant.streaming import StreamEvent

_REDRAW_SECONDS = 0.15
_QUICK_SECONDS = 0.8


def draw_chat(visit: Visit, dialogue: Dialogue, words: Words) -> None:
    """Draw the conversation and answer the pending question."""
    documents = dialogue.assistant.library.documents
    sources = Sources(documents)
    toolbar = st.container()
    _opening_words(visit, words)
    for number, exchange in enumerate(visit.exchanges):
        _draw_exchange(exchange, number, dialogue, sources, words)
    if visit.asking is not None and visit.asking.deserted:
        visit.pending, visit.asking = visit.asking.question, None
    if visit.asking is None and visit.pending is not None:
        visit.asking, visit.pending = _begin(visit, dialogue, visit.pending), None
    if visit.asking is not None:
        _follow(visit, visit.asking, dialogue, sources, words)
    with toolbar:
        draw_toolbar(visit, dialogue.records, documents, words)
    _draw_next(visit, words)
    # in a container the input does not make Streamlit scroll to the end of the page, away from the answer's first line
    with st.container(key="tw-input"):
        st.chat_input(words("page.ask"), key="typed", on_submit=_ask_typed, args=(visit,))


def question_html(question: str, number: int, *, fresh: str = "") -> str:
    """A question as a heading, so that a screen reader can go from one to the next.

    One with a new name in ``fresh`` is brought into view.
    """
    show = f' data-tw-show="{escape(fresh)}"' if fresh else ""
    return (
        f'<h2 class="tw-question" id="tw-question-{number}" tabindex="-1" lang="{language_of(question)}"{show}>'
        f"{text_html(question)}</h2>"
    )


def problem_html(exchange: Exchange, words: Words) -> str:
    """Why there is no answer; empty where there is one."""
    if exchange.error is None:
        return ""
    return f'<div class="tw-problem" role="alert">{text_html(words.error(exchange.error))}</div>'


def _begin(visit: Visit, dialogue: Dialogue, question: str) -> Asking:
    conversation_id, history, documents = visit.conversation_id, visit.turns(), visit.documents
    kept = dialogue.records.available

    def events(cancelled: Event) -> Iterator[StreamEvent]:
        if kept:
            return dialogue.stream(question, conversation_id=conversation_id, documents=documents, cancelled=cancelled)
        # nothing is kept, so only this page knows what was said
        return dialogue.assistant.stream(question, history=history, documents=documents, cancelled=cancelled)

    return Asking(question, events, _presence())


def _presence() -> Callable[[], bool]:
    """Tells whether the tab that this is drawn for is still there."""
    from streamlit.runtime import exists, get_instance
    from streamlit.runtime.scriptrunner import get_script_run_ctx

    context = get_script_run_ctx()
    if context is None or not exists():
        return lambda: True
    runtime, session = get_instance(), context.session_id
    return lambda: runtime.is_active_session(session)


def _follow(visit: Visit, asking: Asking, dialogue: Dialogue, sources: Sources, words: Words) -> None:
    number, fresh = len(visit.exchanges), f"{id(asking):x}"
    st.html(question_html(asking.question, number, fresh=fresh))
    slot, below = st.empty(), st.empty()
    if not asking.wait(_REDRAW_SECONDS):
        _watch(visit, asking, slot, below, words, by_model=dialogue.assistant.model is not None)
    below.empty()
    exchange = Exchange(asking.question, answer=asking.answer, error=asking.error, replaced=asking.replaced)
    visit.asking = None
    visit.exchanges.append(exchange)
    with slot.container():
        _draw_answer(exchange, number, dialogue, sources, words)
        if asking.answer is not None:
            told = words("page.answer_ready", status=words(f"status.{asking.answer.status}"))
            st.html(f'<span hidden data-tw-id="{fresh}" data-tw-say="{escape(told)}"></span>')


def _watch(
    visit: Visit, asking: Asking, slot: DeltaGenerator, below: DeltaGenerator, words: Words, *, by_model: bool
) -> None:
    """Show what is written until it is over; a button stops it once it takes long."""
    stoppable = False
    while not asking.over:
        slot.html(partial_view(asking.text, words, asking.seconds, by_model=by_model))
        if not stoppable and asking.seconds > _QUICK_SECONDS:
            below.button(words("page.stop"), key="stop", on_click=visit.stop)
            stoppable = True
        asking.wait(_REDRAW_SECONDS)


def _opening_words(visit: Visit, words: Words) -> None:
    if not visit.exchanges and visit.asking is None and visit.pending is None:
        st.html(f'<p class="tw-intro" lang="{words.language}">{text_html(words("page.intro"))}</p>')
    if visit.came_by_link:
        st.html(f'<p class="tw-note" role="note">{text_html(words("page.came_by_link"))}</p>')


def _draw_exchange(exchange: Exchange, number: int, dialogue: Dialogue, sources: Sources, words: Words) -> None:
    st.html(question_html(exchange.question, number))
    _draw_answer(exchange, number, dialogue, sources, words)


def _draw_answer(exchange: Exchange, number: int, dialogue: Dialogue, sources: Sources, words: Words) -> None:
    if problem := problem_html(exchange, words):
        st.html(problem)
    if exchange.replaced:
        st.html(f'<p class="tw-note" role="note" data-tw-replaced>{text_html(words("page.replaced"))}</p>')
    answer = exchange.answer
    if answer is not None:
        copied = f"tw-copied-{number}"
        text = f'<div hidden id="{copied}">{escape(plain_answer(answer, words))}</div>'
        st.html(answer_view(answer, f"t{number}", sources, words) + text)
        draw_opinion(answer, number, exchange.rating, dialogue.records, copied, words)


def _draw_next(visit: Visit, words: Words) -> None:
    if not visit.exchanges:
        _ask_buttons(visit, words("page.examples"), words.list("page.example_questions"))
    else:
        answer = visit.exchanges[-1].answer
        if answer is not None and answer.suggestions:
            choices = answer.status is AnswerStatus.CLARIFY
            _ask_buttons(visit, words("answer.choices" if choices else "answer.suggestions"), answer.suggestions)
    st.html(f'<p class="tw-disclaimer" lang="{words.language}">{text_html(words("page.disclaimer"))}</p>')


def _ask_buttons(visit: Visit, title: str, questions: Sequence[str]) -> None:
    st.html(f'<p class="tw-label">{text_html(title)}</p>')
    for number, question in enumerate(questions):
        st.button(plain_label(question), key=f"ask-{number}", on_click=visit.ask, args=(question,), width="stretch")


def _ask_typed(visit: Visit) -> None:
    visit.ask(st.session_state["typed"])
