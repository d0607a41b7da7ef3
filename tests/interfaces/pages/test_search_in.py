from __future__ import annotations

from dataclasses import replace

from interfaces.pages.search_in import clauses_with, spans_in
from tests.interfaces.fakes import lighthouse_document

CLAUSES = lighthouse_document().clauses


def ids(sought):
    return [clause.clause_id for clause in clauses_with(CLAUSES, sought)]


def test_every_word_must_stand_in_the_clause_or_its_english():
    assert ids("灯塔 资助") == ["1"] and ids("SUPPORTS") == ["1"] and ids("灯塔 船") == []
    assert ids("") == [clause.clause_id for clause in CLAUSES]


def test_words_are_found_where_they_stand_whatever_they_hold():
    assert spans_in("Grant a grant (x)", "GRANT") == [(0, 5), (8, 13)]
    assert spans_in("a(b.c", "(b.") == [(1, 4)] and spans_in("abc", " ") == []


def test_letters_that_grow_when_their_case_is_folded_shift_nothing():
    text = "Straße und Grant"
    assert [text[start:end] for start, end in spans_in(text, "grant")] == ["Grant"]
    assert clauses_with([replace(CLAUSES[0], text=text)], "grant")
