"""A language model behind the page: its sentences as they pass, taken back, called off, or hostile."""

from __future__ import annotations

import json
import shutil

import pytest
from playwright.sync_api import expect

from assistant.llm.fake_server import FakeServer, says
from interfaces.words import words
from tests.browser.conftest import running
from tests.browser.pages import hosts
from tests.browser.widget.panel import ask as ask_widget
from tests.browser.widget.panel import opened

ZH = words("zh")
QUESTION = "孵化器最高资助多少、几年？"
BESIDE = "支持行业领军企业、高校及科研院所等建设数字创意孵化器和众创空间。"
AMOUNT = "对具有示范引领作用、发展模式清晰、运作良好的孵化器和众创空间，给予{16a}资助。"
TERM = "资助期限{16b}。"
LIE = "一定能拿到九千万元。"
HOSTILE = [
    '孵化器可获资助<img src=x onerror="window.hit=1">。',
    "详见[这里](javascript:window.hit=2)和![图](http://elsewhere.invalid/x.png)。",
    AMOUNT + "<script>window.hit=3</script>",
]


def writes(*sentences, **more):
    """The model's reply, every sentence with the clause on incubators as its source."""
    rows = [{"text": text, "sources": ["16"]} for text in sentences]
    return [says(json.dumps({"sentences": rows}, ensure_ascii=False), **more)]


@pytest.fixture(scope="module")
def model():
    with FakeServer() as server:
        yield server


@pytest.fixture(scope="module")
def with_model(tmp_path_factory, founding_home, model, site):
    """A server whose answers the model words; it may take its time, since the machine may be busy."""
    folder = tmp_path_factory.mktemp("with-model")
    shutil.copytree(founding_home, folder / "home")
    service = {"OPENAI_BASE_URL": model.url, "OPENAI_API_KEY": "none", "TIAOWEN_MODEL": "fake"}
    with running(folder, **service, TIAOWEN_MODEL_TIMEOUT="300", TIAOWEN_ALLOWED_ORIGINS=site.origin) as server:
        yield server


@pytest.fixture
def ask(model, with_model, open_page):
    """Asks on a new page what the model answers with ``plays``, and waits for nothing."""

    def ask(plays, page=None):
        model.go_on.clear()
        model.abandoned.clear()
        model.chat = plays
        page, seen = (page, None) if page else open_page(at=with_model)
        page.locator("textarea[data-testid='stChatInputTextArea']").fill(QUESTION)
        page.keyboard.press("Enter")
        return page, seen

    return ask


def test_a_slow_answer_is_shown_sentence_by_sentence(ask, model):
    page, _ = ask(writes(AMOUNT, TERM, holds_at=TERM))
    written = page.locator('.tw-turn[aria-busy="true"] .tw-answer')
    expect(written).to_contain_text("给予最高200万元")
    expect(page.locator(".tw-progress")).to_be_visible()
    expect(written).not_to_contain_text("不超过3年")
    model.go_on.set()
    answer = page.locator(".tw-turn").last
    expect(answer.locator('[data-status="answered"]')).to_be_visible()
    expect(answer.locator(".tw-answer")).to_contain_text("资助期限不超过3年。")
    expect(answer.locator('[data-kind="ai_generated"]')).to_be_visible()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    expect(page.locator("[data-tw-replaced]")).to_have_count(0)


def edge(page, selector, side):
    return page.evaluate(f"document.querySelector(`{selector}`).getBoundingClientRect().{side}")


def test_what_is_being_written_stays_above_the_field_unless_the_reader_goes_elsewhere(ask, model):
    page, _ = ask(writes(AMOUNT, TERM))
    expect(page.locator('[data-status="answered"]')).to_have_count(1)
    ask(writes(AMOUNT, TERM, holds_at=TERM), page)
    busy = '.tw-turn[aria-busy="true"]'
    expect(page.locator(f"{busy} .tw-answer")).to_contain_text("给予最高200万元")
    page.wait_for_function(
        f"document.querySelector(`{busy}`).getBoundingClientRect().bottom"
        " <= document.querySelector('.st-key-tw-input').getBoundingClientRect().top"
    )
    page.mouse.move(400, 300)
    page.mouse.wheel(0, -5000)
    page.wait_for_timeout(1500)
    assert edge(page, busy, "top") > edge(page, ".st-key-tw-input", "top")
    model.go_on.set()
    expect(page.locator('[data-status="answered"]')).to_have_count(2)


def test_what_was_streamed_is_replaced_where_the_answer_is_another(ask, model):
    page, _ = ask(writes(BESIDE, LIE, holds_at=LIE))
    expect(page.locator('.tw-turn[aria-busy="true"] .tw-answer')).to_contain_text("支持行业领军企业")
    model.go_on.set()
    answer = page.locator(".tw-turn").last
    expect(answer.locator("[data-status]")).to_be_visible()
    expect(answer.locator(".tw-answer")).to_contain_text("规定的标准是最高200万元")
    expect(answer.locator(".tw-answer")).not_to_contain_text("支持行业领军企业")
    expect(page.locator("[data-tw-replaced]")).to_have_text(ZH("page.replaced"))
    expect(page.get_by_text("九千万")).to_have_count(0)


def test_the_widget_says_that_words_were_taken_back(ask, model, with_model, site, visit):
    model.go_on.clear()
    model.chat = writes(BESIDE, LIE, holds_at=LIE)
    host = visit(site.put(f'<!doctype html><title>x</title><script src="{with_model.url}/widget.js" defer></script>'))
    panel = opened(host)
    panel.get_by_role("textbox").fill(QUESTION)
    host.keyboard.press("Enter")
    expect(panel.locator(".turn .text")).to_contain_text("支持行业领军企业")
    model.go_on.set()
    expect(panel.locator("[data-status=answered]")).to_be_visible(timeout=60_000)
    expect(panel.locator("[data-replaced]")).to_have_text(ZH("page.replaced"))
    turn = ask_widget(host, "孵化器资助几年？")
    expect(turn.locator("[data-replaced]")).to_have_count(0)


def test_a_tab_that_is_closed_stops_the_model(ask, model):
    page, _ = ask(writes(AMOUNT, TERM, holds_at=TERM))
    expect(page.locator('.tw-turn[aria-busy="true"] .tw-answer')).to_contain_text("给予最高200万元")
    page.close()
    assert model.abandoned.wait(60)


def test_an_answer_under_way_can_be_stopped(ask, model):
    page, _ = ask(writes(AMOUNT, TERM, holds_at=TERM))
    expect(page.locator('.tw-turn[aria-busy="true"] .tw-answer')).to_contain_text("给予最高200万元")
    page.get_by_role("button", name=ZH("page.stop")).click()
    expect(page.locator(".tw-problem")).to_have_text(ZH("errors.stopped"))
    expect(page.locator("[data-status]")).to_have_count(0)
    assert model.abandoned.wait(60)
    ask(writes(AMOUNT, TERM), page)
    expect(page.locator('[data-status="answered"]')).to_have_count(1)
    page.reload()
    expect(page.locator(".tw-question")).to_have_count(1)  # the one that was stopped is not kept


def test_a_hostile_model_gets_no_markup_onto_the_page_or_into_the_widget(ask, with_model, site, visit):
    page, seen = ask(writes(*HOSTILE, AMOUNT, TERM))
    answer = page.locator(".tw-turn").last
    expect(answer.locator('[data-kind="ai_generated"]')).to_be_visible()
    expect(answer.locator(".tw-answer")).to_contain_text("最高200万元")
    page.wait_for_timeout(300)
    assert page.evaluate("window.hit") is None
    assert page.locator(".stMain img, .tw-turn a:not(.tw-marker):not([href^='?'])").count() == 0
    assert hosts(seen) == hosts(with_model)
    host = visit(site.put(f'<!doctype html><title>x</title><script src="{with_model.url}/widget.js" defer></script>'))
    opened(host)
    turn = ask_widget(host, QUESTION)
    expect(turn.locator("[data-kind=ai_generated]")).to_be_visible()
    assert turn.locator("img, script").count() == 0 and host.evaluate("window.hit") is None
    assert not [url for url in host.requested if "elsewhere" in url] and host.wrong == []
