"""Documents to plain JSON values and back, without loss."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from corpus.model import (
    Clause,
    ClauseKind,
    Document,
    Furniture,
    FurnitureKind,
    Heading,
    Item,
    Level,
    Limit,
    Metadata,
    Nature,
    Provision,
    ProvisionKind,
    ReferenceRole,
    RuleReference,
    Status,
)

_DATES = ("issued_on", "printed_on", "effective_on", "expires_on")


def to_json(value: Any) -> Any:
    """A document, or any part of one, as JSON values; dates in ISO form."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_json(part) for part in value]
    return dict(value) if isinstance(value, Mapping) else value


def document_from_json(data: Mapping[str, Any]) -> Document:
    """The document that ``to_json`` wrote.

    Raises:
        KeyError, TypeError, ValueError: the values are not those of a document.
    """
    return Document(
        metadata=metadata_from_json(data["metadata"]),
        clauses=tuple(_clause(clause) for clause in data["clauses"]),
        headings=tuple(Heading(**heading) for heading in data["headings"]),
        furniture=tuple(Furniture(**{**piece, "kind": FurnitureKind(piece["kind"])}) for piece in data["furniture"]),
        source_hash=data["source_hash"],
    )


def metadata_from_json(data: Mapping[str, Any]) -> Metadata:
    """Metadata from JSON or TOML values; dates may be ISO texts or dates.

    Raises:
        KeyError, TypeError, ValueError: a field is missing, unknown or has an unusable value.
    """
    values = dict(data)
    for name in _DATES:
        if isinstance(values.get(name), str):
            values[name] = date.fromisoformat(values[name])
    values["level"] = Level(values.get("level", Level.UNKNOWN))
    values["status"] = Status(values.get("status", Status.UNKNOWN))
    for name in ("aliases", "references"):
        values[name] = tuple(values.get(name, ()))
    return Metadata(**values)


def content_hash(document: Document) -> str:
    """SHA-256 of everything a document says, its status of the day left out."""
    lasting = replace(document.metadata, status=Status.UNKNOWN, superseded_by=None, sources={})
    text = json.dumps(to_json(replace(document, metadata=lasting)), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _clause(data: Mapping[str, Any]) -> Clause:
    return Clause(**{
        **data,
        "kind": ClauseKind(data["kind"]),
        "heading_path": tuple(data["heading_path"]),
        "items": tuple(Item(**item) for item in data["items"]),
        "provisions": tuple(_provision(provision) for provision in data["provisions"]),
        "references": tuple(_reference(reference) for reference in data["references"]),
    })


def _provision(data: Mapping[str, Any]) -> Provision:
    return Provision(**{
        **data,
        "kind": ProvisionKind(data["kind"]),
        "limit": Limit(data["limit"]),
        "nature": Nature(data["nature"]),
        "basis": _reference(data["basis"]) if data["basis"] else None,
    })


def _reference(data: Mapping[str, Any]) -> RuleReference:
    return RuleReference(**{**data, "role": ReferenceRole(data["role"])})
