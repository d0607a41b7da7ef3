"""The widget by keyboard alone, and for ears."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.widget.panel import ZH, active, ask, launcher, opened, panel


@pytest.fixture
def page(start_api, speaker, embed, visit):
    return visit(embed(start_api(speaker)))


def test_the_focus_goes_round_in_the_panel_and_comes_back(page):
    page.keyboard.press("Tab")  # the page's own link
    page.keyboard.press("Tab")
    assert active(page) == "launcher"
    page.keyboard.press("Enter")
    expect(panel(page).get_by_role("textbox")).to_be_focused()
    ask(page, "灯塔？")
    stops = []
    for _ in range(40):
        page.keyboard.press("Tab")
        stops.append(active(page))
    assert "link" not in stops and "launcher" not in stops
    first = stops.index("send")
    round_trip = stops.index("send", first + 1) - first
    assert {"marker", "suggestion", "log", "tool word", "TEXTAREA"} <= {stop.replace("textarea", "TEXTAREA") for stop in stops[first : first + round_trip]}
    for _ in range(round_trip):
        page.keyboard.press("Shift+Tab")
    assert active(page) == stops[-1]
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    assert active(page) == "launcher"
    expect(launcher(page)).to_have_attribute("aria-expanded", "false")


def test_opened_by_the_page_the_focus_returns_to_where_it_was(page):
    page.locator("#link").focus()
    page.evaluate("tiaowen.open()")
    expect(panel(page).get_by_role("textbox")).to_be_focused()
    page.keyboard.press("Escape")
    assert active(page) == "link"


def test_a_marker_leads_to_its_citation(page):
    opened(page)
    turn = ask(page, "灯塔？")
    turn.locator(".marker").first.focus()
    page.keyboard.press("Enter")
    expect(turn.locator("summary")).to_be_focused()
    expect(turn.locator("mark")).to_be_visible()


def test_enter_sends_shift_enter_does_not_and_an_input_method_keeps_its_enter(page):
    opened(page)
    box = panel(page).get_by_role("textbox")
    box.type("一")
    page.keyboard.press("Shift+Enter")
    box.type("二")
    expect(box).to_have_value("一\n二")
    composing = "e => e.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))"
    assert box.evaluate(composing) is True  # not taken
    expect(panel(page).locator(".turn")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(panel(page).locator(".question")).to_contain_text("一\n二", use_inner_text=True)


def test_what_happens_is_announced_once(page):
    opened(page)
    live = panel(page).locator("> .sr")
    expect(live).to_have_attribute("role", "status")
    ask(page, "灯塔？")
    expect(live).to_contain_text(ZH("widget.said", status=ZH("status.answered")))
    expect(live).to_contain_text("30万元")
    expect(live).not_to_contain_text("**")
    expect(panel(page).get_by_role("log")).to_have_attribute("aria-live", "off")
