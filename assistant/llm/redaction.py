"""Takes a service's key out of what the service writes: a gateway may repeat it in a reply, and replies are logged."""

from __future__ import annotations

_STANDS_FOR_IT = "[key]"
_SHORTEST = 12
"""Shorter keys are placeholders (``none``, ``ollama``), and may be words of a reply."""


class Redaction:
    """A filter over the pieces of one reply."""

    def __init__(self, secret: str) -> None:
        """Look for ``secret``, unless it is too short to be one."""
        self._secret = secret if len(secret) >= _SHORTEST else ""
        self._held = ""

    def pass_on(self, piece: str) -> str:
        """What of the reply so far can be shown and was not yet."""
        if not self._secret:
            return piece
        text = (self._held + piece).replace(self._secret, _STANDS_FOR_IT)
        begun = next((n for n in range(len(self._secret) - 1, 0, -1) if text.endswith(self._secret[:n])), 0)
        self._held = text[len(text) - begun :]
        return text[: len(text) - begun]

    def rest(self) -> str:
        """What was still held back when the reply ended."""
        held, self._held = self._held, ""
        return held
