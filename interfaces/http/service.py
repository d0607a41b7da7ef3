"""What the routes share: the assistant once it is open, the threads, the counters, the settings."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from corpus.errors import TiaowenError
from interfaces.http.answering import Answering
from interfaces.http.conversations import Conversations
from interfaces.http.dialogue import Dialogue
from interfaces.http.metrics import Metrics
from interfaces.http.settings import HttpSettings
from interfaces.opening import Opening, State

if TYPE_CHECKING:
    from assistant.service import Assistant
    from corpus.library import Library


class Service:
    """One for each API app; nothing of it is global."""

    log = logging.getLogger("interfaces.http")

    def __init__(self, opening: Opening, settings: HttpSettings) -> None:
        """Serve the assistant of ``opening``."""
        self.opening = opening
        self.settings = settings
        self.answering = Answering(settings)
        self.metrics = Metrics(self.answering)
        self._conversations = Conversations()

    async def dialogue(self) -> Dialogue:
        """Where questions are put.

        Raises:
            TiaowenError: the assistant could not be opened.
        """
        return Dialogue(await self._assistant(), self._conversations)

    async def library(self) -> Library:
        """The documents.

        Raises:
            TiaowenError: the assistant could not be opened.
        """
        return (await self._assistant()).library

    def close(self) -> None:
        """Begin no further answers."""
        self.answering.close()

    async def _assistant(self) -> Assistant:
        state = self.opening.state
        if state.assistant is None:
            state = await run_in_threadpool(self.opening.wait)
        return opened(state)


def opened(state: State) -> Assistant:
    """The assistant of an opening that is over.

    Raises:
        TiaowenError: it could not be opened.
    """
    if state.assistant is None:
        raise state.error or TiaowenError("assistant", "it is not open", "Try again", code="internal")
    return state.assistant
