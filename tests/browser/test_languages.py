"""Switching the language changes every word of every page, what screen readers are told included."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from interfaces.words import words
from tests.browser.pages import ask

SHENZHEN = "shenzhen-digital-creative-measures-draft"
QUESTIONS = {"zh": "孵化器最高资助多少、几年？", "en": "How much can an incubator get, and for how long?"}
# words of the documents and of answers, which stay as they are; icons; the switch, which names both languages
NOT_OURS = (
    ".tw-answer, .tw-clause, .tw-english, .tw-rendering, .tw-original, .tw-quote, .tw-where, .tw-source, .tw-question,"
    "[id^=tw-copied], [data-tw-href], [data-testid=stIconMaterial], .st-key-language, [data-testid=stElementToolbar], "
    f"[data-name='{words('en')('amount.as_written')}'], [data-name='{words('en')('amount.term')}'], .tw-facts, g"
)
SEEN = """notOurs => {
  const out = [document.title];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode()); ) {
    const element = node.nodeType === 3 ? node.parentElement : node;
    if (element.closest(notOurs) || ['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(element.tagName)) continue;
    if (node.nodeType === 3) out.push(node.textContent.trim());
    else for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-roledescription']) out.push(element.getAttribute(name) || '');
  }
  return [...new Set(out)].filter(Boolean);
}"""
# numbers as printed, titles of rules, and the little that has one name everywhere
KEPT = re.compile(r"（[一二三四五六七八九十]+）|一、|《[^》]*》|文产发〔2017〕33号|\b(CSV|Excel|PDF|CNY)\b|[0-9a-f]{12}|\b\d+[ab]\b")
FOREIGN = {"zh": re.compile(r"[A-Za-z]{2,}"), "en": re.compile(r"[\u3400-\u9fff]")}


def foreign_words(page, language):
    """Words of the other language, once the page has been redrawn; none where it speaks ``language`` alone."""
    found = []
    for _ in range(300):
        texts = page.evaluate(SEEN, NOT_OURS)
        found = [text for text in texts if FOREIGN[language].search(KEPT.sub("", text))]
        if not found and any(words(language)("name") in text for text in texts):
            return []
        page.wait_for_timeout(100)
    return found or ["the page does not say its name"]


@pytest.mark.parametrize(("language", "locale"), [("zh", "en-US"), ("en", "zh-CN")])
def test_no_word_of_the_other_language_is_left(open_page, language, locale):
    own = words(language)
    page, _ = open_page(locale=locale)
    page.get_by_role("radio", name=own(f"language.{language}")).click()
    expect(page.locator("textarea")).to_have_attribute("placeholder", own("page.ask"))
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN" if language == "zh" else "en")
    ask(page, QUESTIONS[language])
    page.locator(".tw-marker").first.click()
    page.locator(".st-key-share button").click()
    expect(page.locator("[data-share]")).to_be_visible()
    page.get_by_role("button", name=own("opinion.down")).click()
    expect(page.get_by_text(own("opinion.why"))).to_be_visible()
    assert foreign_words(page, language) == []
    for menu in ("scope", "history"):
        page.locator(f".st-key-{menu} button").first.click()
        expect(page.locator("[data-testid=stPopoverBody]")).to_be_visible()
        assert foreign_words(page, language) == [], menu
        page.keyboard.press("Escape")
    page.locator(".tw-nav a").nth(2).click()
    expect(page.locator("tr[data-provision]").first).to_be_visible()
    page.locator(".st-key-support-chart label").first.click()
    expect(page.locator("[data-testid='stVegaLiteChart'] :is(canvas, svg)").first).to_be_visible()
    page.locator(".st-key-support-theme input").click()
    expect(page.get_by_role("option").nth(2)).to_be_visible()
    expect(page.get_by_role("button", name=own("script.dismiss")).first).to_have_count(1)
    assert foreign_words(page, language) == []
    page.keyboard.press("Escape")
    page.locator("tr[data-provision] a").first.click()
    expect(page.locator(".tw-target")).to_be_visible()
    assert foreign_words(page, language) == []
    page.goto(page.url.partition("?")[0] + f"?document={SHENZHEN}&clause=99")
    expect(page.get_by_role("alert")).to_have_text(own("errors.unknown_clause").format(subject="99"))
    assert foreign_words(page, language) == []
