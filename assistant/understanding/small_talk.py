"""Whole messages that ask nothing of a policy: a greeting, thanks, leave, what the assistant can do."""

from __future__ import annotations

from assistant.understanding.vocabulary import phrases

_KINDS = ("greeting", "thanks", "farewell", "abilities")


def small_talk(text: str) -> str | None:
    """Which of these a message is (``greeting``, ``thanks``, ``farewell``, ``abilities``); None for any other."""
    return next((name for name in _KINDS if phrases(name).fullmatch(text.strip())), None)


def asks_for_holdings(text: str) -> bool:
    """Whether a message asks which documents the library holds."""
    return phrases("which_documents").search(text) is not None
