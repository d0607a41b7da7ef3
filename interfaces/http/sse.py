"""Server-sent events: what is sent while an answer is on its way."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from starlette.responses import StreamingResponse

from interfaces.serialise import dump

if TYPE_CHECKING:
    from assistant.streaming import StreamEvent
    from interfaces.http.answering import Run

MEDIA_TYPE = "text/event-stream"
HEARTBEAT = ": waiting\n\n"
_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


def event(name: str, value: object) -> str:
    """A named event with a JSON value."""
    return f"event: {name}\ndata: {dump(value)}\n\n"


def stream_response(events: AsyncIterator[str]) -> StreamingResponse:
    """``events`` as a response that no proxy should hold back."""
    return StreamingResponse(events, media_type=MEDIA_TYPE, headers=_HEADERS)


async def with_heartbeats(first: StreamEvent | None, run: Run, heartbeat: float) -> AsyncIterator[StreamEvent | None]:
    """The events of a run; None for each ``heartbeat`` seconds in which there was none."""
    happened = first
    while True:
        if happened is not None:
            yield happened
        try:
            happened = await run.next(heartbeat)
        except TimeoutError:
            yield None
            happened = None
            continue
        if happened is None:
            return
