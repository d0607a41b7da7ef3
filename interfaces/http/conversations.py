"""The last turns of the API's conversations, in memory and bounded."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.conversation import Turn

MAX_CONVERSATIONS = 2000
MAX_TURNS = 20


class Conversations:
    """Turns by conversation id; the conversation not used for longest is forgotten first."""

    def __init__(self, max_conversations: int = MAX_CONVERSATIONS, max_turns: int = MAX_TURNS) -> None:
        """Begin empty."""
        self._turns: OrderedDict[str, tuple[Turn, ...]] = OrderedDict()
        self._max_conversations = max_conversations
        self._max_turns = max_turns
        self._lock = threading.Lock()

    def history(self, conversation_id: str | None) -> tuple[Turn, ...]:
        """The turns so far, oldest first."""
        with self._lock:
            return self._turns.get(conversation_id, ()) if conversation_id else ()

    def append(self, conversation_id: str | None, turn: Turn) -> None:
        """Remember a turn of a named conversation."""
        if not conversation_id:
            return
        with self._lock:
            turns = (*self._turns.pop(conversation_id, ()), turn)
            self._turns[conversation_id] = turns[-self._max_turns :]
            while len(self._turns) > self._max_conversations:
                self._turns.popitem(last=False)
