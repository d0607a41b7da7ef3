"""The answering path, step by step: read this list and you know how a question becomes an answer.

normalise → understand → recall conversation → retrieve → select evidence → compose → verify
→ write (only with a language model) → publish
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.compose import compose
from assistant.compose.draft import Draft
from assistant.compose.select import applies, covering, resolved_views
from assistant.contract import Answer, AnswerStatus, Language, Notice, NoticeKind, Timings
from assistant.conversation import Recalled, Turn, recall
from assistant.evidence.gather import CANDIDATES, gather
from assistant.evidence.match import Matcher
from assistant.evidence.relevance import Judge
from assistant.evidence.views import ClauseViews
from assistant.inquiry import Inquiry
from assistant.llm.model import LanguageModel, ModelCancelledError
from assistant.masking import Masked, mask
from assistant.normalise import NormalisedQuestion, normalise
from assistant.parts import joined, part_heading
from assistant.publish import publish
from assistant.split import split_questions
from assistant.streaming import Delta, StreamEvent, deltas
from assistant.understanding.model import Understanding
from assistant.understanding.spelling import Speller
from assistant.understanding.understand import Understander
from assistant.verify import verify
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

_CLEARER = 0.05
_NOT_UNDERSTOOD = (AnswerStatus.NOT_FOUND, AnswerStatus.CLARIFY)


@dataclass(slots=True)
class _Clock:
    """Milliseconds spent in retrieval, until a model's first sentence, and in all."""

    started: float = field(default_factory=time.perf_counter)
    retrieve: float = 0.0
    first_sentence: float | None = None

    def passed(self) -> float:
        return round((time.perf_counter() - self.started) * 1000, 3)

    def sentence(self) -> None:
        self.first_sentence = self.first_sentence or self.passed()

    def timings(self) -> Timings:
        return Timings(retrieve=round(self.retrieve, 3), total=self.passed(), first_sentence=self.first_sentence)


@dataclass(slots=True)
class _Message:
    """One message on its way: its clock, what was streamed of it, and what its writing cost, part by part."""

    deadline: float
    cancelled: threading.Event | None
    clock: _Clock = field(default_factory=_Clock)
    live: Live = field(default_factory=Live)
    records: list[Writing] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One reading of a question with its answer."""

    draft: Draft
    recalled: Recalled
    inquiry: Inquiry


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
        self._index = index
        self._glossary = glossary
        self._max_chars = max_chars
        self._understander = Understander(library.documents, glossary, self._segment)
        self._views = ClauseViews(library.documents, glossary)
        self._matcher = Matcher(glossary)
        self._judge = Judge.of(index)
        self._speller = Speller(glossary, self._library_words)
        self._model_seconds = model_seconds
        checker = Checker(Tools(glossary, self._matcher, self._views, self._segment, index.similarity))
        self._writer = Writer(model, checker) if model is not None else None
        self._query_help = QueryHelp(model) if model is not None and query_help else None

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
        masked = mask(normalised.text)
        normalised = replace(normalised, text=masked.rest if any(map(str.isalnum, masked.rest)) else masked.text)
        notices = _masked_notices(masked, normalised.language)
        questions = split_questions(normalised.text).questions
        parts: list[Answer] = []
        drafts: list[Draft] = []
        turns = [replace(turn, question=mask(turn.question).text) for turn in history]
        for number, text in enumerate(questions, 1):
            if self._writer is not None:
                message.records.append(self._writer.begin())
            single = replace(normalised, text=text)
            if len(questions) > 1 and self._writer is not None:
                yield message.live.heading(part_heading(number, text))
            try:
                reading = self._draft(single, turns, allowed, message.clock)
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

    def _written(self, reading: _Reading, message: _Message) -> Generator[Delta, None, Draft]:
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
        reading: _Reading,
        question: NormalisedQuestion,
        history: Sequence[Turn],
        allowed: tuple[Document, ...],
        message: _Message,
    ) -> _Reading:
        """A question that was not understood in another wording of a model's, where that is switched on and helps."""
        if self._query_help is None or reading.draft.status not in _NOT_UNDERSTOOD:
            return reading
        left = message.deadline - time.monotonic()
        understood = reading.inquiry.understanding
        for wording in self._query_help.wordings(
            understood, history, question.language, left, message.cancelled, message.records[-1]
        ):
            other = self._answer_reading(wording, question, (), allowed, message.clock)
            if other.draft.status not in _NOT_UNDERSTOOD and not _stray_words(other.inquiry):
                return replace(other, recalled=replace(other.recalled, understood_as=wording))
        return reading

    def _draft(
        self, question: NormalisedQuestion, history: Sequence[Turn], allowed: tuple[Document, ...], clock: _Clock
    ) -> _Reading:
        text = self._speller.english(question.text)
        found = self._answer_reading(text, question, history, allowed, clock)
        strays = _stray_words(found.inquiry)
        unclear = strays > 0 or found.draft.status in _NOT_UNDERSTOOD
        if unclear and (mended := self._speller.chinese(text)) != text:
            second = self._answer_reading(mended, question, history, allowed, clock)
            if second.draft.status not in _NOT_UNDERSTOOD and _stray_words(second.inquiry) < max(strays, 1):
                return second
        return found

    def _answer_reading(
        self,
        text: str,
        question: NormalisedQuestion,
        history: Sequence[Turn],
        allowed: tuple[Document, ...],
        clock: _Clock,
    ) -> _Reading:
        understood = self._understander.understand(text)
        recalled = recall(understood, history, self._understander, question.language, self._library.documents)
        inquiry = self._inquire(recalled.understanding, question.language, allowed, clock)
        for reading, described in recalled.alternatives:
            other = self._inquire(reading, question.language, allowed, clock)
            if _fit(other) > _fit(inquiry) + _CLEARER:
                recalled, inquiry = Recalled(reading, described), other
        draft, _ = verify(compose(inquiry), inquiry.scope)
        if recalled.understood_as is None and text != question.text:
            recalled = replace(recalled, understood_as=text)
        return _Reading(draft, recalled, inquiry)

    def _inquire(
        self, understanding: Understanding, language: Language, allowed: tuple[Document, ...], clock: _Clock
    ) -> Inquiry:
        scope = tuple(d for d in allowed if d.document_id in understanding.documents) or allowed
        inquiry = Inquiry(understanding, language, self._library, self._glossary, self._views, self._matcher, scope)
        started = time.perf_counter()
        narrowed = {d.document_id for d in scope} if len(scope) < len(self._library.documents) else None
        hits = self._index.search(_query(understanding), k=CANDIDATES, documents=narrowed)
        clock.retrieve += (time.perf_counter() - started) * 1000
        return gather(inquiry, hits, self._judge)

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

    def _library_words(self) -> Iterator[str]:
        for document in self._library.documents:
            for clause in document.clauses:
                yield from re.findall(r"[A-Za-z]{4,}", f"{clause.text} {clause.rendering or ''}")

    def _segment(self, text: str) -> list[str]:
        return _longest(self._index.tokens(text))

    def _allowed(self, documents: Sequence[str] | None) -> tuple[Document, ...]:
        if not documents:
            return self._library.documents
        known = {d.document_id for d in self._library.documents}
        for document_id in documents:
            if document_id not in known:
                raise UnknownDocumentError(
                    f"document {document_id!r}",
                    "the library does not hold it",
                    f"Choose from: {', '.join(sorted(known))}",
                )
        return tuple(d for d in self._library.documents if d.document_id in documents)


def _masked_notices(masked: Masked, language: Language) -> list[Notice]:
    """What the reader is told where personal data was taken out of the question."""
    return [Notice(kind=NoticeKind.MASKED, text=Words(language)("notice.masked"))] if masked.spans else []


def _with_notices(answer: Answer, notices: Sequence[Notice]) -> Answer:
    return answer.model_copy(update={"notices": [*answer.notices, *notices]}) if notices else answer


def _fit(inquiry: Inquiry) -> float:
    """How well the best statement or clause answers a reading of a follow-up."""
    if resolved_views(inquiry):
        return 1.0
    statement = next((s.match.score for s in inquiry.statements if applies(s)), 0.0)
    return statement if covering(inquiry) or statement else 0.0


def _stray_words(inquiry: Inquiry) -> int:
    """How many words of the question no candidate clause knows."""
    bare = [t for t in inquiry.terms if not t.is_concept and not t.surface.isascii()]
    found = {t for ranked in inquiry.ranked for t, strength in ranked.match.strengths if strength > 0}
    dropped = [w for w in inquiry.understanding.dropped if not w.isascii()]
    return len([t for t in bare if t not in found]) + len(dropped)


def _longest(words: Sequence[str]) -> list[str]:
    """Search-mode segmentation repeats the words inside a long word; keep the long one."""
    return [w for w in dict.fromkeys(words) if not any(w != other and w in other for other in words)]


def _query(understanding: Understanding) -> str:
    """What to search for: the question, and the topic again where a follow-up took it from before."""
    missing = [t.surface for t in understanding.terms if t.surface not in understanding.text]
    return " ".join([understanding.text, *missing])
