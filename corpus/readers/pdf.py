"""PDF: its text layer, page after page."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from corpus.errors import DocumentError
from corpus.readers import Extracted

if TYPE_CHECKING:
    from pypdf import PdfReader

_PROGRAM_TITLE = re.compile(r"^(?:microsoft (?:word|powerpoint) - |untitled|无标题|未命名|document\d*$)"
                            r"|\.(?:docx?|pdf|wps|ofd)$", re.IGNORECASE)
_MIN_LETTERS_A_PAGE = 4


def read_pdf(data: bytes, name: str) -> Extracted:
    """The text layer of a PDF and the title in its properties.

    Raises:
        DocumentError: the file is damaged, needs a password, or has no text layer (a scan).
    """
    from pypdf.errors import DependencyError, PyPdfError

    try:
        reader = _opened(data, name)
        pages = [page.extract_text() for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except DocumentError:
        raise
    except DependencyError as error:
        raise _encrypted(name) from error
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError,
            RecursionError, AssertionError) as error:
        raise DocumentError(name, "the PDF is damaged and cannot be read", "Open it, save it anew and add that.",
                            code="document_corrupt") from error
    letters = sum(char.isalnum() for page in pages for char in page)
    if letters < _MIN_LETTERS_A_PAGE * max(len(pages), 1):
        raise DocumentError(name, "the PDF has no text layer (it looks like a scan)",
                            "Run text recognition (OCR) on it and add the result.", code="document_no_text")
    return Extracted("\n".join(pages), _usable(title))


def _opened(data: bytes, name: str) -> PdfReader:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise _encrypted(name)
    return reader


def _encrypted(name: str) -> DocumentError:
    return DocumentError(name, "the PDF is protected by a password", "Remove the password and add it again.",
                         code="document_encrypted")


def _usable(title: object) -> str | None:
    """The title, unless the program that made the file put its own words there."""
    return title if isinstance(title, str) and title.strip() and not _PROGRAM_TITLE.search(title.strip()) else None
