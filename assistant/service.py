"""The assistant as the interfaces see it: open it once, ask it often."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from assistant.catching_up import CatchingUp
from assistant.contract import Answer, Language
from assistant.conversation import Turn
from assistant.llm.client import open_model
from assistant.llm.model import LanguageModel
from assistant.pipeline import Pipeline
from assistant.settings import Settings
from assistant.streaming import StreamEvent
from corpus.glossary import load_glossary
from corpus.library import AddResult, Library
from index import Index
from index.embeddings import EmbeddingServiceError

_log = logging.getLogger(__name__)

Progress = Callable[[str, int, int], None]


class Assistant:
    """A library, its index and the answering path over them; safe to share between threads."""

    def __init__(
        self,
        settings: Settings,
        library: Library,
        index: Index,
        *,
        model: LanguageModel | None = None,
        catch_up: bool = False,
    ) -> None:
        """Join opened parts; use :meth:`open` to open them. Without ``model`` the settings say which one writes."""
        self.settings = settings
        self.library = library
        self.index = index
        self.model = model or open_model(settings.model, settings.home)
        self._lock = threading.Lock()
        self._pipeline = self._build_pipeline()
        self._catching_up = CatchingUp(self._catch_up) if catch_up else None
        self._follow()

    @classmethod
    def open(
        cls, settings: Settings, progress: Progress | None = None, *, repair: bool = True, catch_up: bool = False
    ) -> Assistant:
        """Open the library and the index of a home, building the index where it is missing or stale.

        A damaged index is built again with ``repair``. With ``catch_up`` an index that an embedding
        service is to make is built in the background, while the one that is there answers.

        Raises:
            IndexCorruptError: the index is damaged and ``repair`` is false.
            StorageError: the home cannot be read or written.
            ConfigurationError: a setting cannot be used.
        """
        library = Library.open(settings.home)
        index = Index.open(
            library, settings.home, settings.embeddings, progress, repair=repair,
            service=settings.embedding_service, stand_in="first" if catch_up else "failed",
        )
        return cls(settings, library, index, catch_up=catch_up)

    def warm(self) -> None:
        """With a language model, load what its first answer would wait for; no service is asked anything."""
        if not (self.index.bundled_embeddings or self.index.lexical_only):
            return
        try:
            self._pipeline.warm()
        except Exception as error:  # what cannot be loaded is reported by the question that needs it
            _log.info("The model's first answer will take longer (%s).", type(error).__name__)

    def answer(
        self,
        question: str,
        *,
        conversation_id: str | None = None,
        history: Sequence[Turn] = (),
        language: Language | None = None,
        documents: Sequence[str] | None = None,
    ) -> Answer:
        """Answer one message of a conversation.

        Raises:
            QuestionError: the question is empty, too long or unreadable.
            UnknownDocumentError: ``documents`` names one that the library does not hold.
        """
        return self._pipeline.answer(
            question, conversation_id=conversation_id, history=history, language=language, documents=documents
        )

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
        """Answer one message piece by piece; the last event is the whole answer and replaces the pieces.

        Setting ``cancelled``, or closing the iterator, ends the work without an answer.

        Raises:
            QuestionError: the question is empty, too long or unreadable.
            UnknownDocumentError: ``documents`` names one that the library does not hold.
        """
        events = self._pipeline.stream(
            question,
            conversation_id=conversation_id,
            history=history,
            language=language,
            documents=documents,
            cancelled=cancelled,
        )
        for event in events:
            if cancelled is not None and cancelled.is_set():
                return
            yield event

    def add(self, paths: Sequence[Path], progress: Progress | None = None) -> list[AddResult]:
        """Add files or folders and index what is new."""
        results = self.library.add(paths)
        self._reindex(progress)
        return results

    def remove(self, document_id: str, progress: Progress | None = None) -> None:
        """Take a document out.

        Raises:
            UnknownDocumentError: the library does not hold it.
        """
        self.library.remove(document_id)
        self._reindex(progress)

    def _reindex(self, progress: Progress | None) -> None:
        with self._lock:
            self.index = Index.open(
                self.library, self.settings.home, self.settings.embeddings, progress,
                service=self.settings.embedding_service, stand_in="failed",
            )
            self._pipeline = self._build_pipeline()
        self._follow()

    def _follow(self) -> None:
        """Have the index that the settings ask for built, where another one stands in."""
        if self._catching_up is not None and self.index.outdated:
            self._catching_up.start()

    def _catch_up(self) -> bool:
        try:
            index = Index.open(
                self.library, self.settings.home, self.settings.embeddings, service=self.settings.embedding_service
            )
        except EmbeddingServiceError as error:
            _log.warning("%s. The index at hand goes on answering.", error)
            return False
        with self._lock:
            if index.version != self.library.version:
                return False
            self.index = index
            self._pipeline = self._build_pipeline()
        _log.info("The index with %s answers now.", self.settings.embeddings)
        return True

    def _build_pipeline(self) -> Pipeline:
        return Pipeline(
            self.library,
            self.index,
            load_glossary(),
            max_chars=self.settings.max_question_chars,
            model=self.model,
            model_seconds=self.settings.model.timeout,
            query_help=self.settings.model.query_help,
        )
