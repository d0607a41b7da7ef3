"""The conversation page: history, answers, and buttons for what to ask next."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.contract import Answer, AnswerStatus
from assistant.conversation import Turn
from corpus.errors import TiaowenError
from corpus.model import Clause, Document, Status
from interfaces.deep_link import DeepLink
from interfaces.pages.answer_view import FindClause, answer_view
from interfaces.pages.markup import language_of, text_html
from interfaces.words import Words

if TYPE_CHECKING:
    from assistant.service import Assistant
    from corpus.library import Library

_log = logging.getLogger(__name__)
_MARKDOWN = frozenset("\\`*_{}[]()#+-.!:$~|<>&")


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with its answer, or with the error that came instead."""

    question: str
    answer: Answer | None = None
    error: TiaowenError | None = None


def draw_chat(assistant: Assistant, words: Words) -> None:
    """Draw the conversation and answer the pending question."""
    exchanges: list[Exchange] = st.session_state.setdefault("exchanges", [])
    question = st.session_state.pop("pending", None)
    _opening_words(assistant.library, words)
    for number, exchange in enumerate(exchanges):
        _draw_exchange(exchange, number, assistant.library, words)
    if question:
        st.html(_question_html(question))
        with st.spinner(words("page.thinking")):
            exchange = _answer(assistant, question, exchanges)
        exchanges.append(exchange)
        _draw_answer(exchange, len(exchanges) - 1, assistant.library, words)
    _draw_next(exchanges, words)
    # in a container the input does not make Streamlit scroll to the end of the page, away from the answer's first line
    with st.container(key="tw-input"):
        st.chat_input(words("page.ask"), key="typed", on_submit=_ask_typed)


def _answer(assistant: Assistant, question: str, exchanges: list[Exchange]) -> Exchange:
    history = [Turn(past.question, past.answer) for past in exchanges if past.answer is not None]
    try:
        return Exchange(question, answer=assistant.answer(question, history=history))
    except TiaowenError as error:
        return Exchange(question, error=error)
    except Exception as error:
        _log.exception("a question could not be answered")
        return Exchange(question, error=TiaowenError("answer", type(error).__name__, "", code="internal"))


def _opening_words(library: Library, words: Words) -> None:
    st.html(f'<p class="tw-intro" lang="{words.language}">{text_html(words("page.intro"))}</p>')
    with st.expander(f"{words('page.documents')} · {len(library.documents)}"):
        items = "".join(_document_html(document, words) for document in library.documents)
        st.html(f'<ul class="tw-documents">{items}</ul>')


def _document_html(document: Document, words: Words) -> str:
    metadata = document.metadata
    title = metadata.title if words.language == "zh" else metadata.title_en or metadata.title
    issuer = metadata.named_issuer(words.language)
    known = [words(f"document_status.{metadata.status}") if metadata.status is not Status.UNKNOWN else "", issuer or ""]
    facts = " · ".join(fact for fact in [*known, metadata.number or ""] if fact)
    href = escape(DeepLink(document.document_id).href())
    return (
        f'<li lang="{language_of(title)}"><a href="{href}" target="_blank" rel="noopener">{text_html(title)}</a>'
        f"<small>{text_html(facts)}</small></li>"
    )


def _draw_exchange(exchange: Exchange, number: int, library: Library, words: Words) -> None:
    st.html(_question_html(exchange.question))
    _draw_answer(exchange, number, library, words)


def _question_html(question: str) -> str:
    return f'<div class="tw-question" lang="{language_of(question)}">{text_html(question)}</div>'


def _draw_answer(exchange: Exchange, number: int, library: Library, words: Words) -> None:
    if exchange.error is not None:
        st.html(f'<div class="tw-problem" role="alert">{text_html(words.error(exchange.error))}</div>')
    if exchange.answer is not None:
        st.html(answer_view(exchange.answer, f"t{number}", _clause_finder(library), words))


def _clause_finder(library: Library) -> FindClause:
    documents = {document.document_id: document for document in library.documents}

    def find(document_id: str, clause_id: str) -> Clause | None:
        document = documents.get(document_id)
        return document.clause(clause_id) if document else None

    return find


def _draw_next(exchanges: list[Exchange], words: Words) -> None:
    if not exchanges:
        _ask_buttons(words("page.examples"), words.list("page.example_questions"))
    else:
        answer = exchanges[-1].answer
        if answer is not None and answer.suggestions:
            choices = answer.status is AnswerStatus.CLARIFY
            _ask_buttons(words("answer.choices" if choices else "answer.suggestions"), answer.suggestions)
        st.button(words("page.new_conversation"), key="new", type="tertiary", on_click=exchanges.clear)
    st.html(f'<p class="tw-disclaimer" lang="{words.language}">{text_html(words("page.disclaimer"))}</p>')


def _ask_buttons(title: str, questions: Sequence[str]) -> None:
    st.html(f'<p class="tw-label">{text_html(title)}</p>')
    for number, question in enumerate(questions):
        st.button(_plain_label(question), key=f"ask-{number}", on_click=_ask, args=(question,), width="stretch")


def _ask(question: str) -> None:
    st.session_state["pending"] = question


def _ask_typed() -> None:
    _ask(st.session_state["typed"])


def _plain_label(text: str) -> str:
    # a button's label is Markdown to Streamlit; a backslash before punctuation keeps it text
    return "".join(f"\\{char}" if char in _MARKDOWN else char for char in text)
