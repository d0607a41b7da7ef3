"""Floors that a run must not fall below, and ceilings that it must not pass."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import InputError

# of these figures less is better, so that the committed number is a ceiling
_LESS_IS_BETTER = frozenset({"false_refusal", "unsupported"})


@dataclass(frozen=True, slots=True)
class Breach:
    """A figure beyond its floor; ``value`` is None where the run does not have it."""

    figure: str
    value: float | None
    floor: float


def read_floors(path: Path) -> dict[str, float]:
    """The floors of a TOML file: a table a group, a number a figure.

    Raises:
        InputError: the file does not exist or does not follow the format.
    """
    if not path.is_file():
        raise InputError(str(path), "no such file", "Name a TOML file", code="missing_file")
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        return {f"{group}.{name}": float(floor) for group, names in tables.items() for name, floor in names.items()}
    except (ValueError, TypeError, AttributeError) as error:
        remedy = "Write a table for each group with a number for each figure"
        raise InputError(str(path), f"not a floor file ({error})", remedy) from error


def breaches(figures: Mapping[str, float], floors: Mapping[str, float]) -> list[Breach]:
    """Every floor that ``figures`` do not keep."""
    return [
        Breach(name, figures.get(name), floor)
        for name, floor in floors.items()
        if name not in figures or not _kept(name, figures[name], floor)
    ]


def _kept(name: str, value: float, floor: float) -> bool:
    figure = name.rpartition(".")[2]
    if figure == "parity":
        return abs(value) <= floor
    return value <= floor if figure in _LESS_IS_BETTER else value >= floor
