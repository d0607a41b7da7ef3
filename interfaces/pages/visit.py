"""What one browser tab is doing: its conversation, what it is waiting for, and what its browser remembers."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from assistant.conversation import Turn
from corpus.errors import TiaowenError
from interfaces.pages.memory import Exchange, conversation_in

if TYPE_CHECKING:
    from assistant.records import Records
    from interfaces.pages.asking import Asking

_KEY = "visit"
MOST_KNOWN = 100


@dataclass
class Visit:
    """The state of one tab. ``conversation_id`` is a key: who has it may read and continue the conversation.

    ``known`` are the conversations this browser has had, the latest last; ``forgotten`` those it shall not list.
    ``documents`` limits the search, None stands for all. ``heard`` says that the browser has told what it remembers,
    ``came_by_link`` that the conversation was opened by an address, which others may know too.
    """

    conversation_id: str | None = None
    exchanges: list[Exchange] = field(default_factory=list)
    pending: str | None = None
    asking: Asking | None = None
    documents: tuple[str, ...] | None = None
    share_token: str | None = None
    known: list[str] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)
    to_restore: str | None = None
    heard: bool = False
    language_chosen: bool = False
    came_by_link: bool = False
    problem: TiaowenError | None = None

    @classmethod
    def of(cls, state: MutableMapping[Any, Any]) -> Visit:
        """The visit kept in a session's state, begun if there is none."""
        if _KEY not in state:
            state[_KEY] = cls()
        visit: Visit = state[_KEY]
        return visit

    def arrive(self, asked: MutableMapping[str, str], records: Records) -> None:
        """Open the conversation that the address names, or the one this tab was in before it was loaded anew.

        The id is taken out of the address: it is a key, and an address is easily passed on.
        """
        by_link = asked.pop("conversation", None) if "conversation" in asked else None
        wanted, self.to_restore = by_link or self.to_restore, None
        if wanted is None or wanted == self.conversation_id:
            return
        try:
            exchanges = conversation_in(records, wanted)
        except TiaowenError as error:
            self.problem = error
            return
        if exchanges is not None:
            own = wanted in self.known
            self.enter(wanted, exchanges)
            self.came_by_link = by_link is not None and not own
        elif by_link is not None:
            self.problem = TiaowenError("conversation", "it is not kept", "Ask anew", code="conversation_gone")

    def turns(self) -> tuple[Turn, ...]:
        """What was asked and answered so far."""
        return tuple(Turn(past.question, past.answer) for past in self.exchanges if past.answer is not None)

    def hear(self, known: list[str], current: str | None) -> None:
        """Take in what the browser remembers; a conversation that is under way here stays."""
        self.heard = True
        self.known = [*(name for name in known if name not in self.known), *self.known][-MOST_KNOWN:]
        if current and not self.exchanges and self.conversation_id is None:
            self.to_restore = current

    def enter(self, conversation_id: str | None, exchanges: list[Exchange] | None = None) -> None:
        """Leave this conversation for another, or for a new one."""
        if self.asking is not None:
            self.asking.stop()
        self.asking, self.pending, self.share_token = None, None, None
        self.heard, self.came_by_link = True, False
        self.conversation_id = conversation_id
        self.exchanges = exchanges or []
        if conversation_id is not None:
            self.know(conversation_id)

    def know(self, conversation_id: str) -> None:
        """List this conversation as the browser's own, the latest."""
        self.known = [*(name for name in self.known if name != conversation_id), conversation_id][-MOST_KNOWN:]

    def forget(self, conversation_id: str) -> None:
        """List this conversation no more."""
        self.known = [name for name in self.known if name != conversation_id]
        self.forgotten.append(conversation_id)
        if conversation_id == self.conversation_id:
            self.enter(None)

    def ask(self, question: str) -> None:
        """Put a question next, in a conversation of its own where there is none yet."""
        from assistant.records import new_conversation_id

        if self.conversation_id is None:
            self.conversation_id = new_conversation_id()
        self.know(self.conversation_id)
        self.pending = question

    def stop(self) -> None:
        """Want no answer to the question under way."""
        if self.asking is not None:
            self.exchanges.append(Exchange(self.asking.question, error=self.asking.stop()))
            self.asking = None
