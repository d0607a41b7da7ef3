"""Where the library keeps things: originals, parsed documents, what was removed.

    home/library.json                     founding documents taken out
    home/documents/ID/record.json         what is current; replacing it is the moment of change
    home/documents/ID/v-HASH/ORIGINAL     the added file, byte-identical
    home/documents/ID/v-HASH/parsed.json  its parsed form, made again when the parser changes
    home/founding/ID/…                    the same, without original, for founding documents

Every write goes to a new place first and is then renamed, so that a reader or a crash sees
either the old state or the new one.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import StorageError
from corpus.model import Document, Metadata
from corpus.repeals import Repeal
from corpus.serialise import document_from_json, metadata_from_json, to_json

if TYPE_CHECKING:
    from filelock import BaseFileLock

LAYOUT = 1
"""Raised whenever the stored form changes."""

_LOCK_SECONDS = 60
_RECORD, _PARSED = "record.json", "parsed.json"


@dataclass(frozen=True, slots=True)
class Record:
    """What can be known of a stored document without loading its clauses.

    ``name`` is the added file's name, ``origin`` its path below the folder that was added;
    ``parser`` names the parser that made the parsed form, ``content`` hashes what it says.
    """

    document_id: str
    name: str
    origin: str
    sha256: str
    parser: str
    content: str
    metadata: Metadata
    repeals: tuple[Repeal, ...]

    @property
    def version(self) -> str:
        """The folder of the document's current version."""
        return f"v-{self.sha256[:16]}"


@cache
def parser_fingerprint() -> str:
    """Names the code and data that parse documents; another one makes every parsed form stale."""
    digest = sha256(f"layout {LAYOUT}".encode())
    package = Path(__file__).parent
    for path in sorted(package.rglob("*")):
        if path.suffix in (".py", ".tsv") and "founding" not in path.parts:
            state = path.stat()
            digest.update(f"{path.relative_to(package)} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:24]


class Store:
    """The files of one home. Reading needs no writable home; writing raises StorageError."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._lock: BaseFileLock | None = None

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:
        """Held by the one process that changes the home.

        Raises:
            StorageError: the home cannot be written, or another process does not finish.
        """
        from filelock import FileLock, Timeout

        try:
            self.home.mkdir(parents=True, exist_ok=True)
            # One object for all calls: the same thread may take the lock again while it holds it.
            self._lock = self._lock or FileLock(self.home / ".library.lock", timeout=_LOCK_SECONDS)
            with self._lock:
                yield
        except Timeout as error:
            raise StorageError(str(self.home), "another process is changing the library and does not finish",
                               "Wait for it or end it, then try again.", code="storage_busy") from error
        except OSError as error:
            raise unwritable(self.home, error) from error

    def check(self) -> None:
        """Make sure that the home can be read, if it exists.

        Raises:
            StorageError: something is in the way of the home folder or it cannot be listed.
        """
        try:
            if self.home.exists() and not self.home.is_dir():
                raise NotADirectoryError(20, "Not a directory")
            self.document_ids()
        except OSError as error:
            raise StorageError(str(self.home), f"the home folder cannot be read ({error.strerror})",
                               "Check its permissions or set TIAOWEN_HOME to another folder.",
                               code="storage_unreadable") from error

    def document_ids(self) -> list[str]:
        """The ids of the added documents, sorted."""
        folder = self.home / "documents"
        if not folder.is_dir():
            return []
        return sorted(entry.name for entry in folder.iterdir()
                      if not entry.name.startswith(".") and (self.original(entry.name) or (entry / _RECORD).is_file()))

    def removed(self) -> frozenset[str]:
        """The founding documents that were taken out."""
        try:
            state = json.loads((self.home / "library.json").read_text("utf-8"))
            return frozenset(str(name) for name in state["removed"])
        except (OSError, ValueError, KeyError, TypeError):
            return frozenset()

    def save_removed(self, document_ids: frozenset[str]) -> None:
        """Remember which founding documents are taken out."""
        _write_json(self.home / "library.json", {"removed": sorted(document_ids)})

    def folder(self, document_id: str, *, founding: bool = False) -> Path:
        """The folder of one document."""
        return self.home / ("founding" if founding else "documents") / document_id

    def record(self, document_id: str, *, founding: bool = False) -> Record | None:
        """What is stored about a document; None when nothing is, or nothing readable."""
        try:
            data = json.loads((self.folder(document_id, founding=founding) / _RECORD).read_text("utf-8"))
            metadata = metadata_from_json(data["metadata"])
            repeals = tuple(Repeal(title, number) for title, number in data["repeals"])
            return Record(**{**data, "metadata": metadata, "repeals": repeals})
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def document(self, record: Record, *, founding: bool = False) -> Document | None:
        """The parsed document of a record; None when it is missing, damaged or another's."""
        folder = self.folder(record.document_id, founding=founding)
        try:
            data = json.loads((folder / record.version / _PARSED).read_text("utf-8"))
            return document_from_json(data["document"]) if data["parser"] == record.parser else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def original(self, document_id: str) -> Path | None:
        """The added file of a document: that of its record, else the newest there is."""
        record = self.record(document_id)
        folder = self.folder(document_id)
        if record is not None and (folder / record.version / record.name).is_file():
            return folder / record.version / record.name
        files = [path for path in folder.glob("v-*/*") if path.name != _PARSED and not path.name.startswith(".")]
        return max(files, key=lambda path: path.stat().st_mtime_ns, default=None)

    def save(self, record: Record, document: Document, data: bytes | None = None, *, founding: bool = False) -> None:
        """Store a document; its record is written last. ``data`` is the original, when it is new."""
        folder = self.folder(record.document_id, founding=founding)
        version = folder / record.version
        version.mkdir(parents=True, exist_ok=True)
        if data is not None:
            _write_bytes(version / record.name, data)
        _write_json(version / _PARSED, {"parser": record.parser, "document": to_json(document)})
        _write_json(folder / _RECORD, _record_json(record))
        for other in folder.glob("v-*"):
            if other.name != record.version:
                shutil.rmtree(other, ignore_errors=True)

    def delete(self, document_id: str) -> None:
        """Take an added document out: renamed away first, so that it is there or not there."""
        folder = self.folder(document_id)
        doomed = Path(tempfile.mkdtemp(prefix=".removed-", dir=folder.parent))
        folder.replace(doomed / document_id)
        shutil.rmtree(doomed, ignore_errors=True)


def unwritable(home: Path, error: OSError) -> StorageError:
    """The error for a home folder that cannot be changed."""
    return StorageError(str(home), f"the home folder cannot be written ({error.strerror or error})",
                        "Check its permissions and free space, or set TIAOWEN_HOME to another folder.",
                        code="storage_unwritable")


def _record_json(record: Record) -> Mapping[str, Any]:
    data = dict(to_json(record))
    data["repeals"] = [[repeal.title, repeal.number] for repeal in record.repeals]
    return data


def _write_json(path: Path, value: Any) -> None:
    _write_bytes(path, json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def _write_bytes(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
