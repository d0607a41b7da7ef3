"""The documents that come with the program: their sources and their metadata."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable

from corpus.model import Metadata
from corpus.serialise import metadata_from_json


@dataclass(frozen=True, slots=True)
class FoundingSource:
    """One founding document as it lies in the package; ``key`` changes with source or metadata."""

    document_id: str
    text: str
    sha256: str
    key: str


@cache
def founding_ids() -> tuple[str, ...]:
    """The ids of the founding documents, sorted."""
    return tuple(sorted(entry.name for entry in _root().iterdir() if entry.joinpath("source.txt").is_file()))


@cache
def founding_source(document_id: str) -> FoundingSource:
    """The source of one founding document.

    Raises:
        FileNotFoundError: there is no founding document of that id.
    """
    folder = _root().joinpath(document_id)
    data = folder.joinpath("source.txt").read_bytes()
    described = folder.joinpath("metadata.toml").read_bytes()
    return FoundingSource(document_id, data.decode("utf-8"), sha256(data).hexdigest(),
                          sha256(data + described).hexdigest())


def founding_metadata(document_id: str) -> Metadata:
    """The metadata of one founding document.

    Raises:
        FileNotFoundError: there is no founding document of that id.
    """
    import tomllib

    described = _root().joinpath(document_id, "metadata.toml").read_text("utf-8")
    return metadata_from_json({**tomllib.loads(described), "document_id": document_id})


def _root() -> Traversable:
    return resources.files("corpus").joinpath("founding")
