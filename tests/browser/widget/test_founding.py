"""The demonstration page of the documentation, before the real server on the founding documents."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.widget.panel import EN, ZH, ask, opened, panel

DEMO = Path(__file__).resolve().parents[3] / "docs" / "embedding-demo.html"
LOCAL = "http://127.0.0.1:8501"


@pytest.fixture
def demo(site, server):
    """The demonstration page, on the host site and under the policy that it names."""
    html = DEMO.read_text(encoding="utf-8")
    assert html.count(LOCAL) == 3
    return site.put(html.replace(LOCAL, server.url))


def test_a_visitor_asks_follows_up_and_goes_on_on_the_full_page(demo, server, visit):
    page = visit(demo)
    opened(page)
    turn = ask(page, "孵化器最高资助多少？")
    expect(turn.locator("[data-status]")).to_have_attribute("data-status", "answered")
    expect(turn.locator(".amount").first).to_contain_text("最高200万元")
    expect(turn.locator(".banners [data-kind=draft]")).to_be_visible()
    turn.locator(".marker").first.click()
    mark = turn.locator("details[open] mark")
    expect(mark).to_contain_text("最高200万元")
    follow_up = ask(page, "那几年？")
    expect(follow_up.locator(".text").first).to_contain_text("不超过3年")
    page.reload()
    opened(page)
    expect(panel(page).locator(".question")).to_have_count(2)
    assert page.wrong == []

    with page.context.expect_page() as opening:
        panel(page).get_by_role("link", name=ZH("widget.full_page")).click()
    full = opening.value
    assert re.fullmatch(re.escape(server.url) + r"/\?conversation=[0-9a-f-]{36}", full.url)
    expect(full.get_by_text("那几年？", exact=True)).to_be_visible()


def test_the_same_in_english_without_a_made_up_amount(demo, visit):
    page = visit(demo, locale="en-GB")
    opened(page)
    panel(page).get_by_role("button", name="English").click()
    turn = ask(page, "how much can a game export project get?")
    expect(turn.locator("[data-status]")).to_have_text(EN("status.not_specified"))
    expect(turn.locator(".amount")).to_have_count(0)
    turn.locator("summary").first.click()
    expect(turn.locator("mark").first).to_contain_text("经认定的优秀数字创意产品出口项目")
    expect(turn.locator(".rendering").first).to_be_visible()
    amount = ask(page, "How much can an incubator get, and for how long?").locator(".amount")
    expect(amount.locator("dd", has_text="Incubators and maker spaces")).to_contain_text("孵化器和众创空间")
    expect(amount.locator("dt")).to_have_text([EN("amount.value"), EN("amount.beneficiary"), EN("amount.term")])


FRAME = '<!doctype html><title>x</title><iframe src="{url}/?embed=true" title="Tiaowen" width="800" height="700"></iframe>'


def test_the_frame_answers_on_an_allowed_site(site, server, visit):
    page = visit(site.put(FRAME.format(url=server.url)))
    inside = page.frame_locator("iframe")
    expect(inside.locator("textarea")).to_be_visible(timeout=60_000)
    inside.locator("textarea").fill("孵化器最高资助多少、几年？")
    page.keyboard.press("Enter")
    expect(inside.locator('[data-status="answered"]')).to_be_visible(timeout=60_000)
    inside.locator(".tw-marker").first.click()
    expect(inside.locator(".tw-card mark").first).to_contain_text("最高200万元")
    inside.locator(".tw-nav a").nth(1).click()
    expect(inside.locator(".tw-documents a")).to_have_count(2)
    assert page.wrong == []


def test_the_frame_is_refused_on_any_other_site(site, server, visit):
    page = visit(site.put(FRAME.format(url=server.url)).replace("localhost", "127.0.0.1"))
    for _ in range(600):
        if page.wrong:
            break
        page.wait_for_timeout(100)
    assert "frame-ancestors" in page.wrong[0]
    assert page.frames[1].url.startswith("chrome-error:")
