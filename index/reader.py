"""A version of the index, opened for reading."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.model import ClauseKind
from index.latent import LatentTerms
from index.lexical import LexicalIndex
from index.versions import Manifest, corrupt, read_manifest

_ASIDE = frozenset({ClauseKind.HEAD.value, ClauseKind.IMPRINT.value, ClauseKind.NOTICE.value})


class Reader:
    """The tables of one version.

    Rows are passages in document order, those of one clause together. ``keys`` are the
    clauses; ``clause_of`` the clause's place for each row, ``first_row`` the first row of each
    clause. ``vectors`` are the rows' unit vectors, None in a lexical index; ``latent`` their latent
    terms, None where the model reads none. ``english`` says which rows are English. ``cues`` says
    which clause is worded like which cue, ``aside`` which is not part of the rules proper.
    """

    def __init__(self, version: Path, manifest: Manifest | None = None) -> None:
        """Open every file of a version; ``manifest`` is its own, where it was read already.

        Raises:
            IndexCorruptError: one of them cannot be used.
        """
        self.manifest = manifest or read_manifest(version)
        try:
            self._read(version)
            self.lexical = LexicalIndex(version / "lexical")
            self._check()
        except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
            raise corrupt(version, str(error)) from error

    def _read(self, version: Path) -> None:
        table = json.loads((version / "table.json").read_text(encoding="utf-8"))
        self.keys: list[tuple[str, str]] = [(document_id, clause_id) for document_id, clause_id in table["keys"]]
        self.place = {key: number for number, key in enumerate(self.keys)}
        self.ids: list[str] = table["id"]
        self.clause_of = np.array(table["clause"], np.intp)
        self.start = np.array(table["start"], np.intp)
        self.end = np.array(table["end"], np.intp)
        self.english = np.array(table["english"], np.bool_)
        self.rendered = np.array(table["rendered"], np.bool_)
        self.lengths = np.array(table["lengths"], np.float64)
        self.aside = np.array([kind in _ASIDE for kind in table["kinds"]], np.bool_)
        self.cues: NDArray[np.bool_] = np.load(version / "cues.npy")
        self.vectors: NDArray[np.float32] | None = None
        if self.manifest.model is not None:
            self.vectors = np.load(version / "vectors.npy", mmap_mode="r")
        self.latent = LatentTerms.load(version)
        self.first_row = np.searchsorted(self.clause_of, np.arange(len(self.keys)))

    def _check(self) -> None:
        rows = self.manifest.passages
        counts = {rows, len(self.clause_of), len(self.ids), self.lexical.size}
        if self.vectors is not None:
            counts.add(len(self.vectors))
        if self.latent is not None:
            counts.add(len(self.latent))
        if len(counts) != 1 or len(self.cues) != len(self.keys):
            raise ValueError("its parts do not belong together")

    def rows_of(self, clause: int) -> range:
        """The rows of a clause, by its place."""
        stop = self.first_row[clause + 1] if clause + 1 < len(self.keys) else len(self.clause_of)
        return range(int(self.first_row[clause]), int(stop))
