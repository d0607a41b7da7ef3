from __future__ import annotations

from corpus.library import Library
from interfaces.pages.contents import chapter_name, clause_name, contents_html
from interfaces.renderings import heading_in, title_in
from interfaces.words import words
from tests.interfaces.fakes import lighthouse_document

SHENZHEN = "shenzhen-digital-creative-measures-draft"


def test_titles_and_headings_are_told_in_english_where_they_are_rendered(tmp_path):
    document = Library.open(tmp_path).get(SHENZHEN)
    clause = document.clause("16")
    assert title_in(clause, "en") == "Building digital creative incubators" and title_in(clause, "zh") == clause.title
    english, chinese = contents_html(document, words("en")), contents_html(document, words("zh"))
    assert "（十六） Building digital creative incubators" in english and clause.title not in english
    assert clause.title in chinese and "Building" not in chinese
    assert chapter_name(SHENZHEN, clause.heading_path, words("en")).startswith("VII. ")


def test_what_has_no_rendering_stays_as_printed():
    head, clause, bare = lighthouse_document().clauses
    assert title_in(clause, "en") == "支持灯塔维护" and heading_in("lighthouse", "第一章 总则", "en") == "第一章 总则"
    assert title_in(bare, "en") == "" and clause_name(bare, words("en")) == "第二条"
    assert clause_name(head, words("en")) == words("en")("clause_kind.head")
