"""Parses the command line and hands over to a command; every error ends here as words and an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module

from corpus.errors import InputError, StorageError, TiaowenError
from interfaces.cli.context import Context
from interfaces.words import LANGUAGES, Words, language_of_environment, words

FAILED = 1
UNUSABLE_INPUT = 2
BROKEN_STATE = 3
INTERRUPTED = 130
PIPE_CLOSED = 141

_COMMANDS = {
    "serve": "interfaces.cli.serve",
    "ask": "interfaces.cli.ask",
    "search": "interfaces.cli.search",
    "documents": "interfaces.cli.documents",
    "clauses": "interfaces.cli.documents",
    "add": "interfaces.cli.library",
    "remove": "interfaces.cli.library",
    "index": "interfaces.cli.library",
    "eval": "interfaces.cli.evaluate",
    "conversations": "interfaces.cli.conversations",
    "feedback": "interfaces.cli.conversations",
}


def main(argv: Sequence[str] | None = None, env: Mapping[str, str] | None = None) -> int:
    """Run one command and return its exit code.

    Codes: 0 done; 1 done, but a line, a file or a floor failed; 2 unusable input; 3 the stored
    state cannot be used; 130 interrupted.
    """
    env = os.environ if env is None else env
    _use_utf8()
    spoken = words(language_of_environment(env))
    args = build_parser(spoken).parse_args(argv)
    context = Context(env=env, words=words(args.lang) if getattr(args, "lang", None) else spoken)
    try:
        return _run(args, context)
    except TiaowenError as error:
        context.complain(error)
        return UNUSABLE_INPUT if isinstance(error, InputError) else BROKEN_STATE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except OSError as error:
        remedy = "Check that the folder exists and may be written, or set TIAOWEN_HOME to another"
        context.complain(StorageError(str(error.filename or "TIAOWEN_HOME"), error.strerror or str(error), remedy))
        return BROKEN_STATE
    except KeyboardInterrupt:
        context.say_error(context.words("cli.interrupted"))
        return INTERRUPTED


def build_parser(spoken: Words) -> argparse.ArgumentParser:
    """The whole command line, its help in the reader's language."""
    parser = argparse.ArgumentParser(prog="tiaowen", description=spoken("cli.description"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    serve = commands.add_parser("serve", help=spoken("cli.serve"))
    serve.add_argument("--host", default="127.0.0.1", help=spoken("cli.host"))
    serve.add_argument("--port", type=_port, default=8501, help=spoken("cli.port"))
    serve.add_argument("--open", action="store_true", help=spoken("cli.open"))

    ask = commands.add_parser("ask", help=spoken("cli.ask"))
    ask.add_argument("--lang", choices=LANGUAGES, help=spoken("cli.lang"))
    _add_query(ask, spoken, "question", "cli.ask_question", "cli.ask_batch")
    search = commands.add_parser("search", help=spoken("cli.search"))
    search.add_argument("-k", type=_positive, default=10, metavar="N", help=spoken("cli.k"))
    _add_query(search, spoken, "query", "cli.search_query", "cli.search_batch")

    documents = commands.add_parser("documents", help=spoken("cli.documents"))
    clauses = commands.add_parser("clauses", help=spoken("cli.clauses"))
    clauses.add_argument("document", metavar="DOCUMENT", help=spoken("cli.document"))
    add = commands.add_parser("add", help=spoken("cli.add"))
    add.add_argument("paths", nargs="+", metavar="PATH", help=spoken("cli.path"))
    for parser_with_json in (documents, clauses, add):
        parser_with_json.add_argument("--json", action="store_true", help=spoken("cli.json"))
    remove = commands.add_parser("remove", help=spoken("cli.remove"))
    remove.add_argument("document", metavar="DOCUMENT", help=spoken("cli.document"))
    commands.add_parser("index", help=spoken("cli.index"))

    evaluate = commands.add_parser("eval", help=spoken("cli.eval"))
    evaluate.add_argument("file", metavar="FILE", help=spoken("cli.golden"))
    evaluate.add_argument("--floor", metavar="FILE.toml", help=spoken("cli.floor"))
    _add_records(commands, spoken)
    return parser


def _add_records(commands: argparse._SubParsersAction[argparse.ArgumentParser], spoken: Words) -> None:
    from interfaces.cli.conversations import age

    conversations = commands.add_parser("conversations", help=spoken("cli.conversations"))
    actions = conversations.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help=spoken("cli.conversations_list"))
    listing.add_argument("--limit", type=_positive, default=50, metavar="N", help=spoken("cli.k"))
    listing.add_argument("--json", action="store_true", help=spoken("cli.json"))
    for name in ("export", "erase"):
        action = actions.add_parser(name, help=spoken(f"cli.{name}_conversation"))
        action.add_argument("conversation", metavar="ID", help=spoken("cli.conversation"))
    purge = actions.add_parser("purge", help=spoken("cli.conversations_purge"))
    purge.add_argument("--older-than", type=age, required=True, metavar="AGE", help=spoken("cli.older_than"))
    feedback = commands.add_parser("feedback", help=spoken("cli.feedback"))
    feedback.add_subparsers(dest="action", required=True, metavar="ACTION").add_parser(
        "export", help=spoken("cli.feedback_export")
    )


def _add_query(parser: argparse.ArgumentParser, spoken: Words, name: str, help_key: str, batch_key: str) -> None:
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument(name, nargs="?", metavar=name.upper(), help=spoken(help_key))
    source.add_argument("--batch", metavar="FILE", help=spoken(batch_key))
    parser.add_argument(
        "--document", action="append", dest="documents", metavar="DOCUMENT", help=spoken("cli.only"), default=None
    )
    parser.add_argument("--json", action="store_true", help=spoken("cli.json"))


def _run(args: argparse.Namespace, context: Context) -> int:
    command = getattr(import_module(_COMMANDS[args.command]), f"run_{args.command}")
    return int(command(args, context))


def _use_utf8() -> None:
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace")):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors=errors)


def _port(text: str) -> int:
    port = int(text)
    if not 0 < port < 65536:
        raise argparse.ArgumentTypeError(f"{text} is not a port between 1 and 65535")
    return port


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number above 0")
    return number
