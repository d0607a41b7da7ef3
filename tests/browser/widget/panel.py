"""What a visitor does with the widget."""

from __future__ import annotations

from playwright.sync_api import expect

from interfaces.words import words

ZH, EN = words("zh"), words("en")


def launcher(page):
    return page.locator("tiaowen-widget .launcher")


def panel(page):
    return page.locator("tiaowen-widget .panel")


def opened(page):
    """The panel, after a click on the button."""
    launcher(page).click()
    expect(panel(page)).to_be_visible()
    return panel(page)


def ask(page, question):
    """The last turn, once its answer or its trouble is there."""
    turns = panel(page).locator(".turn").count()
    panel(page).get_by_role("textbox").fill(question)
    page.keyboard.press("Enter")
    expect(panel(page).locator(".turn")).to_have_count(turns + 1)
    turn = panel(page).locator(".turn").last
    expect(turn.locator("[aria-busy]")).to_have_count(0)
    return turn


def active(page):
    """What has the focus, inside the shadow root if it is there: its class, else its id."""
    return page.evaluate(
        "() => { const e = document.activeElement; const inner = e && e.shadowRoot && e.shadowRoot.activeElement;"
        " return (inner || e).className || (inner || e).id || (inner || e).tagName }"
    )
