"""What a model, a document or a question writes stays text: on every page and in the widget."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from interfaces.words import words
from tests.browser.conftest import running
from tests.browser.pages import ask, hosts
from tests.browser.widget.panel import ask as ask_widget
from tests.browser.widget.panel import opened

ZH, EN = words("zh"), words("en")
ATTACK = '<img src=x onerror="window.hit=7"> [己](javascript:window.hit=8) ![庚](https://elsewhere.invalid/y.png)'
# everything of the document, open shadow roots included, that would run, load or lead elsewhere
FOUND = """own => {
  const all = (root) => [...root.querySelectorAll('*')].flatMap((e) => [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])]);
  const bad = (e) => (e.matches('img, iframe, object, embed') && !(e.getAttribute('src') || '').startsWith('./'))
    || (e.matches('a[href]') && (new URL(e.href).origin !== own))
    || [...e.attributes].some((a) => a.name.startsWith('on') || /^javascript:/i.test(a.value.trim()))
    || (e.matches('script') && e.textContent.includes('hit'));
  return [window.hit ?? null, all(document.body).filter(bad).map((e) => e.outerHTML.slice(0, 200))];
}"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory, site):
    folder = tmp_path_factory.mktemp("hostile-answers")
    app = "tests.browser.hostile_app:app"
    with running(folder, app, TIAOWEN_ALLOWED_ORIGINS=site.origin, PYTHONPATH=".") as server:
        yield server


def harm(page, server):
    """What of the page has run, and what could."""
    hit, found = page.evaluate(FOUND, server.url)
    return [] if hit is None and not found else [hit, found]


def test_nothing_of_a_hostile_answer_runs_or_leads_elsewhere_on_the_page(open_page, hostile):
    page, seen = open_page(at=hostile)
    answer = ask(page, ATTACK)
    expect(answer.locator(".tw-answer strong")).to_have_text("灯塔")
    expect(answer.locator(".tw-answer")).to_contain_text("[甲](javascript:window.hit=4)")
    expect(page.locator('[class*="st-key-ask-0"]')).to_contain_text("[乙](https:")
    answer.locator(".tw-marker").first.click()
    assert harm(page, hostile) == []
    for menu in ("scope", "history"):
        page.locator(f".st-key-{menu} button").first.click()
        expect(page.locator("[data-testid=stPopoverBody]").get_by_text("<img src=x").first).to_be_visible()
        assert harm(page, hostile) == [], menu
        page.keyboard.press("Escape")
    page.locator(".st-key-share button").click()
    shared, seen_shared = open_page("/" + page.locator("[data-share]").get_attribute("href"), at=hostile)
    expect(shared.locator(".tw-turn")).to_have_count(1)
    assert harm(shared, hostile) == []
    page.locator(".st-key-print button").click()
    expect(page.locator(".tw-card[open]")).to_have_count(1)
    assert harm(page, hostile) == []
    assert hosts(seen) == hosts(seen_shared) == hosts(hostile)


@pytest.mark.parametrize("locale", ["zh-CN", "en-US"])
def test_nothing_of_a_hostile_title_runs_or_leads_elsewhere_in_the_library(open_page, hostile, locale):
    page, seen = open_page("/?page=library", locale=locale, at=hostile)
    expect(page.locator(".tw-documents")).to_contain_text("<script>")
    assert harm(page, hostile) == []
    page.locator(".tw-documents a").first.click()
    expect(page.locator(".tw-contents")).to_contain_text("<img src=x")
    assert harm(page, hostile) == []
    page.locator(".tw-nav a").nth(2).click()
    expect(page.locator("tr[data-provision]")).to_have_count(1)
    page.locator(".st-key-support-document input").click()
    expect(page.get_by_role("option")).to_have_count(2)
    assert harm(page, hostile) == []
    page.keyboard.press("Escape")
    page.locator(".st-key-support-chart label").first.click()
    expect(page.locator("[data-testid='stVegaLiteChart'] :is(canvas, svg)").first).to_be_visible()
    assert harm(page, hostile) == []
    assert hosts(seen) == hosts(hostile)


def test_nothing_of_a_hostile_answer_runs_or_leads_elsewhere_in_the_widget(site, hostile, visit):
    host = f'<!doctype html><title>x</title><script src="{hostile.url}/widget.js" data-lang="en" defer></script>'
    page = visit(site.put(host))
    opened(page)
    turn = ask_widget(page, ATTACK)
    expect(turn.locator(".text strong")).to_have_text("灯塔")
    turn.locator("summary").click()
    expect(turn.locator(".clause")).to_contain_text("Rendered")
    assert harm(page, hostile) == []
    page.reload()
    opened(page)
    expect(page.locator("tiaowen-widget .turn")).to_have_count(1)
    assert harm(page, hostile) == []
    assert not [url for url in page.requested if "elsewhere" in url] and page.wrong == []
