"""What the browser tests do with a page."""

from __future__ import annotations

from urllib.parse import urlparse

from playwright.sync_api import expect


def ask(page, question):
    """Ask and wait for the answer; gives its section."""
    box = page.locator("textarea[data-testid='stChatInputTextArea']")
    expect(box).to_be_visible()
    answers = page.locator("[data-status]").count()
    box.fill(question)
    box.press("Enter")
    expect(page.locator("[data-status]")).to_have_count(answers + 1)
    return page.locator(".tw-turn").last


def hosts(seen):
    """The hosts that a page, or a server, stands for."""
    urls = getattr(seen, "urls", None) or [seen.url]
    return {urlparse(url).netloc for url in urls if urlparse(url).scheme in ("http", "https", "ws", "wss")}
