from __future__ import annotations

import pytest

from corpus.errors import DocumentError
from corpus.readers.pdf import read_pdf


def test_text_layer(make_pdf):
    assert read_pdf(make_pdf(["Article 1 Purpose", "Article 2 Amounts"]), "f.pdf").text.splitlines() == [
        "Article 1 Purpose",
        "Article 2 Amounts",
    ]


def test_a_scan_has_no_text(make_pdf):
    with pytest.raises(DocumentError, match="scan") as caught:
        read_pdf(make_pdf([]), "f.pdf")
    assert (caught.value.code, "OCR" in caught.value.remedy) == ("document_no_text", True)


def test_a_password(make_pdf):
    with pytest.raises(DocumentError, match="password") as caught:
        read_pdf(make_pdf(["Article 1 Purpose"], password="secret"), "f.pdf")
    assert caught.value.code == "document_encrypted"


def test_cut_off(make_pdf):
    with pytest.raises(DocumentError):
        read_pdf(make_pdf(["Article 1 Purpose"])[:150], "f.pdf")
