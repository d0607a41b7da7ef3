"""``tiaowen conversations`` and ``tiaowen feedback``: what is remembered, for those who run the assistant."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from interfaces.cli.context import Context
from interfaces.serialise import dump

if TYPE_CHECKING:
    from assistant.records import Records, Summary

_UNITS = {"h": "hours", "d": "days", "w": "weeks"}
_MAX_DAYS = 36_500


def age(text: str) -> timedelta:
    """A length of time as typed: ``12h``, ``30d``, ``8w``.

    Raises:
        argparse.ArgumentTypeError: it is none.
    """
    match = re.fullmatch(r"([0-9]{1,6})([hdw])", text.strip().lower())
    found = timedelta(**{_UNITS[match[2]]: int(match[1])}) if match else None
    if found is None or found.days > _MAX_DAYS:
        raise argparse.ArgumentTypeError(f"{text} is not a length of time such as 12h, 30d or 8w")
    return found


def run_conversations(args: argparse.Namespace, context: Context) -> int:
    """List, export, erase or purge conversations.

    Raises:
        UnknownRecordError: there is no such conversation.
        RecordsError: the database cannot be used.
    """
    with _opened(context) as records:
        if args.action == "list":
            _list(records, args, context)
        elif args.action == "export":
            for conversation in records.export(args.conversation):
                context.say(dump(conversation))
        elif args.action == "erase":
            count = records.erase(args.conversation)
            context.say(context.words("cli.erased", id=args.conversation, count=count))
        else:
            conversations, answers = records.purge(args.older_than)
            context.say(context.words("cli.purged", conversations=conversations, answers=answers))
    return 0


def run_feedback(_args: argparse.Namespace, context: Context) -> int:
    """Print all feedback, one JSON object a line, each with its question and answer.

    Raises:
        RecordsError: the database cannot be used.
    """
    with _opened(context) as records:
        for row in records.all_feedback():
            context.say(dump(row))
    return 0


@contextmanager
def _opened(context: Context) -> Iterator[Records]:
    from assistant.records import Records

    records = Records.open(context.settings())
    try:
        yield records
    finally:
        records.close()


def _list(records: Records, args: argparse.Namespace, context: Context) -> None:
    for summary in records.overview(args.limit):
        if args.json:
            context.say(dump(_summary_json(summary)))
        else:
            when = summary.updated_at.astimezone().isoformat(" ", "minutes")
            turns = context.words("cli.turns", count=summary.turns)
            context.say(f"{summary.conversation_id}\n  {when} · {turns} · {summary.title}")


def _summary_json(summary: Summary) -> dict[str, object]:
    return {
        "conversation_id": summary.conversation_id,
        "title": summary.title,
        "turns": summary.turns,
        "created_at": summary.created_at.isoformat(),
        "updated_at": summary.updated_at.isoformat(),
    }
