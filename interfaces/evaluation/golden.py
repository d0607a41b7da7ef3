"""The lines of a golden file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from assistant.contract import Language
from corpus.errors import InputError
from interfaces.words import LANGUAGES

ClauseKey = tuple[str, str]
AmountKey = tuple[str, float, str]
Alternatives = tuple[str, ...]

_REMEDY = "See tests/golden/README.md for the fields of a line"


@dataclass(frozen=True, slots=True)
class GoldenLine:
    """One question with what a right answer must hold.

    ``clauses[0]`` carries the answer. ``amounts`` is None where amounts are not judged;
    every member of ``must_contain`` is satisfied by any of its alternatives.
    """

    id: str
    kind: str
    language: Language
    turns: tuple[str, ...]
    statuses: frozenset[str]
    clauses: tuple[ClauseKey, ...] = ()
    acceptable: frozenset[ClauseKey] = frozenset()
    amounts: tuple[AmountKey, ...] | None = None
    must_contain: tuple[Alternatives, ...] = ()
    must_not_contain: tuple[str, ...] = ()
    notices: frozenset[str] = frozenset()
    documents: tuple[str, ...] | None = None

    @property
    def to_be_refused(self) -> bool:
        """Whether no accepted status is ``answered``."""
        return "answered" not in self.statuses

    @property
    def answerable(self) -> bool:
        """Whether ``answered`` is the only accepted status."""
        return self.statuses == {"answered"}


def read_golden(path: Path) -> list[GoldenLine]:
    """The lines of ``path``.

    Raises:
        InputError: the file does not exist, or a line does not follow the format.
    """
    if not path.is_file():
        raise InputError(str(path), "no such file", "Name a JSON Lines file", code="missing_file")
    lines = []
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if text.strip():
            lines.append(_line(f"{path.name}:{number}", text))
    if not lines:
        raise _error(path.name, "it has no line")
    return lines


def _line(place: str, text: str) -> GoldenLine:
    try:
        values = json.loads(text)
        return parse_golden(values)
    except (ValueError, KeyError, TypeError) as error:
        raise _error(place, f"{type(error).__name__}: {error}") from error


def parse_golden(values: Mapping[str, Any]) -> GoldenLine:
    """One line's values.

    Raises:
        KeyError: a field is missing.
        ValueError: a field has an unusable value.
    """
    if values["language"] not in LANGUAGES or not values["turns"]:
        raise ValueError("language and turns")
    amounts = values.get("amounts")
    documents = values.get("documents")
    return GoldenLine(
        id=str(values["id"]),
        kind=str(values["kind"]),
        language=cast(Language, values["language"]),
        turns=tuple(values["turns"]),
        statuses=frozenset(_several(values["status"])),
        clauses=_clauses(values.get("clauses", ())),
        acceptable=frozenset(_clauses(values.get("acceptable", ()))),
        amounts=None if amounts is None else tuple(_amount(amount) for amount in amounts),
        must_contain=tuple(tuple(_several(entry)) for entry in values.get("must_contain", ())),
        must_not_contain=tuple(values.get("must_not_contain", ())),
        notices=frozenset(values.get("notices", ())),
        documents=None if documents is None else tuple(documents),
    )


def _several(value: str | Sequence[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _clauses(pairs: Sequence[Sequence[str]]) -> tuple[ClauseKey, ...]:
    return tuple((document_id, clause_id) for document_id, clause_id in pairs)


def _amount(values: Mapping[str, Any]) -> AmountKey:
    return (str(values["clause_id"]), float(values["value"]), str(values["limit"]))


def _error(place: str, problem: str) -> InputError:
    return InputError(place, problem, _REMEDY, code="golden_line")
