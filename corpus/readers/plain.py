"""Plain text: which encoding it is in, and the text."""

from __future__ import annotations

import codecs

from corpus.errors import DocumentError
from corpus.readers import Extracted

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY_STARTS = (b"PK\x03\x04", b"%PDF", b"\x7fELF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"MZ\x90",
                  b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"SQLite format 3")
_MULTIBYTE = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
# The commonest characters of Chinese prose and of rules, both scripts: right decodings are full of
# them, wrong ones turn the same bytes into rare characters.
_COMMON = frozenset("的一是不了在人有和这中大为上个国以要到时年会可下而之得发后作于出分业行对政法部条"
                    "第章规定应当办市区府本及其或者月日施文化管理關條規應當為與於業個會時發後對國這說產")
_MIN_COMMON_SHARE = 0.08
_MAX_CONTROL_SHARE = 0.01


def read_plain(data: bytes, name: str) -> Extracted:
    """The text of a plain text file.

    Raises:
        DocumentError: the bytes are not text.
    """
    return Extracted(decode(data, name))


def decode(data: bytes, name: str) -> str:
    """The text the bytes hold: by byte order mark, as UTF-8, else by the likeliest encoding.

    Raises:
        DocumentError: the bytes are no text in UTF-8, GB 18030, Big5, UTF-16 or Windows-1252.
    """
    if data.startswith(_BINARY_STARTS):
        raise _not_text(name)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(_decoded(data, encoding), name)
    utf8 = _decoded(data, "utf-8")
    if utf8 is not None and "\x00" not in utf8:
        return _checked(utf8, name)
    return _checked(_likeliest(data), name)


def _likeliest(data: bytes) -> str | None:
    candidates = [(share, text) for encoding in _MULTIBYTE
                  if (text := _decoded(data, encoding)) is not None and (share := _common_share(text)) is not None]
    share, text = max(candidates, default=(0.0, ""), key=lambda pair: pair[0])
    if share >= _MIN_COMMON_SHARE:
        return text
    mostly_ascii = sum(byte < 0x80 for byte in data) >= 0.9 * len(data)
    return _decoded(data, "cp1252") if mostly_ascii and b"\x00" not in data else _plain_utf16(data)


def _plain_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark that holds Latin letters: every other byte is zero."""
    for encoding, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
        if zeros.count(0) > 0.7 * len(zeros):
            return _decoded(data, encoding)
    return None


def _common_share(text: str) -> float | None:
    """Share of common characters among the non-ASCII letters; None without any such letter."""
    letters = [char for char in text if char > "\x7f" and char.isalpha()]
    return sum(char in _COMMON for char in letters) / len(letters) if letters else None


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, UnicodeError):
        return None


def _checked(text: str | None, name: str) -> str:
    if text is None:
        raise _not_text(name)
    control = sum(char < " " and char not in "\t\n\r\x0b\x0c" for char in text)
    if control > _MAX_CONTROL_SHARE * len(text):
        raise _not_text(name)
    return text


def _not_text(name: str) -> DocumentError:
    return DocumentError(name, "the file is not readable text (binary data or an unknown encoding)",
                         "Save it as UTF-8 text and add it again.", code="document_binary")
