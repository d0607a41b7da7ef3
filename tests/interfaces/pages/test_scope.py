from __future__ import annotations

from dataclasses import replace

from corpus.model import Document, Level, Metadata
from interfaces.pages.scope import grouped, scope_name
from interfaces.words import words

ZH, EN = words("zh"), words("en")


def document(name, level, region=None, region_en=None):
    return Document(Metadata(name, name, level=level, region=region, region_en=region_en), ())


DOCUMENTS = [
    document("a", Level.MUNICIPAL, "深圳市", "Shenzhen"),
    document("b", Level.NATIONAL, "中国", "China"),
    document("c", Level.MUNICIPAL, "深圳市", "Shenzhen"),
    document("d", Level.UNKNOWN),
]


def test_documents_are_grouped_by_who_issued_them_national_ones_first():
    assert list(grouped(DOCUMENTS).values()) == [("b",), ("a", "c"), ("d",)]


def test_what_is_chosen_is_named_in_the_readers_language():
    assert scope_name(None, DOCUMENTS, ZH) == "范围：全部文件"
    assert scope_name(["c", "a"], DOCUMENTS, ZH) == "范围：深圳市"
    assert scope_name(("a", "c"), DOCUMENTS, EN) == "Scope: Shenzhen"
    assert scope_name(("b",), DOCUMENTS, EN) == "Scope: National"
    assert scope_name(("a", "b"), DOCUMENTS, ZH) == "范围：4 份中的 2 份"
    assert scope_name(("d",), DOCUMENTS, ZH) == "范围：其他"


def test_a_place_without_an_english_name_keeps_its_own():
    bare = [replace(DOCUMENTS[0], metadata=replace(DOCUMENTS[0].metadata, region_en=None)), DOCUMENTS[1]]
    assert scope_name(("a",), bare, EN) == "Scope: 深圳市"
