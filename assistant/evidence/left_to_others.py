"""Whether a sentence leaves to others a point that a question asks for: 抽查比例由主管部门另定, set separately."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from corpus.scripts import to_simplified

_PIECES = re.compile(r"[，,。；;：:]")
_OF_THE_ONE_BEFORE = re.compile(r"(?:由|以|按|依|另行?|在)")


@dataclass(frozen=True, slots=True)
class _Point:
    """A point that texts leave to others: how questions ask for it, how the text names it."""

    asked: re.Pattern[str]
    left: re.Pattern[str]
    stated: re.Pattern[str]


def leaves_to_others(question: str, sentence: str, *, any_point: bool = False) -> bool:
    """Whether a sentence leaves to others what a normalised question asks for, in one piece between its commas.

    ``any_point`` takes any point that it leaves for the one asked for (具体办法另行制定, of a figure). Not where
    another piece states it: 每年6月申报，具体时间以通知为准 tells the month.
    """
    asked = [point for point in _points() if any_point or point.asked.search(question)]
    leaves = _leaves()
    pieces = _pieces(to_simplified(sentence))
    leaving = [piece for piece in pieces if leaves.search(piece)]
    others = [piece for piece in pieces if piece not in leaving]
    return any(
        point.left.search(piece) and not any(point.stated.search(other) for other in others)
        for point in asked
        for piece in leaving
    )


def _pieces(sentence: str) -> list[str]:
    """What stands between the stops; who decides goes with what is decided: 管理办法，由地方性法规规定."""
    leaves = _leaves()
    pieces: list[str] = []
    for piece in filter(None, (part.strip() for part in _PIECES.split(sentence))):
        if pieces and _OF_THE_ONE_BEFORE.match(piece) and leaves.search(piece):
            pieces[-1] = f"{pieces[-1]}，{piece}"
        else:
            pieces.append(piece)
    return pieces


@cache
def _points() -> tuple[_Point, ...]:
    return tuple(_Point(*(_either(p[name]) for name in ("asked", "left", "stated"))) for p in _table()["point"])


@cache
def _leaves() -> re.Pattern[str]:
    leaves = _table()["leaves"]
    return _either([*leaves["zh"], *leaves["en"]])


def _either(forms: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(forms), re.IGNORECASE)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("assistant.evidence") / "left_to_others.toml").read_text("utf-8"))
