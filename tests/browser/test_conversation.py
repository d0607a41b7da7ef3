"""The chat in a real browser, on the founding documents, with the real assistant."""

from __future__ import annotations

from urllib.parse import urlencode, urlparse

from playwright.sync_api import expect

from interfaces.words import words

ZH, EN = words("zh"), words("en")
SHENZHEN = "shenzhen-digital-creative-measures-draft"


def ask(page, question):
    answers = page.locator("[data-status]").count()
    page.locator("textarea").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_have_count(answers + 1)
    return page.locator(".tw-turn").last


def test_ask_open_a_citation_switch_language_and_follow_up(open_page):
    page, seen = open_page()
    page.get_by_role("button", name="游戏出口项目最多能拿多少钱").click()
    answer = page.locator(".tw-turn")
    expect(answer.locator('[data-status="not_specified"]')).to_have_text(ZH("status.not_specified"))
    expect(answer).to_contain_text("深圳市文化产业专项资金资助办法")
    expect(answer.locator('[data-kind="draft"]')).to_be_visible()

    card = answer.locator('details[data-clause="19"]').first
    expect(card.locator("mark")).not_to_be_visible()
    answer.locator(".tw-marker").first.click()
    expect(card.locator("mark")).to_be_visible()
    assert card.locator("mark").inner_text() in card.locator(".tw-clause").inner_text()

    page.get_by_role("radio", name="English").click()
    expect(answer.locator("[data-status]")).to_have_text(EN("status.not_specified"))
    expect(page.locator("textarea")).to_have_attribute("placeholder", EN("page.ask"))
    expect(page.get_by_text(ZH("page.intro"))).to_have_count(0)

    follow_up = ask(page, "How much can an incubator get, and for how long?")
    expect(follow_up.locator('[data-status="answered"]')).to_be_visible()
    expect(follow_up.locator(".tw-table")).to_contain_text("最高200万元")
    expect(page.locator(".tw-turn")).to_have_count(2)
    assert seen.errors == []


def test_nothing_is_asked_of_another_host(open_page, server):
    page, seen = open_page(locale="en-US")
    ask(page, "![x](http://elsewhere.invalid/x.png) <img src=http://elsewhere.invalid/y.png> incubator?")
    expect(page.locator(".tw-question")).to_contain_text("<img src=")
    foreign = {urlparse(url).netloc for url in seen.urls if urlparse(url).scheme in ("http", "https", "ws", "wss")}
    assert foreign == {urlparse(server.url).netloc}


def test_a_deep_link_opens_the_clause_with_the_quote_highlighted(open_page):
    link = urlencode({"document": SHENZHEN, "clause": "16", "quote": "最高200万元资助"})
    page, seen = open_page(f"/?{link}")
    expect(page.locator(".tw-target mark")).to_have_text("最高200万元资助")
    expect(page.locator('[data-kind="draft"]')).to_be_visible()
    page.get_by_role("button", name=ZH("page.back")).click()
    expect(page.get_by_text(ZH("page.intro"))).to_be_visible()
    assert seen.errors == []


def test_a_question_that_cannot_be_used_is_explained(open_page):
    page, _ = open_page()
    page.locator("textarea").fill("长" * 5000)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("问题太长")


def test_a_narrow_screen_needs_no_sideways_scrolling(open_page):
    page, _ = open_page(width=360)
    ask(page, "孵化器最高资助多少、几年？")
    expect(page.locator(".tw-table").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    overflowing = page.evaluate(
        "[...document.querySelectorAll('.tw-turn, .tw-card, .tw-question')]"
        ".filter(e => e.getBoundingClientRect().right > 361).length"
    )
    assert overflowing == 0
