from __future__ import annotations

import pytest

from corpus.errors import DocumentError
from corpus.readers.plain import decode

SIMPLIFIED = (
    "第一条 为了规范文化产业专项资金的管理，根据有关规定，制定本办法。\n第二条 对符合条件的项目给予最高200万元资助。"
)
TRADITIONAL = "第一條 為促進文化創意產業之發展，特制定本辦法。\n第二條 本辦法之主管機關為文化部，應會同有關機關辦理。"
ENGLISH = "Article 1 These measures apply to “new” projects – up to € 5,000 per year."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_simplified(encoding):
    assert decode(SIMPLIFIED.encode(encoding), "f").lstrip("\ufeff") == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16"])
def test_traditional(encoding):
    assert decode(TRADITIONAL.encode(encoding), "f") == TRADITIONAL


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "utf-16-le"])
def test_english(encoding):
    assert decode(ENGLISH.encode(encoding), "f") == ENGLISH


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n", b"\x7fELF\x02", b"a\x00b\x01" * 50, b"\xff\xfe\xff\xfd\x81\x8d\x8f"]
)
def test_binary(data):
    with pytest.raises(DocumentError, match="not readable text"):
        decode(data, "f")
