"""Word: paragraphs and tables in their order, automatic numbers written out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from corpus.errors import DocumentError
from corpus.readers import Extracted

if TYPE_CHECKING:
    from corpus.readers.word_numbering import Numbering

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MAX_UNPACKED = 200 * 1024 * 1024


def read_docx(data: bytes, name: str) -> Extracted:
    """The text of a .docx file and the title in its properties.

    Raises:
        DocumentError: the file is damaged, needs a password or is not a .docx file.
    """
    _check_container(data, name)
    from docx import Document
    from docx.opc.exceptions import OpcError

    from corpus.readers.word_numbering import Numbering

    try:
        document = Document(io.BytesIO(data))
        numbering = Numbering(document)
        lines = list(_blocks(document.element.body, numbering))
        title = document.core_properties.title
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, zipfile.BadZipFile, OpcError,
            SyntaxError, RecursionError, NotImplementedError) as error:
        raise _corrupt(name) from error
    return Extracted("\n".join(lines), title or None)


def _check_container(data: bytes, name: str) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise DocumentError(name, "the file is an old .doc file or protected by a password",
                            "Save it without a password as .docx and add that.", code="document_encrypted")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise _corrupt(name) from error
    if unpacked > _MAX_UNPACKED:
        raise DocumentError(name, "the file unpacks to more than 200 MB", "Split it and add the parts.",
                            code="document_too_large", limit=200)


def _corrupt(name: str) -> DocumentError:
    return DocumentError(name, "the Word file is damaged or no .docx file",
                         "Open it, save it anew as .docx and add that.", code="document_corrupt")


def _blocks(parent: Any, numbering: Numbering) -> Iterator[str]:
    """The lines of a body, content control or cell, in document order."""
    for element in parent.iterchildren():
        if element.tag == f"{_W}p":
            yield numbering.prefix(element) + _text(element)
        elif element.tag == f"{_W}tbl":
            yield from _rows(element, numbering)
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
            yield from _blocks(element, numbering)


def _rows(table: Any, numbering: Numbering) -> Iterator[str]:
    """One line a row, TABs between cells; a cell that continues one above it is left empty."""
    for row in table.iter(f"{_W}tr"):
        if row.getparent() is not table and row.getparent().tag != f"{_W}sdtContent":
            continue
        cells = [" ".join(" ".join(_blocks(cell, numbering)).split()) for cell in row.iter(f"{_W}tc")
                 if _owner(cell, f"{_W}tr") is row]
        if any(cells):
            yield "\t".join(cells)


def _owner(element: Any, tag: str) -> Any:
    return next(element.iterancestors(tag), None)


def _text(paragraph: Any) -> str:
    """The paragraph's words: insertions kept, deletions and duplicate drawings left out."""
    parts: list[str] = []
    for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        if next(element.iterancestors(_FALLBACK), None) is not None or element.getparent().tag == f"{_W}tabs":
            continue
        if element.tag == f"{_W}t":
            parts.append(element.text or "")
        elif element.tag == f"{_W}tab":
            parts.append(" ")
        elif element.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        else:
            parts.append("\n")
    return "".join(parts)
