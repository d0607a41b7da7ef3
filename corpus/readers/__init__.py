"""Reading policy files into plain text with their line breaks.

``read_file`` looks at the file's extension, reads its bytes once and hands them to the
reader of that format. Nothing is executed or fetched.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import DocumentError

MAX_BYTES = 20 * 1024 * 1024
"""The largest file that is read."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file as text: lines separated by line feeds, table rows with TABs between their cells.

    ``title_hint`` is the title the file's own properties give, else its name without
    extension; ``format`` is txt, md, docx, pdf or html; ``sha256`` is that of the bytes.
    """

    text: str
    title_hint: str
    format: str
    sha256: str
    name: str


@dataclass(frozen=True, slots=True)
class Extracted:
    """What one format's reader found: the text and, where the file has one, its own title."""

    text: str
    title: str | None = None


_FORMATS = {
    ".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md", ".docx": "docx",
    ".pdf": "pdf", ".html": "html", ".htm": "html", ".xhtml": "html",
}

SUPPORTED_EXTENSIONS = tuple(_FORMATS)
"""The file extensions that can be read, lower case with the dot."""

_CONVERT_FIRST = {".doc": ".docx", ".wps": ".docx", ".rtf": ".docx", ".odt": ".docx", ".ofd": ".pdf"}


def is_supported(path: Path) -> bool:
    """Whether the file's extension is one that can be read."""
    return path.suffix.lower() in _FORMATS


def read_file(path: Path) -> SourceText:
    """The text of a txt, md, docx, pdf or html file.

    Raises:
        DocumentError: the file is missing, empty, too large, encrypted, damaged, binary, has no
            text, or its extension is not supported; the message names file, problem and remedy.
    """
    kind = _format_of(path)
    data = _bytes_of(path)
    found = _reader(kind)(data, path.name)
    text = _tidy(found.text)
    if not text.strip():
        raise DocumentError(path.name, "the file has no text", "Add a file with readable text.", code="document_empty")
    title = " ".join((found.title or "").split())
    return SourceText(text, title or path.stem, kind, hashlib.sha256(data).hexdigest(), path.name)


def _format_of(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix in _FORMATS:
        return _FORMATS[suffix]
    target = _CONVERT_FIRST.get(suffix)
    remedy = f"Save it as {target} and add that." if target else f"Use one of {', '.join(SUPPORTED_EXTENSIONS)}."
    problem = f"files of type '{suffix}' cannot be read" if suffix else "the file name has no extension"
    raise DocumentError(path.name, problem, remedy, code="document_extension", extension=suffix)


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise DocumentError(str(path), "there is no such file", "Check the path.", code="document_missing")
        if path.stat().st_size > MAX_BYTES:
            megabytes = MAX_BYTES // (1024 * 1024)
            raise DocumentError(path.name, f"the file is larger than {megabytes} MB", "Split it and add the parts.",
                                code="document_too_large", limit=megabytes)
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(path.name, f"the file cannot be opened ({error.strerror})", "Check its permissions.",
                            code="document_unreadable") from error
    if not data.strip():
        raise DocumentError(path.name, "the file is empty", "Add a file with readable text.", code="document_empty")
    return data


def _reader(kind: str) -> Callable[[bytes, str], Extracted]:
    # Imported here so that reading a text file does not load the libraries of the other formats.
    if kind == "docx":
        from corpus.readers.word import read_docx
        return read_docx
    if kind == "pdf":
        from corpus.readers.pdf import read_pdf
        return read_pdf
    if kind == "html":
        from corpus.readers.web import read_html
        return read_html
    if kind == "md":
        from corpus.readers.markdown import read_markdown
        return read_markdown
    from corpus.readers.plain import read_plain
    return read_plain


_DELETED = dict.fromkeys([*range(0x00, 0x09), *range(0x0E, 0x20), 0x7F, 0xAD, 0x200B, 0x2060, 0xFEFF])
_LINE_BREAKS = {0x0B: "\n", 0x0C: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}


def _tidy(text: str) -> str:
    """One kind of line break; no control or zero-width characters, which are not content."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return unified.translate({**_DELETED, **_LINE_BREAKS})
