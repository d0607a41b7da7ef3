"""Conversations, answers, feedback and shared links, kept in a database that may be away."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from assistant.conversation import Turn
from assistant.records import conversations, feedback, shares
from assistant.records.address import address
from assistant.records.database import RETRY_AFTER, Database
from assistant.records.export import conversation_json, feedback_json
from assistant.records.model import Conversation, RecordsError, StoredTurn, Summary, UnknownRecordError
from assistant.records.privacy import kept_answer, kept_text
from assistant.settings import Settings

MAX_TURNS = 20
MAX_LISTED = 200
# 128 bits in the densest writing of ids in use, base64; a UUID has 36
MIN_SECRET_CHARS = 22
_log = logging.getLogger(__name__)


def new_conversation_id() -> str:
    """An id that nobody can guess (160 bits): whoever knows it may read and continue the conversation."""
    return secrets.token_hex(20)


def opens(conversation_id: str, owner: str = "") -> bool:
    """Whether knowing an id may be taken for having been given it: owners' own ids, else those nobody guesses."""
    return bool(owner) or len(conversation_id) >= MIN_SECRET_CHARS


class Records:
    """Everything that is remembered; safe to share between threads.

    ``owner`` keeps the conversations of different API keys apart, whatever ids they choose; people in
    browsers have none. Without an owner an id that could be guessed is continued, but not read, listed, shared
    or erased. ``history``, ``append`` and ``recent`` never raise: while the database is away they
    give nothing and keep nothing. The other methods raise ``RecordsError`` then.
    """

    def __init__(self, database: Database | None) -> None:
        """Keep in ``database``, or nothing at all without one."""
        self._database = database

    @classmethod
    def open(cls, settings: Settings, *, retry_after: float = RETRY_AFTER) -> Records:
        """Open the database of ``settings``, migrating it; one that is away is tried again every ``retry_after`` s.

        Raises:
            ConfigurationError: ``TIAOWEN_DATABASE_URL`` cannot be used or its driver is not installed.
        """
        database = Database(address(settings.database_url, settings.home), retry_after=retry_after)
        database.open()
        return cls(database)

    @classmethod
    def off(cls) -> Records:
        """Records that keep nothing and are never available."""
        return cls(None)

    @property
    def available(self) -> bool:
        """Whether conversations are kept now; costs nothing to ask."""
        return self._database is not None and self._database.available

    def close(self) -> None:
        """Let go of the database."""
        if self._database is not None:
            self._database.close()

    def history(self, conversation_id: str, *, owner: str = "", limit: int = MAX_TURNS) -> tuple[Turn, ...]:
        """The last turns of a conversation, oldest first; nothing of an unknown one."""
        try:
            found = self._use().read(lambda c: conversations.latest(c, owner, _clean(conversation_id), limit))
        except RecordsError:
            return ()
        return tuple(Turn(turn.question, turn.answer) for turn in found)

    def append(self, conversation_id: str | None, turn: Turn, *, owner: str = "") -> bool:
        """Keep a turn, masked, and say whether it was kept; without a conversation its answer alone."""
        question, answer = kept_text(turn.question), kept_answer(turn.answer)
        named = None if conversation_id is None else _clean(conversation_id)
        try:
            self._use().write(lambda c: conversations.append(c, owner, named, question, answer))
        except RecordsError:
            return False
        return True

    def recent(
        self, conversation_ids: Sequence[str], *, owner: str = "", limit: int = MAX_LISTED
    ) -> tuple[Summary, ...]:
        """Those of the named conversations that are kept, the last used first."""
        named = [_clean(name) for name in conversation_ids[-MAX_LISTED:] if opens(name, owner)]
        try:
            found = self._use().read(
                lambda c: conversations.summaries(c, owner=owner, conversation_ids=named, limit=limit)
            )
        except RecordsError:
            return ()
        return tuple(found)

    def conversation(self, conversation_id: str, *, owner: str = "") -> Conversation | None:
        """A conversation with every turn as it was given, or None.

        Raises:
            RecordsError: the database cannot be used now.
        """

        def read(connection: Connection) -> Conversation | None:
            key = _key(connection, owner, conversation_id)
            return None if key is None else conversations.load(connection, key)

        return self._use().read(read)

    def answer(self, answer_id: str) -> StoredTurn | None:
        """One answer as it was given, with its question and feedback, or None.

        Raises:
            RecordsError: the database cannot be used now.
        """
        return self._use().read(lambda c: conversations.one_answer(c, _clean(answer_id)))

    def share(self, conversation_id: str, *, owner: str = "") -> str:
        """A token that opens the conversation, read-only, as it stands now.

        Raises:
            UnknownRecordError: there is no such conversation.
            RecordsError: the database cannot be used now.
        """

        def make(connection: Connection) -> str | None:
            key = _key(connection, owner, conversation_id)
            return None if key is None else shares.share(connection, key)

        token = self._use().write(make)
        if token is None:
            raise _unknown(conversation_id)
        return token

    def shared(self, token: str) -> Conversation | None:
        """The conversation behind a link, or None for one that was never made or was taken back.

        Raises:
            RecordsError: the database cannot be used now.
        """
        return self._use().read(lambda c: shares.shared(c, _clean(token)))

    def unshare(self, conversation_id: str, *, owner: str = "") -> int:
        """Take back every link to a conversation; returns how many there were.

        Raises:
            RecordsError: the database cannot be used now.
        """

        def take_back(connection: Connection) -> int:
            key = _key(connection, owner, conversation_id)
            return 0 if key is None else shares.unshare(connection, key)

        return self._use().write(take_back)

    def feedback(self, answer_id: str, rating: str, reasons: Sequence[str] = (), comment: str | None = None) -> None:
        """Keep what a reader thought of an answer, in place of what they said before.

        Raises:
            FeedbackError: the rating is neither ``up`` nor ``down``, or there is too much.
            UnknownRecordError: there is no such answer.
            RecordsError: the database cannot be used now.
        """
        given = feedback.checked(_clean(answer_id), rating, reasons, comment)
        self._use().write(lambda c: feedback.give(c, given))

    def all_feedback(self) -> list[dict[str, Any]]:
        """All feedback, oldest first, as JSON values with the question and the answer.

        Raises:
            RecordsError: the database cannot be used now.
        """
        return [feedback_json(*row) for row in self._use().read(feedback.given)]

    def overview(self, limit: int = MAX_LISTED) -> tuple[Summary, ...]:
        """The last used conversations of all owners.

        Raises:
            RecordsError: the database cannot be used now.
        """
        return tuple(
            self._use().read(lambda c: conversations.summaries(c, owner=None, conversation_ids=None, limit=limit))
        )

    def export(self, conversation_id: str) -> list[dict[str, Any]]:
        """Everything kept of a conversation as JSON values, one for each owner that uses the id.

        Raises:
            UnknownRecordError: there is no such conversation.
            RecordsError: the database cannot be used now.
        """

        def read(connection: Connection) -> list[Conversation | None]:
            keys = conversations.keys_named(connection, _clean(conversation_id))
            return [conversations.load(connection, key) for key in keys]

        found = [conversation_json(c) for c in self._use().read(read) if c is not None]
        if not found:
            raise _unknown(conversation_id)
        return found

    def erase(self, conversation_id: str, *, owner: str | None = None) -> int:
        """Delete a conversation with its answers, feedback and links; returns how many conversations are gone.

        Without ``owner`` those of every owner.

        Raises:
            UnknownRecordError: there is no such conversation.
            RecordsError: the database cannot be used now.
        """

        def delete(connection: Connection) -> int:
            if owner is None:
                named = conversations.keys_named(connection, _clean(conversation_id))
                return conversations.erase(connection, named)
            key = _key(connection, owner, conversation_id)
            return 0 if key is None else conversations.erase(connection, [key])

        gone = self._use().write(delete)
        if not gone:
            raise _unknown(conversation_id)
        self._use().compact()
        return gone

    def purge(self, older_than: timedelta) -> tuple[int, int]:
        """Delete conversations not used, and lone answers given, longer ago; returns how many of each.

        Raises:
            RecordsError: the database cannot be used now.
        """
        before = datetime.now(UTC) - older_than
        gone = self._use().write(lambda c: conversations.purge(c, before))
        self._use().compact()
        return gone

    def _use(self) -> Database:
        if self._database is None:
            raise RecordsError("database", "there is none", "Conversations are not kept")
        return self._database


def _key(connection: Connection, owner: str, conversation_id: str) -> int | None:
    if not opens(conversation_id, owner):
        return None
    return conversations.key_of(connection, owner, _clean(conversation_id))


def _clean(text: str) -> str:
    """An id as the database can compare it."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "\N{REPLACEMENT CHARACTER}")


def _unknown(conversation_id: str) -> UnknownRecordError:
    problem, remedy = "no such conversation is kept", "See tiaowen conversations list"
    subject = f"conversation {conversation_id!r}"
    return UnknownRecordError(subject, problem, remedy, code="unknown_conversation", id=conversation_id)
