"""Tells a model why a sentence failed, in the language it writes."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from assistant.contract import Language
from assistant.writing.case import Fault
from assistant.writing.checker import Verdict
from assistant.writing.lexicon import assertions


def reason(fault: Fault, language: Language) -> str:
    """One sentence on a fault."""
    code = "assertion" if fault.code in assertions() else fault.code
    return _table()[language][code].format(detail=fault.detail)


def listing(failed: Sequence[Verdict], language: Language) -> str:
    """The failed sentences with their sources and reasons, numbered."""
    rows = []
    for number, verdict in enumerate(failed, 1):
        cited = ", ".join(verdict.claim.sources)
        why = reason(verdict.fault, language) if verdict.fault else ""
        rows.append(f"{number}. {verdict.claim.text} [{cited}]\n   → {why}")
    return "\n".join(rows)


@cache
def _table() -> dict[Language, dict[str, str]]:
    table: dict[Language, dict[str, str]] = tomllib.loads(  # type: ignore[assignment]
        (files("assistant.writing") / "reasons.toml").read_text("utf-8")
    )
    return table
