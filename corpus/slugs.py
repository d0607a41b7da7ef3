"""Ids for documents from file names: stable, short, safe in addresses and folders."""

from __future__ import annotations

import unicodedata
from collections.abc import Container

_MAX_LENGTH = 60


def slug_of(name: str) -> str:
    """The name's letters and digits in lower case with hyphens between; Chinese is kept."""
    text = unicodedata.normalize("NFKC", name).casefold()
    kept = "".join(char if char.isalnum() else " " for char in text)
    return "-".join(kept.split())[:_MAX_LENGTH].strip("-") or "document"


def free_slug(name: str, taken: Container[str]) -> str:
    """The name's slug, with -2, -3 … after it where that is taken."""
    slug = slug_of(name)
    if slug not in taken:
        return slug
    number = 2
    while f"{slug}-{number}" in taken:
        number += 1
    return f"{slug}-{number}"
