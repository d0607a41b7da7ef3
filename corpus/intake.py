"""What is taken in: the files meant, their bytes, and the document each one makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Literal

from corpus.errors import DocumentError, TiaowenError
from corpus.model import Document
from corpus.readers import SourceText, is_supported
from corpus.repeals import find_repeals
from corpus.serialise import content_hash
from corpus.store import Record, parser_fingerprint

Outcome = Literal["added", "replaced", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of one file: its document, or the error that names why there is none."""

    path: Path
    document_id: str | None
    outcome: Outcome
    document: Document | None = None
    error: TiaowenError | None = None


def files_of(paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """The files meant and, for each, its path below the folder that was named."""
    for path in map(Path, paths):
        if not path.is_dir():
            yield path, path.name
            continue
        for file in sorted(path.rglob("*")):
            hidden = any(part.startswith((".", "~$")) for part in file.relative_to(path).parts)
            if file.is_file() and not hidden and is_supported(file):
                yield file, file.relative_to(path).as_posix()


def bytes_of(path: Path, source: SourceText) -> bytes:
    """The bytes that were read.

    Raises:
        DocumentError: the file is another by now.
    """
    data = path.read_bytes()
    if sha256(data).hexdigest() != source.sha256:
        raise DocumentError(path.name, "the file changed while it was read", "Add it again.", code="document_changed")
    return data


def document_of(source: SourceText, document_id: str) -> Document:
    """The document of an added file; a title the text does not give is taken from the file.

    Raises:
        DocumentError: no clause is found in the text, or parsing breaks off.
    """
    from corpus.metadata import FALLBACK
    from corpus.parser import parse_text

    try:
        document = parse_text(source.text, document_id=document_id)
    except Exception as error:  # One hostile file must neither end an import nor lock people out of their home.
        raise DocumentError(source.name, f"the text cannot be parsed ({type(error).__name__})",
                            "Report it with the file; the other documents are not affected.",
                            code="document_unparsed") from error
    if not document.clauses:
        raise DocumentError(source.name, "no clause was found in the text", "Add a file with the text of a policy.",
                            code="document_no_clauses")
    if document.metadata.sources.get("title") == FALLBACK:
        return replace(document, metadata=replace(document.metadata, title=source.title_hint))
    return document


def record_of(document: Document, name: str, origin: str, digest: str) -> Record:
    """What the store keeps about a parsed document."""
    return Record(document.document_id, name, origin, digest, parser_fingerprint(), content_hash(document),
                  document.metadata, find_repeals(clause.text for clause in document.clauses))
