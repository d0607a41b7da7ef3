"""The answering path, step by step: read this list and you know how a question becomes an answer.

normalise → understand → recall conversation → retrieve → select evidence → compose → verify
→ write (only with a language model) → publish
"""

from __future__ import annotations

import threading
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.compose.draft import Draft
from assistant.contract import Answer, Language, Notice, NoticeKind
from assistant.conversation import Recalled, Turn
from assistant.instructions import without_instructions
from assistant.llm.model import LanguageModel, ModelCancelledError
from assistant.masking import Masked, mask
from assistant.normalise import NormalisedQuestion, encodable, normalise
from assistant.parts import joined, part_heading
from assistant.publish import publish
from assistant.reading import Clock, Reader, Reading, stray_words
from assistant.split import split_questions
from assistant.streaming import Delta, StreamEvent, deltas
from assistant.wording import Words
from assistant.writing.case import Tools
from assistant.writing.checker import Checker
from assistant.writing.label import labelled
from assistant.writing.live import Live
from assistant.writing.merge import lead
from assistant.writing.query_help import QueryHelp
from assistant.writing.writer import Writer, Writing
from corpus.errors import UnknownDocumentError
from corpus.glossary import Glossary
from corpus.library import Library
from corpus.model import Document
from index import Index

_SOME_QUESTIONS = ("动画项目还有哪些扶持？", "How else are cartoons being promoted?")
"""Put to the reader of questions alone, for what it loads on first use."""


@dataclass(slots=True)
class _Message:
    """One message on its way: its clock, what was streamed of it, and what its writing cost, part by part."""

    deadline: float
    cancelled: threading.Event | None
    clock: Clock = field(default_factory=Clock)
    live: Live = field(default_factory=Live)
    records: list[Writing] = field(default_factory=list)


class Pipeline:
    """Answers questions about one library through one index."""

    def __init__(
        self,
        library: Library,
        index: Index,
        glossary: Glossary,
        *,
        max_chars: int,
        model: LanguageModel | None = None,
        model_seconds: float = 20.0,
        query_help: bool = False,
    ) -> None:
        """Compile what all questions share; with a ``model`` it words answers, for ``model_seconds`` at most."""
        self._library = library
        self._max_chars = max_chars
        self._model_seconds = model_seconds
        self._reader = reader = Reader(library, index, glossary)
        checker = Checker(Tools(glossary, reader.matcher, reader.views, reader.segment, index.similarity))
        self._writer = Writer(model, checker) if model is not None else None
        self._query_help = QueryHelp(model) if model is not None and query_help else None

    def warm(self) -> None:
        """Load what a model's first answer would wait for beside what every first answer does."""
        if self._writer is None or not self._library.documents:
            return
        for question in _SOME_QUESTIONS:
            asked = normalise(question, language=None, max_chars=self._max_chars)
            self._reader.read(asked, (), self._library.documents, Clock())
        first = self._library.documents[0].document_id
        self._writer.warm(self._reader.views.of_document(first)[:1])

    def answer(
        self,
        question: str,
        *,
        conversation_id: str | None = None,
        history: Sequence[Turn] = (),
        language: Language | None = None,
        documents: Sequence[str] | None = None,
    ) -> Answer:
        """Answer a message, question by question.

        Raises:
            QuestionError: the question cannot be read.
            UnknownDocumentError: ``documents`` names one that the library does not hold.
        """
        events = self.stream(
            question, conversation_id=conversation_id, history=history, language=language, documents=documents
        )
        return next(event for event in events if isinstance(event, Answer))

    def stream(
        self,
        question: str,
        *,
        conversation_id: str | None = None,
        history: Sequence[Turn] = (),
        language: Language | None = None,
        documents: Sequence[str] | None = None,
        cancelled: threading.Event | None = None,
    ) -> Iterator[StreamEvent]:
        """Answer a message piece by piece; the whole answer comes last and replaces the pieces.

        Setting ``cancelled`` or closing the iterator stops a model's call and ends without an answer.

        Raises:
            QuestionError: the question cannot be read.
            UnknownDocumentError: ``documents`` names one that the library does not hold.
        """
        message = _Message(time.monotonic() + self._model_seconds, cancelled)
        allowed = self._allowed(documents)
        normalised = normalise(question, language=language, max_chars=self._max_chars)
        question = encodable(question)
        masked = mask(normalised.text)
        normalised = replace(normalised, text=masked.asked)
        notices = _masked_notices(masked, normalised.language)
        questions = split_questions(without_instructions(normalised.text)).questions
        parts: list[Answer] = []
        drafts: list[Draft] = []
        turns = [replace(turn, question=mask(turn.question).asked) for turn in history]
        for number, text in enumerate(questions, 1):
            if self._writer is not None:
                message.records.append(self._writer.begin())
            single = replace(normalised, text=text)
            if len(questions) > 1 and self._writer is not None:
                message.live.part(part_heading(number, text))
            try:
                reading = self._reader.read(single, turns, allowed, message.clock)
                reading = self._helped(reading, single, turns, allowed, message)
                draft = yield from self._written(reading, message)
            except ModelCancelledError:
                return
            named = text if len(questions) > 1 else question
            answer = self._publish(draft, named, normalised.language, reading.recalled, conversation_id)
            answer = labelled(answer, message.records[-1:])
            parts.append(answer.model_copy(update={"timings_ms": message.clock.timings()}))
            drafts.append(draft)
            turns.append(Turn(text, answer))
        if len(parts) > 1:
            whole = self._publish(joined(questions, drafts), question, normalised.language, None, conversation_id)
            whole = labelled(whole, message.records)
            answer = whole.model_copy(update={"parts": parts, "timings_ms": message.clock.timings()})
        else:
            answer = parts[0]
        answer = _with_notices(answer, notices)
        yield from [answer] if message.live.begun else deltas(answer)

    def _written(self, reading: Reading, message: _Message) -> Generator[Delta, None, Draft]:
        """The draft as a language model words it, where there is one; each sentence as it passes."""
        if self._writer is None:
            return reading.draft
        record = message.records[-1]
        lines = self._writer.write(reading.inquiry, reading.draft, record, message.deadline, message.cancelled)
        first = lead(reading.inquiry, reading.draft)
        while True:
            try:
                line = next(lines)
            except StopIteration as ended:
                draft: Draft = ended.value
                return draft
            message.clock.sentence()
            yield from message.live.sentence(first, line)

    def _helped(
        self,
        reading: Reading,
        question: NormalisedQuestion,
        history: Sequence[Turn],
        allowed: tuple[Document, ...],
        message: _Message,
    ) -> Reading:
        """A question that was not understood in another wording of a model's, where that is switched on and helps."""
        if self._query_help is None or reading.understood:
            return reading
        left = message.deadline - time.monotonic()
        understood = reading.inquiry.understanding
        for wording in self._query_help.wordings(
            understood, history, question.language, left, message.cancelled, message.records[-1]
        ):
            other = self._reader.read_as(wording, question, (), allowed, message.clock)
            if other.understood and not stray_words(other.inquiry):
                return replace(other, recalled=replace(other.recalled, understood_as=wording))
        return reading

    def _publish(
        self, draft: Draft, question: str, language: Language, recalled: Recalled | None, conversation_id: str | None
    ) -> Answer:
        return publish(
            draft,
            question=question,
            language=language,
            library=self._library,
            understood_as=recalled.understood_as if recalled else None,
            conversation_id=conversation_id,
        )

    def _allowed(self, documents: Sequence[str] | None) -> tuple[Document, ...]:
        if not documents:
            return self._library.documents
        known = {d.document_id for d in self._library.documents}
        for document_id in documents:
            if document_id not in known:
                raise UnknownDocumentError(
                    document_id,
                    "the library does not hold it",
                    f"Choose from: {', '.join(sorted(known))}",
                )
        return tuple(d for d in self._library.documents if d.document_id in documents)


def _masked_notices(masked: Masked, language: Language) -> list[Notice]:
    """What the reader is told where personal data was taken out of the question."""
    return [Notice(kind=NoticeKind.MASKED, text=Words(language)("notice.masked"))] if masked.spans else []


def _with_notices(answer: Answer, notices: Sequence[Notice]) -> Answer:
    return answer.model_copy(update={"notices": [*answer.notices, *notices]}) if notices else answer
