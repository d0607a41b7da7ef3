"""The clause library and the support table in a real browser."""

from __future__ import annotations

import csv
import io
from urllib.parse import urlencode

from openpyxl import load_workbook
from playwright.sync_api import expect

from interfaces.words import words
from tests.browser.pages import hosts

ZH, EN = words("zh"), words("en")
SHENZHEN = "shenzhen-digital-creative-measures-draft"


def test_a_deep_link_opens_the_clause_with_the_quote_highlighted(open_page):
    link = urlencode({"document": SHENZHEN, "clause": "16", "quote": "最高200万元资助"})
    page, seen = open_page(f"/?{link}")
    expect(page.locator(".tw-target mark")).to_have_text("最高200万元资助")
    expect(page.locator('[data-kind="draft"]')).to_be_visible()
    expect(page.locator(".tw-target .tw-english")).to_contain_text("incubators")
    page.get_by_role("link", name=ZH("library.back")).click()
    expect(page.locator(".tw-documents a")).to_have_count(2)
    page.go_back()
    expect(page.locator(".tw-target mark")).to_have_text("最高200万元资助")
    assert seen.errors == []


def test_a_document_is_read_by_its_contents_and_searched(open_page):
    page, _ = open_page("/?page=library", locale="en-US")
    page.locator(".tw-documents a").nth(1).click()
    page.locator(".tw-contents a", has_text="（十九）").click()
    expect(page.locator('article[data-clause="19"]')).to_be_focused()
    expect(page.locator('article[data-clause="19"]')).to_be_in_viewport()
    page.get_by_label(EN("library.find")).fill("孵化器")
    page.keyboard.press("Enter")
    expect(page.locator(".tw-contents")).to_have_count(0)
    expect(page.locator("article mark").first).to_have_text("孵化器")
    assert page.locator("article").count() < 10


def test_the_support_table_is_sorted_filtered_charted_and_taken_away(open_page, server):
    page, seen = open_page("/?page=support")
    rows = page.locator("tr[data-provision]")
    expect(rows.first).to_be_visible()
    total = rows.count()
    page.get_by_role("link", name=ZH("amount.value")).click()
    expect(page.locator('th[aria-sort="ascending"]')).to_contain_text(ZH("amount.value"))
    page.get_by_role("link", name=ZH("amount.value")).click()
    expect(page.locator('th[aria-sort="descending"]')).to_contain_text(ZH("amount.value"))
    expect(rows.first).to_contain_text("5,000,000")

    page.get_by_label(ZH("support.search")).fill("孵化器")
    page.keyboard.press("Enter")
    expect(rows).to_have_count(1)
    with page.expect_download() as download:
        page.get_by_role("button", name=ZH("support.csv")).click()
    table = list(csv.reader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))
    assert table[1][0] == "（十六）" and "最高200万元" in table[1] and "2000000.0" in table[1]
    with page.expect_download() as download:
        page.get_by_role("button", name=ZH("support.xlsx")).click()
    assert load_workbook(io.BytesIO(download.value.path().read_bytes())).active["A2"].value == "（十六）"

    page.get_by_label(ZH("support.search")).fill("")
    page.keyboard.press("Enter")
    expect(rows).to_have_count(total)
    page.get_by_text(ZH("support.chart")).click()
    expect(page.locator("[data-testid='stVegaLiteChart'] :is(canvas, svg)").first).to_be_visible()
    rows.first.get_by_role("link").click()
    expect(page.locator(".tw-target mark")).to_contain_text("500万元")
    assert hosts(seen) == hosts(server) and seen.errors == []


def test_a_frame_of_another_page_shows_the_conversation(open_page):
    page, _ = open_page("/?embed=true", width=390)
    expect(page.locator("textarea")).to_be_visible()
    page.get_by_role("button", name="孵化器最高资助多少").click()
    expect(page.locator("[data-status]")).to_have_count(1)
    page.locator(".tw-nav a").nth(1).click()
    expect(page.locator(".tw-documents")).to_be_visible()
    assert "embed=true" in page.url
