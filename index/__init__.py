"""Finds clauses: a lexical and a dense index, fused, kept in versions on disk."""

from __future__ import annotations

from index.embeddings import embedding_names
from index.engine import Index
from index.model import Hit

__all__ = ["Hit", "Index", "embedding_names"]
