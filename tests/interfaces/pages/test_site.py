from __future__ import annotations

import runpy
import time

import pytest
from streamlit.testing.v1 import AppTest

from assistant.conversation import Turn
from assistant.records import Records
from assistant.settings import Settings
from corpus.errors import IndexCorruptError
from interfaces import opening
from interfaces.opening import Opening
from interfaces.web import PAGE
from interfaces.words import words
from tests.interfaces.fakes import QUOTE, answer_about_lighthouses

FROM_WIDGET = "from-the-widget-" + "x" * 16


@pytest.fixture
def page(monkeypatch, fake_assistant):
    opened = Opening(lambda progress: fake_assistant)
    opened.wait(10)
    monkeypatch.setattr(opening, "shared_opening", lambda: opened)
    return AppTest.from_file(str(PAGE), default_timeout=30)


def shown(page):
    return " ".join(element.proto.body for element in page.get("html"))


def labels(page):
    return [button.label for button in page.button]


def test_a_first_visit_offers_questions_in_the_readers_language(page):
    page.run()
    assert not page.exception
    assert len([label for label in labels(page) if label]) == 4
    assert words("en")("page.intro") in shown(page)
    page.session_state["language"] = "zh"
    page.run()
    assert words("zh")("page.intro") in shown(page) and words("en")("page.intro") not in shown(page)
    assert page.chat_input[0].placeholder == words("zh")("page.ask")


def test_a_question_is_answered_and_a_follow_up_knows_it(page, fake_assistant):
    page.run().chat_input[0].set_value("灯塔<b>多少</b>钱").run()
    assert 'data-status="answered"' in shown(page) and "灯塔&lt;b&gt;多少&lt;/b&gt;钱" in shown(page)
    next(button for button in page.button if button.label.startswith("期限")).click().run()
    assert fake_assistant.asked == [("灯塔<b>多少</b>钱", 0), ("期限多长？", 1)]
    next(button for button in page.button if button.key == "new").click().run()
    assert "data-status" not in shown(page)


def test_an_unusable_question_is_told_without_losing_the_conversation(page, fake_assistant, monkeypatch):
    page.run().chat_input[0].set_value("灯塔").run()

    def fail(*args, **kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr(fake_assistant, "answer", fail)
    page.chat_input[0].set_value("几年").run()
    assert not page.exception
    assert 'role="alert"' in shown(page) and 'data-status="answered"' in shown(page)


def test_a_deep_link_opens_the_clause_with_its_quote_marked(page):
    page.query_params.update({"document": "lighthouse", "clause": "1", "quote": QUOTE})
    page.run()
    assert f"<mark>{QUOTE}</mark>" in shown(page) and 'data-kind="draft"' in shown(page)
    next(button for button in page.button if button.key == "next").click().run()
    assert "第二条" in shown(page) and "<mark>" not in shown(page)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"document": "atlantis"}, "atlantis"),
        ({"document": "lighthouse", "clause": "99"}, "99"),
        ({"document": "lighthouse", "clause": "1", "quote": "不在其中"}, words("en")("page.quote_missing")),
    ],
)
def test_a_link_that_points_nowhere_says_so(page, query, message):
    page.query_params.update(query)
    page.run()
    assert not page.exception
    assert 'role="alert"' in shown(page) and message in shown(page)


def test_a_first_use_shows_how_far_the_index_is_and_goes_on(monkeypatch, page, fake_assistant):
    shown_progress = []

    class Slow(Opening):
        def wait(self, timeout=None):
            state = super().wait(timeout)
            shown_progress.append((state.done, state.total))
            return state

    def open_slowly(progress):
        for done in range(1, 4):
            progress("vectors", done, 3)
            time.sleep(0.3)
        return fake_assistant

    opened = Slow(open_slowly)
    monkeypatch.setattr(opening, "shared_opening", lambda: opened)
    page.run()
    assert (2, 3) in shown_progress
    assert not page.exception and words("en")("page.intro") in shown(page)


def test_an_assistant_that_cannot_open_is_explained_with_a_way_to_retry(monkeypatch, page):
    def fail(progress):
        raise IndexCorruptError("index", "cut short", "Run tiaowen index")

    opened = Opening(fail)
    monkeypatch.setattr(opening, "shared_opening", lambda: opened)
    page.run()
    assert "cut short" in shown(page) and "retry" in [button.key for button in page.button]


@pytest.fixture
def keeping(monkeypatch, fake_assistant, tmp_path):
    """A page whose conversations are kept."""
    records = Records.open(Settings(home=tmp_path))
    opened = Opening(lambda progress: fake_assistant, lambda: records)
    opened.wait(10)
    monkeypatch.setattr(opening, "shared_opening", lambda: opened)
    yield lambda: AppTest.from_file(str(PAGE), default_timeout=30), records
    records.close()


def press(page, key):
    return next(button for button in page.button if button.key == key).click().run()


def test_while_nothing_is_kept_the_page_says_so(page):
    page.run()
    assert 'data-history="off"' in shown(page) and words("en")("history.off") in shown(page)


def test_a_conversation_is_kept_shared_and_read_by_others(keeping):
    new_page, records = keeping
    page = new_page().run()
    page.chat_input[0].set_value("灯塔").run()
    conversation_id = page.session_state["visit"].conversation_id
    assert [turn.question for turn in records.history(conversation_id)] == ["灯塔"]
    assert 'data-history="off"' not in shown(page)
    press(page, "share")
    token = page.session_state["visit"].share_token
    assert f"?share={token}" in shown(page)

    reader = new_page()
    reader.query_params["share"] = token
    reader.run()
    assert words("en")("share.read_only") in shown(reader) and 'data-status="answered"' in shown(reader)
    assert not reader.chat_input and conversation_id not in shown(reader)

    press(page, "take-back")
    reader = new_page()
    reader.query_params["share"] = token
    reader.run()
    assert words("en")("share.unknown") in shown(reader) and "data-status" not in shown(reader)


def test_a_link_to_a_conversation_continues_it(keeping, fake_assistant):
    new_page, records = keeping
    earlier = answer_about_lighthouses("灯塔").model_copy(update={"answer_id": "earlier"})
    records.append(FROM_WIDGET, Turn("灯塔", earlier))
    page = new_page()
    page.query_params["conversation"] = FROM_WIDGET
    page.run()
    assert "conversation" not in page.query_params
    assert 'data-status="answered"' in shown(page) and words("en")("page.came_by_link") in shown(page)
    page.chat_input[0].set_value("几年").run()
    assert fake_assistant.asked == [("几年", 1)]
    assert len(records.history(FROM_WIDGET)) == 2


def test_an_old_conversation_can_be_gone_back_to_and_deleted(keeping):
    new_page, records = keeping
    page = new_page().run()
    page.chat_input[0].set_value("灯塔").run()
    first = page.session_state["visit"].conversation_id
    press(page, "new")
    assert "data-status" not in shown(page)
    press(page, f"enter-{first}")
    assert "data-status" in shown(page)
    press(page, f"erase-{first}")
    assert "data-status" not in shown(page) and records.conversation(first) is None


def test_what_a_reader_thinks_is_kept_with_its_reasons(keeping):
    new_page, records = keeping
    page = new_page().run()
    page.chat_input[0].set_value("灯塔").run()
    press(page, "down-0")
    assert records.answer("a1").feedback.rating == "down"
    page.checkbox(key="opinion-a1-wrong_figure").check()
    page.text_area[0].set_value("是20万元")
    next(button for button in page.button if button.label == words("en")("opinion.send")).click().run()
    feedback = records.answer("a1").feedback
    assert feedback.reasons == ("wrong_figure",) and feedback.comment == "是20万元"
    assert words("en")("opinion.thanks") in shown(page)


def test_the_print_version_opens_every_clause(page):
    page.run().chat_input[0].set_value("灯塔").run()
    press(page, "print")
    assert 'data-clause="1" open>' in shown(page) and not page.chat_input
    press(page, "back")
    assert page.chat_input and 'data-clause="1">' in shown(page)


def test_a_question_is_put_to_the_chosen_documents_alone(page, fake_assistant, monkeypatch):
    asked = []
    answer = fake_assistant.answer
    monkeypatch.setattr(
        fake_assistant,
        "answer",
        lambda question, **given: asked.append(given["documents"]) or answer(question, **given),
    )
    page.run()
    page.radio[0].set_value("municipal").run()
    page.chat_input[0].set_value("灯塔").run()
    page.radio[0].set_value("all").run()
    page.chat_input[0].set_value("灯塔").run()
    assert asked == [("lighthouse",), None]


def test_the_library_lists_documents_and_a_document_can_be_searched(page):
    page.query_params["page"] = "library"
    page.run()
    assert 'href="?document=lighthouse"' in shown(page)
    page.query_params.clear()
    page.query_params["document"] = "lighthouse"
    page.run()
    assert 'id="clause-2"' in shown(page) and '<nav class="tw-contents"' in shown(page)
    assert "Article 1 supports lighthouses." in shown(page)
    page.toggle(key="side-by-side").set_value(False).run()
    assert "Article 1 supports lighthouses." not in shown(page)
    page.text_input[0].set_value("解释").run()
    assert "<mark>解释</mark>" in shown(page) and 'id="clause-1"' not in shown(page)


def test_the_support_table_is_filtered_and_its_rows_open_their_clauses(page):
    page.query_params["page"] = "support"
    page.run()
    assert not page.exception
    assert 'data-provision="1a"' in shown(page) and "at most CNY 300,000" in shown(page)
    assert 'href="?document=lighthouse&amp;clause=1&amp;quote=' in shown(page)
    page.text_input[0].set_value("no such words").run()
    assert "data-provision" not in shown(page) and words("en")("support.count", count=0, total=1) in shown(page)


def test_every_page_speaks_one_language(page):
    for query in ({}, {"page": "library"}, {"page": "support"}, {"document": "lighthouse", "clause": "1"}):
        page.query_params.clear()
        page.query_params.update(query)
        page.session_state["language"] = "zh"
        page.run()
        chinese = shown(page)
        page.session_state["language"] = "en"
        page.run()
        english = shown(page)
        for key in words("en").names():
            if key.startswith(("nav.", "page.intro", "library.", "support.", "page.disclaimer")):
                text = words("en")._texts[key]
                if len(text) > 8 and "{" not in text and text in english:
                    assert text not in chinese, key
        assert words("zh")("nav.support") in chinese and words("zh")("nav.support") not in english


def test_a_worker_process_that_imports_the_page_draws_nothing(monkeypatch):
    drawn = []
    monkeypatch.setattr("interfaces.pages.site.draw", lambda: drawn.append(True))
    runpy.run_path(str(PAGE), run_name="__mp_main__")
    assert drawn == []
    runpy.run_path(str(PAGE), run_name="__main__")
    assert drawn == [True]
