from __future__ import annotations

from hashlib import sha256

import pytest

import corpus.readers
from corpus.errors import DocumentError
from corpus.readers import SUPPORTED_EXTENSIONS, is_supported, read_file


def test_what_is_known_of_a_file(tmp_path):
    path = tmp_path / "样例办法.TXT"
    path.write_bytes("第一条 样例。\r\n第二条\u200b 样例。\x0c第三条".encode())
    found = read_file(path)
    assert found.text == "第一条 样例。\n第二条 样例。\n第三条"
    assert (found.format, found.title_hint, found.name) == ("txt", "样例办法", "样例办法.TXT")
    assert found.sha256 == sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("name", "content", "code", "remedy"),
    [
        ("a.txt", b"", "document_empty", "Add a file"),
        ("a.md", b" \n\t\n", "document_empty", "Add a file"),
        ("a.html", b"<html><script>x()</script></html>", "document_empty", "Add a file"),
        ("a.doc", b"x", "document_extension", ".docx"),
        ("a.exe", b"MZ", "document_extension", ".pdf"),
        ("noextension", b"x", "document_extension", ".txt"),
        ("a.docx", b"PK\x03\x04 broken", "document_corrupt", "save it anew"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "document_encrypted", "without a password"),
        ("a.pdf", b"%PDF-1.7 broken", "document_corrupt", "save it anew"),
        ("a.txt", b"%PDF-1.7\n", "document_binary", "UTF-8"),
        ("a.txt", bytes(range(256)) * 4, "document_binary", "UTF-8"),
    ],
)
def test_unusable_files_say_what_and_how(tmp_path, name, content, code, remedy):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DocumentError) as caught:
        read_file(path)
    assert caught.value.code == code
    assert name in str(caught.value)
    assert remedy in caught.value.remedy


def test_missing_files_and_folders(tmp_path):
    for path in (tmp_path / "no.txt", tmp_path):
        with pytest.raises(DocumentError):
            read_file(path)


def test_too_large(tmp_path, monkeypatch):
    monkeypatch.setattr(corpus.readers, "MAX_BYTES", 10)
    path = tmp_path / "a.txt"
    path.write_bytes(b"0123456789")
    assert read_file(path).text == "0123456789"
    path.write_bytes(b"0123456789a")
    with pytest.raises(DocumentError, match="larger than"):
        read_file(path)


def test_supported_extensions(tmp_path):
    assert all(is_supported(tmp_path / f"a{extension.upper()}") for extension in SUPPORTED_EXTENSIONS)
    assert not is_supported(tmp_path / "a.png")
