"""Progress of long work: a bar on a terminal, silence elsewhere."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from tqdm import tqdm


class Progress:
    """A callback ``(stage, done, total)`` that draws a bar a stage on ``stream`` while it is a terminal."""

    def __init__(self, stream: TextIO, label: str) -> None:
        """Draw nothing until the first call."""
        self._stream = stream
        self._label = label
        self._bar: tqdm[object] | None = None
        self._stage = ""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` units of ``stage`` are finished."""
        if not self._stream.isatty():
            return
        if stage != self._stage:
            self.close()
            self._stage = stage
        if self._bar is None:
            from tqdm import tqdm

            self._bar = tqdm(total=total, desc=self._label, file=self._stream, leave=False, mininterval=0)
        self._bar.total = total
        self._bar.update(done - self._bar.n)

    def __enter__(self) -> Progress:
        """Use as a context so that the bar is cleared."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Clear the bar."""
        self.close()

    def close(self) -> None:
        """Clear the bar of the present stage."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None
