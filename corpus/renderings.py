"""The unofficial English renderings of the founding documents."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

_NONE: Mapping[str, str] = MappingProxyType({})


def renderings_for(document_id: str) -> Mapping[str, str]:
    """Clause id → English text of the clause; empty for a document without a rendering."""
    return _tables(document_id).get("clauses", _NONE)


def heading_renderings(document_id: str) -> Mapping[str, str]:
    """Heading as printed → English; empty for a document without a rendering."""
    return _tables(document_id).get("headings", _NONE)


def title_renderings(document_id: str) -> Mapping[str, str]:
    """Clause id → English title of the clause; empty for a document without a rendering."""
    return _tables(document_id).get("titles", _NONE)


@cache
def _tables(document_id: str) -> Mapping[str, Mapping[str, str]]:
    if not document_id or "/" in document_id or "\\" in document_id or document_id.startswith("."):
        return MappingProxyType({})
    file = resources.files("corpus").joinpath("founding", document_id, "rendering.en.toml")
    if not file.is_file():
        return MappingProxyType({})
    tables = tomllib.loads(file.read_text("utf-8"))
    return MappingProxyType({name: MappingProxyType({key: str(text).strip() for key, text in table.items()})
                             for name, table in tables.items() if name in ("clauses", "headings", "titles")})
