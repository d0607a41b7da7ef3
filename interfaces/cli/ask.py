"""``tiaowen ask``: one answer, or a batch of conversations."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from interfaces.cli.batch import Handler, bad_line, run_batch, texts_field
from interfaces.cli.context import Context, refuse_unusable
from interfaces.conversation import answer_turns
from interfaces.serialise import dump
from interfaces.words import LANGUAGES, words

if TYPE_CHECKING:
    from assistant.contract import Language
    from assistant.service import Assistant


def run_ask(args: argparse.Namespace, context: Context) -> int:
    """Answer one question, or every line of a batch."""
    if args.batch is not None:
        return _batch(args, context)
    question = sys.stdin.read() if args.question == "-" else args.question
    refuse_unusable(question, context)
    assistant = context.assistant()
    answer = answer_turns(assistant, [question], language=args.lang, documents=args.documents)
    if args.json:
        context.say(dump(answer.model_dump(mode="json")))
        return 0
    from interfaces.cli.layout import answer_text

    context.say(answer_text(answer, words(answer.language)))
    return 0


def _batch(args: argparse.Namespace, context: Context) -> int:
    def prepare() -> Handler:
        return partial(_answer_record, context.assistant(), args)

    return run_batch(args.batch, prepare, context)


def _answer_record(assistant: Assistant, args: argparse.Namespace, record: Mapping[str, Any]) -> Mapping[str, Any]:
    turns = texts_field(record, "turns")
    if not turns:
        raise bad_line('"turns" must be a list of at least one text')
    language = _language(record) or args.lang
    documents = texts_field(record, "documents") or args.documents
    return answer_turns(assistant, turns, language=language, documents=documents).model_dump(mode="json")


def _language(record: Mapping[str, Any]) -> Language | None:
    language = record.get("language")
    if language is not None and language not in LANGUAGES:
        raise bad_line(f'"language" must be one of {", ".join(LANGUAGES)}')
    return cast("Language | None", language)
