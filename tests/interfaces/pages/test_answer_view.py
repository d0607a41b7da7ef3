from __future__ import annotations

import pytest

from assistant.contract import AnswerStatus
from interfaces.pages.answer_view import answer_view
from interfaces.words import words
from tests.interfaces.fakes import QUOTE, TEXT, answer_about_lighthouses, lighthouse_document


def find(document_id, clause_id):
    return lighthouse_document().clause(clause_id)


def test_a_citation_opens_the_clause_with_its_quote_marked():
    html = answer_view(answer_about_lighthouses("灯塔"), "t0", find, words("zh"))
    before, after = TEXT.split(QUOTE)
    assert f'id="t0-c1" class="tw-clause" lang="zh">{before}<mark>{QUOTE}</mark>{after}' in html
    assert 'href="?document=lighthouse&amp;clause=1"' in html


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("status", list(AnswerStatus))
def test_every_status_has_words_and_a_mark_of_its_own(language, status):
    answer = answer_about_lighthouses("灯塔").model_copy(update={"status": status})
    html = answer_view(answer, "t0", find, words(language))
    assert f'data-status="{status}"' in html and words(language)(f"status.{status}") in html


def test_a_draft_stands_out_and_amounts_are_a_table():
    html = answer_view(answer_about_lighthouses("灯塔"), "t0", find, words("en"))
    assert '<ul class="tw-banner"' in html and 'data-kind="draft"' in html
    assert "<td>最高30万元</td>" in html and "<td>at most CNY 300,000</td>" in html and "经认定的灯塔" in html


def test_readers_of_english_get_the_rendering():
    answer = answer_about_lighthouses("lighthouses", "en")
    assert "Article 1 supports lighthouses." in answer_view(answer, "t0", find, words("en"))
    assert "Article 1 supports lighthouses." not in answer_view(answer, "t0", find, words("zh"))


def test_parts_stand_one_under_another_with_ids_of_their_own():
    answer = answer_about_lighthouses("两个问题")
    both = answer.model_copy(update={"parts": [answer, answer]})
    html = answer_view(both, "t0", find, words("zh"))
    assert 'id="t0-p1-c1"' in html and 'id="t0-p2-c1"' in html and html.count("tw-status") == 2


def test_a_quote_whose_clause_is_gone_is_still_shown():
    html = answer_view(answer_about_lighthouses("灯塔"), "t0", lambda document_id, clause_id: None, words("zh"))
    assert f"<mark>{QUOTE}</mark>" in html
