from __future__ import annotations

import pytest

from assistant.contract import AnswerStatus, Notice, NoticeKind
from interfaces.pages.answer_view import answer_view, partial_view, plain_answer
from interfaces.pages.sources import Sources
from interfaces.words import words
from tests.interfaces.fakes import QUOTE, TEXT, answer_about_lighthouses, lighthouse_document

SOURCES = Sources([lighthouse_document()])


def test_a_citation_opens_the_clause_with_its_quote_marked():
    html = answer_view(answer_about_lighthouses("灯塔"), "t0", SOURCES, words("zh"))
    before, after = TEXT.split(QUOTE)
    assert f'id="t0-c1" class="tw-clause" lang="zh"><p>{before}<mark>{QUOTE}</mark>{after}</p>' in html
    assert 'data-document-status="draft"' in html and "第一章 总则 › 第一条" in html
    assert 'href="?document=lighthouse&amp;clause=1"' in html


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("status", list(AnswerStatus))
def test_every_status_has_words_and_a_mark_of_its_own(language, status):
    answer = answer_about_lighthouses("灯塔").model_copy(update={"status": status})
    html = answer_view(answer, "t0", SOURCES, words(language))
    assert f'data-status="{status}"' in html and words(language)(f"status.{status}") in html


def test_a_draft_stands_out_and_amounts_are_a_table():
    html = answer_view(answer_about_lighthouses("灯塔"), "t0", SOURCES, words("en"))
    assert '<ul class="tw-banner"' in html and 'data-kind="draft"' in html
    assert 'lang="zh">最高30万元</td>' in html and 'lang="en">at most CNY 300,000</td>' in html
    assert 'data-name="For whom" lang="zh">经认定的灯塔</td>' in html


def test_an_english_amount_is_told_in_english_above_the_words_of_the_clause():
    answer = answer_about_lighthouses("lighthouses", "en")
    amount = answer.amounts[0].model_copy(update={"rendering": "Certified lighthouses get a grant.", "condition": "经认定"})
    html = answer_view(answer.model_copy(update={"amounts": [amount]}), "t0", SOURCES, words("en"))
    original = '<small class="tw-original" lang="zh">经认定的灯塔</small>'
    assert f' lang="en">Certified lighthouses get a grant.{original}</td>' in html
    assert words("en")("amount.condition") not in html


def test_readers_of_english_get_the_rendering():
    answer = answer_about_lighthouses("lighthouses", "en")
    assert "Article 1 supports lighthouses." in answer_view(answer, "t0", SOURCES, words("en"))
    assert "Article 1 supports lighthouses." not in answer_view(answer, "t0", SOURCES, words("zh"))


def test_parts_stand_one_under_another_with_ids_of_their_own():
    answer = answer_about_lighthouses("两个问题")
    both = answer.model_copy(update={"parts": [answer, answer]})
    html = answer_view(both, "t0", SOURCES, words("zh"))
    assert 'id="t0-p1-c1"' in html and 'id="t0-p2-c1"' in html and html.count("tw-status") == 2


def test_a_quote_whose_clause_is_gone_is_still_shown():
    html = answer_view(answer_about_lighthouses("灯塔"), "t0", Sources([]), words("zh"))
    assert f"<mark>{QUOTE}</mark>" in html


def test_a_citation_can_be_copied_with_its_title_label_status_and_link():
    html = answer_view(answer_about_lighthouses("灯塔"), "t0", SOURCES, words("zh"))
    assert 'data-tw-copy="t0-c1-text"' in html
    assert (
        f'id="t0-c1-text" data-tw-href="?document=lighthouse&amp;clause=1">'
        f"《灯塔维护办法（征求意见稿）》（征求意见稿）第一条：“{QUOTE}”</div>"
    ) in html


def test_on_paper_every_card_is_open():
    html = answer_view(answer_about_lighthouses("灯塔"), "t0", SOURCES, words("zh"), opened=True)
    assert html.count("<details") == html.count(" open>") == 1


def test_plain_text_has_the_question_the_answer_and_what_it_rests_on():
    text = plain_answer(answer_about_lighthouses("灯塔"), words("zh"))
    assert (
        text.startswith("灯塔\n【文件有明确规定】\n灯塔最高可获")
        and f"[1] 灯塔维护办法（征求意见稿） 第一条: “{QUOTE}”" in text
    )


def test_what_is_being_written_says_how_long_it_takes():
    html = partial_view("最高 <b>", words("zh"), 12.3)
    assert 'aria-busy="true"' in html and "12 秒" in html and "最高 &lt;b&gt;" in html
    assert words("zh")("page.thinking") in partial_view("", words("zh"), 0.2)


def test_a_citation_links_to_nowhere_but_this_server():
    answer = answer_about_lighthouses("灯塔")
    for href in ("javascript:alert(1)", "https://elsewhere.invalid/", "//elsewhere.invalid"):
        cited = answer.citations[0].model_copy(update={"href": href})
        html = answer_view(answer.model_copy(update={"citations": [cited]}), "t0", SOURCES, words("zh"))
        assert 'href="?"' in html and href not in html


HOSTILE = '"><img src=x onerror=alert(1)><script>alert(2)</script>'


def test_nothing_of_a_hostile_answer_or_document_is_markup():
    answer = answer_about_lighthouses(HOSTILE)
    cited = answer.citations[0].model_copy(
        update={
            "document_title": HOSTILE,
            "label": HOSTILE,
            "heading_path": [HOSTILE],
            "href": HOSTILE,
            "quote": HOSTILE,
        }
    )
    amount = answer.amounts[0].model_copy(update={"beneficiary": HOSTILE, "condition": HOSTILE, "as_written": HOSTILE, "rendering": HOSTILE + "!"})
    notice = answer.notices[0].model_copy(update={"text": HOSTILE})
    hostile = answer.model_copy(
        update={
            "answer": HOSTILE,
            "understood_as": HOSTILE + "?",
            "citations": [cited],
            "amounts": [amount],
            "notices": [notice],
        }
    )
    both = hostile.model_copy(update={"parts": [hostile, hostile]})
    html = answer_view(both, "t0", SOURCES, words("en")) + partial_view(HOSTILE, words("en"), 0)
    assert "<img" not in html and "<script" not in html and '""' not in html


def test_what_is_told_of_a_whole_message_stands_below_its_parts_and_once():
    part = answer_about_lighthouses("灯塔")
    masked = Notice(kind=NoticeKind.MASKED, text="个人信息未予保存")
    both = part.model_copy(update={"parts": [part, part], "notices": [*part.notices, masked]})
    html = answer_view(both, "t0", SOURCES, words("zh"))
    assert html.count('data-kind="masked"') == 1 and html.index('data-kind="masked"') > html.rindex("tw-part")
    assert html.count('data-kind="draft"') == 2, "each part tells of its own documents"
    assert plain_answer(both, words("zh")).count(masked.text) == 1


def test_words_shown_while_a_model_writes_are_labelled():
    told = words("zh")("page.model_writes", seconds=1)
    assert told in partial_view("灯塔", words("zh"), 1.0, by_model=True)
    for early in (partial_view("", words("zh"), 1.0, by_model=True), partial_view("灯塔", words("zh"), 1.0)):
        assert told not in early
