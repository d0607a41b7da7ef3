"""What the routes share: the assistant once it is open, the threads, the counters, the settings."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from corpus.errors import TiaowenError
from interfaces.http.answering import Answering
from interfaces.http.metrics import Metrics
from interfaces.http.settings import HttpSettings
from interfaces.opening import Opening, State

if TYPE_CHECKING:
    from assistant.dialogue import Dialogue
    from assistant.records import Records
    from assistant.service import Assistant
    from corpus.library import Library


class Service:
    """One for each API app; nothing of it is global."""

    log = logging.getLogger("interfaces.http")

    def __init__(self, opening: Opening, settings: HttpSettings, workers: Callable[[], int] = int) -> None:
        """Serve the assistant of ``opening``; ``workers`` tells how many processes answer now."""
        self.opening = opening
        self.settings = settings
        self.answering = Answering(settings)
        self.metrics = Metrics(self.answering, workers)

    async def dialogue(self) -> Dialogue:
        """Where questions are put.

        Raises:
            TiaowenError: the assistant could not be opened.
        """
        state = await self._opened()
        assert state.dialogue is not None
        return state.dialogue

    async def records(self) -> Records:
        """Where conversations are kept.

        Raises:
            TiaowenError: the assistant could not be opened.
        """
        return (await self.dialogue()).records

    async def library(self) -> Library:
        """The documents.

        Raises:
            TiaowenError: the assistant could not be opened.
        """
        return assistant_of(await self._opened()).library

    def close(self) -> None:
        """Begin no further answers."""
        self.answering.close()

    async def _opened(self) -> State:
        state = self.opening.state
        if state.assistant is None:
            state = await run_in_threadpool(self.opening.wait)
        assistant_of(state)
        return state


def assistant_of(state: State) -> Assistant:
    """The assistant of an opening that is over.

    Raises:
        TiaowenError: it could not be opened.
    """
    if state.assistant is None:
        raise state.error or TiaowenError("assistant", "it is not open", "Try again", code="internal")
    return state.assistant
