"""Takes out what a reasoning model thinks aloud before it replies."""

from __future__ import annotations

_OPEN, _CLOSE = "<think>", "</think>"


class Thoughts:
    """A filter over the pieces of one reply: a leading ``<think>…</think>`` is dropped, all else passes."""

    def __init__(self) -> None:
        """At the start of a reply."""
        self._held = ""
        self._step = self._before

    def pass_on(self, piece: str) -> str:
        """What of the reply so far can be shown and was not yet."""
        self._held += piece
        return self._step()

    def rest(self) -> str:
        """What was still held back when the reply ended."""
        return self._held if self._step == self._before else ""

    def _before(self) -> str:
        start = self._held.lstrip()
        if len(start) < len(_OPEN) and _OPEN.startswith(start):
            return ""
        if not start.startswith(_OPEN):
            self._step = self._passing
            return self._passing()
        self._held = start[len(_OPEN) :]
        self._step = self._inside
        return self._inside()

    def _inside(self) -> str:
        _, closed, after = self._held.partition(_CLOSE)
        if not closed:
            # Only the tail can hold the beginning of the closing mark.
            self._held = self._held[-len(_CLOSE) :]
            return ""
        self._held = after
        self._step = self._after
        return self._after()

    def _after(self) -> str:
        self._held = self._held.lstrip()
        if self._held:
            self._step = self._passing
        return self._passing()

    def _passing(self) -> str:
        shown, self._held = self._held, ""
        return shown
