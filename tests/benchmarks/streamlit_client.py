"""One open page without a browser: it speaks the pages' own websocket as their script does."""

from __future__ import annotations

import asyncio
import time
from urllib.parse import urlparse

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

ANSWERED = 'data-status="'
PATIENCE = 60.0


class Page:
    """Opens the conversation page, asks, and tells when an answer that was not there before is on it."""

    def __init__(self, url: str) -> None:
        self._address = f"ws://{urlparse(url).netloc}/_stcore/stream"
        self._seen: set[str] = set()
        self._turn = asyncio.Lock()
        self._input = ""

    async def open(self) -> None:
        self._socket = await connect(self._address, subprotocols=["streamlit"], max_size=None)
        await self._rerun()
        await asyncio.wait_for(self._until(answered=False), PATIENCE)

    async def ask(self, question: str) -> float:
        """Seconds until the answer was sent to the page; one question at a time."""
        started = time.perf_counter()
        async with self._turn:
            await self._rerun(question)
            visible = await asyncio.wait_for(self._until(answered=True), PATIENCE)
        return visible - started

    async def close(self) -> None:
        await self._socket.close()

    async def _rerun(self, question: str | None = None) -> None:
        message = BackMsg()
        message.rerun_script.context_info.locale = "zh-CN"
        if question is not None:
            state = message.rerun_script.widget_states.widgets.add()
            state.id = self._input
            state.chat_input_value.data = question
        await self._socket.send(message.SerializeToString())

    async def _until(self, *, answered: bool) -> float:
        """Read until the script is over; when a new answer came, which must have come if one was ``answered``."""
        came = 0.0
        while True:
            message = ForwardMsg()
            message.ParseFromString(await self._socket.recv())
            kind = message.WhichOneof("type")
            if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                came = self._look(message.delta.new_element) or came
            elif kind == "script_finished":
                if answered and not came:
                    raise RuntimeError("the page was drawn without a new answer")
                return came

    def _look(self, element) -> float | None:
        kind = element.WhichOneof("type")
        if kind == "chat_input":
            self._input = element.chat_input.id
        elif kind == "html" and ANSWERED in element.html.body and element.html.body not in self._seen:
            self._seen.add(element.html.body)
            return time.perf_counter()
        return None
