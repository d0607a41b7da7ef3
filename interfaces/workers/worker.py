"""One worker: opens the assistant of the home and answers one question at a time."""

from __future__ import annotations

import os
import queue
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from corpus.errors import TiaowenError
from interfaces.workers.messages import Ask, Cancel, Failed, Over, Ready, Reopen, Report, event_out, turns_in

if TYPE_CHECKING:
    from assistant.service import Assistant

OpenAssistant = Callable[[], "Assistant"]


def run(connection: Connection, open_assistant: OpenAssistant) -> None:
    """Serve until the connection is closed; the entry of the process."""
    # every worker has a core to itself, and the server alone decides when it ends
    os.environ["OMP_NUM_THREADS"] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        Worker(connection, open_assistant).serve()


class Worker:
    """Reads orders in a thread of its own, so that an answer under way can be called off."""

    def __init__(self, connection: Connection, open_assistant: OpenAssistant) -> None:
        """Open nothing yet."""
        self._connection = connection
        self._open = open_assistant
        self._orders: queue.SimpleQueue[Ask | Reopen | None] = queue.SimpleQueue()
        self._cancelled: dict[int, threading.Event] = {}

    def serve(self) -> None:
        """Say that it is ready, then answer.

        Raises:
            EOFError, OSError: the server has gone.
        """
        assistant = self._opened()
        if assistant is None:
            return
        threading.Thread(target=self._read, name="orders", daemon=True).start()
        while (order := self._orders.get()) is not None:
            if isinstance(order, Reopen):
                assistant = self._opened() or assistant
            else:
                self._answer(assistant, order)

    def _opened(self) -> Assistant | None:
        try:
            assistant = self._open()
        except TiaowenError as error:
            self._tell(Failed.of(error))
            return None
        self._tell(Ready(assistant.library.version))
        return assistant

    def _answer(self, assistant: Assistant, order: Ask) -> None:
        try:
            events = assistant.stream(
                order.question,
                conversation_id=order.conversation_id,
                history=turns_in(order.history),
                language=order.language,
                documents=order.documents,
                cancelled=self._cancelled[order.number],
            )
            for event in events:
                self._tell(event_out(event))
        except TiaowenError as error:
            self._tell(Failed.of(error))
        except Exception as error:
            problem = type(error).__name__
            self._tell(Failed(TiaowenError, "answer", problem, "Report it", "internal"))
        finally:
            del self._cancelled[order.number]
        self._tell(Over())

    def _read(self) -> None:
        try:
            while True:
                order = self._connection.recv()
                if isinstance(order, Cancel):
                    if (event := self._cancelled.get(order.number)) is not None:
                        event.set()
                    continue
                if isinstance(order, Ask):
                    self._cancelled[order.number] = threading.Event()
                self._orders.put(order)
        except (EOFError, OSError):
            for event in list(self._cancelled.values()):
                event.set()
            self._orders.put(None)

    def _tell(self, report: Report) -> None:
        self._connection.send(report)
