from __future__ import annotations

import time

import pytest
from streamlit.testing.v1 import AppTest

from corpus.errors import IndexCorruptError
from interfaces import opening
from interfaces.opening import Opening
from interfaces.web import PAGE
from interfaces.words import words
from tests.interfaces.fakes import QUOTE


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
