"""JSON Lines in, JSON Lines out: input order, one result a line, a bad line never stops the rest."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from corpus.errors import InputError, TiaowenError
from interfaces.cli.context import Context
from interfaces.serialise import dump, error_json

_FAILED = 1
_REMEDY = "See tiaowen --help and the documentation of batch files"

Handler = Callable[[Mapping[str, Any]], Mapping[str, Any]]


def run_batch(source: str, prepare: Callable[[], Handler], context: Context) -> int:
    """Hand every line of ``source`` (a path, or ``-``) to the handler that ``prepare`` gives, and print the results.

    What ``prepare`` raises ends the batch; what the handler raises costs only its line.

    Returns:
        0, or 1 where a line could not be used.

    Raises:
        InputError: the file does not exist.
    """
    failures = 0
    with _open(source) as lines:
        handle = prepare()
        for number, line in enumerate(lines, start=1):
            if line.strip():
                failures += not _run_line(number, line, handle, context)
    return _FAILED if failures else 0


def text_field(record: Mapping[str, Any], name: str) -> str:
    """A text that the line must have.

    Raises:
        InputError: it is missing or no text.
    """
    value = record.get(name)
    if not isinstance(value, str):
        raise bad_line(f'"{name}" must be a text')
    return value


def texts_field(record: Mapping[str, Any], name: str) -> list[str] | None:
    """A list of texts, or None where the line has none.

    Raises:
        InputError: it is something else.
    """
    value = record.get(name)
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise bad_line(f'"{name}" must be a list of texts')
    return value


def bad_line(problem: str) -> InputError:
    """The error for a line that cannot be used."""
    return InputError("line", problem, _REMEDY, code="batch_line")


def _run_line(number: int, line: bytes, handle: Handler, context: Context) -> bool:
    identity: object = None
    try:
        record = _parse(line)
        identity = record.get("id")
        if not isinstance(identity, str | int | float):
            raise bad_line('"id" is missing')
        result: Mapping[str, Any] = handle(record)
    except TiaowenError as error:
        return _fail(number, identity, error, context)
    except (OSError, KeyboardInterrupt):
        raise
    except Exception as error:  # one line's defect must not cost the reader the other lines
        problem = f"{type(error).__name__}: {error}"
        return _fail(number, identity, TiaowenError("line", problem, "Report it", code="internal"), context)
    context.say(dump({"id": identity, **result}))
    return True


def _fail(number: int, identity: object, error: TiaowenError, context: Context) -> bool:
    context.say(dump({"id": identity, "error": error_json(error, context.words, line=number)}))
    context.say_error(context.words("cli.line_error", line=number, message=context.words.error(error)))
    return False


def _parse(line: bytes) -> Mapping[str, Any]:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise bad_line("it is not UTF-8 text") from error
    except (ValueError, RecursionError) as error:
        raise bad_line("it is not JSON") from error
    if not isinstance(record, dict):
        raise bad_line("it is not a JSON object")
    return record


@contextmanager
def _open(source: str) -> Iterator[IO[bytes]]:
    if source == "-":
        yield sys.stdin.buffer
        return
    path = Path(source)
    if not path.is_file():
        raise InputError(source, "no such file", "Name a JSON Lines file, or - for standard input", code="missing_file")
    with path.open("rb") as lines:
        yield lines
