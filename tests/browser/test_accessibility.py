"""axe-core on every page, in both languages and both themes."""

from __future__ import annotations

import os
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from interfaces.words import words
from tests.browser.axe import ADVICE, find_axe, serious_findings
from tests.browser.pages import ask

SHENZHEN = "shenzhen-digital-creative-measures-draft"
CLAUSE = urlencode({"document": SHENZHEN, "clause": "22", "quote": "0-12"})
PAGES = {
    "/": "textarea",
    "/?page=library": ".tw-documents",
    f"/?{CLAUSE}": ".tw-target",
    "/?page=support": "tr[data-provision]",
    "/?share=none": "[role=alert]",
    "/?embed=true": "textarea",
}
QUESTIONS = {"zh-CN": "孵化器最高资助多少、几年？", "en-US": "Compare incubators and industrial bases"}
locales = pytest.mark.parametrize("locale", QUESTIONS)
schemes = pytest.mark.parametrize("scheme", ["light", "dark"])


@pytest.fixture
def findings():
    axe = find_axe(os.environ)
    assert axe, ADVICE
    source = axe.read_text(encoding="utf-8")

    def findings(page):
        page.evaluate(source)
        return serious_findings(page)

    return findings


@locales
@schemes
def test_no_page_has_a_serious_finding(open_page, findings, locale, scheme):
    for path, ready in PAGES.items():
        page, _ = open_page(path, locale=locale, scheme=scheme)
        expect(page.locator(ready).first).to_be_visible()
        page.wait_for_timeout(300)
        assert findings(page) == [], path


@locales
@schemes
def test_a_conversation_has_no_serious_finding(open_page, findings, locale, scheme):
    spoken = words("zh" if locale == "zh-CN" else "en")
    page, _ = open_page(locale=locale, scheme=scheme, width=390)
    ask(page, QUESTIONS[locale])
    for card in page.locator(".tw-card > summary").all():
        card.click()
    page.get_by_role("button", name=spoken("opinion.down")).click()
    expect(page.get_by_role("button", name=spoken("opinion.send"))).to_be_visible()
    assert findings(page) == []
    page.get_by_role("button", name=spoken("share.button"), exact=True).click()
    expect(page.locator("[data-share]")).to_be_visible()
    for menu in ("scope", "history"):
        page.locator(f".st-key-{menu} button").first.click()
        page.wait_for_timeout(300)
        assert findings(page) == [], menu
        page.keyboard.press("Escape")
    page.locator(".st-key-print button").click()
    expect(page.locator(".tw-card[open]").first).to_be_visible()
    assert findings(page) == []


@locales
def test_the_chart_has_no_serious_finding(open_page, findings, locale):
    page, _ = open_page("/?page=support", locale=locale)
    page.locator(".st-key-support-chart label").first.click()
    expect(page.locator("[data-testid='stVegaLiteChart'] :is(canvas, svg)").first).to_be_visible()
    assert findings(page) == []


def test_a_screen_reader_finds_its_way(open_page):
    spoken = words("zh")
    page, _ = open_page()
    ask(page, QUESTIONS["zh-CN"])
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page.get_by_role("navigation", name=spoken("nav.name"))).to_have_count(1)
    expect(page.get_by_role("link", name=spoken("nav.chat"))).to_have_attribute("aria-current", "page")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_role("heading", level=2)).to_have_text(QUESTIONS["zh-CN"])
    expect(page.locator('.tw-live[role="status"]')).to_have_text(
        spoken("page.answer_ready", status=spoken("status.answered"))
    )
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
