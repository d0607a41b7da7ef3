"""What every command is handed: the environment, the reader's words, and where output goes."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import TiaowenError
from interfaces.progress import Progress
from interfaces.words import Words

if TYPE_CHECKING:
    from assistant.service import Assistant
    from assistant.settings import Settings
    from corpus.library import Library
    from index import Index


@dataclass(frozen=True)
class Context:
    """Results go to ``stdout``, progress and errors to ``stderr``."""

    env: Mapping[str, str]
    words: Words

    def settings(self) -> Settings:
        """The settings that the environment names.

        Raises:
            ConfigurationError: a variable has a value that cannot be used.
        """
        from assistant.settings import Settings

        return Settings.from_env(self.env)

    def assistant(self) -> Assistant:
        """The assistant, its index built first where it is missing or stale."""
        from assistant.service import Assistant

        with Progress(sys.stderr, self.words("cli.indexing")) as progress:
            return Assistant.open(self.settings(), progress, repair=False)

    def library(self) -> Library:
        """The documents alone; no index is opened."""
        from corpus.library import Library

        return Library.open(self.settings().home)

    def index(self, library: Library, *, rebuild: bool = False) -> Index:
        """The index over ``library``, built first where it is missing or stale, or anew with ``rebuild``."""
        from index import Index

        settings = self.settings()
        with Progress(sys.stderr, self.words("cli.indexing")) as progress:
            return Index.open(
                library, settings.home, settings.embeddings, progress, repair=rebuild, rebuild=rebuild,
                service=settings.embedding_service, stand_in="never" if rebuild else "failed",
            )

    def say(self, text: str = "") -> None:
        """Print a result, at once even into a pipe."""
        sys.stdout.write(text + "\n")
        sys.stdout.flush()

    def say_error(self, text: str) -> None:
        """Print to ``stderr``."""
        sys.stderr.write(text + "\n")
        sys.stderr.flush()

    def complain(self, error: TiaowenError) -> None:
        """Print an error in the reader's language to ``stderr``."""
        self.say_error(self.words("cli.error", message=self.words.error(error)))


def refuse_unusable(question: str, context: Context) -> None:
    """Refuse a question that nobody can answer before minutes go into building the index for it.

    Raises:
        QuestionError: it is empty, too long or unreadable.
    """
    from assistant.normalise import normalise

    normalise(question, max_chars=context.settings().max_question_chars)
