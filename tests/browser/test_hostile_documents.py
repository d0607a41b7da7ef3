"""A document full of markup, read, searched, cited and charted: it stays text everywhere."""

from __future__ import annotations

import shutil

import pytest
from playwright.sync_api import expect

from assistant.service import Assistant
from assistant.settings import Settings
from interfaces.words import words
from tests.browser.conftest import running
from tests.browser.pages import ask, hosts

ZH = words("zh")
BAD = '<img src=x onerror="window.hit=1"><script>window.hit=2</script>'
TEXT = f"""恶意{BAD}管理办法

第一章 总则{BAD}
第一条 为支持灯塔{BAD}维护，制定本办法。
第二条 支持灯塔维护{BAD}。对经认定的灯塔{BAD}，给予最高30万元资助。
第三条 [链接](javascript:window.hit=3) ![图](http://elsewhere.invalid/x.png) 由灯塔局负责解释。
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory, founding_home):
    folder = tmp_path_factory.mktemp("hostile")
    shutil.copytree(founding_home, folder / "home")
    path = folder / "lighthouse.txt"
    path.write_text(TEXT, encoding="utf-8")
    added = Assistant.open(Settings(home=folder / "home")).add([path])
    assert [result.document_id for result in added] == ["lighthouse"]
    with running(folder) as server:
        yield server


def test_markup_of_a_document_stays_text_on_every_page(open_page, hostile):
    every = []
    page, seen = open_page("/?page=library", at=hostile)
    every.append((page, seen))
    expect(page.locator(".tw-documents")).to_contain_text("<img src=x")
    page, seen = open_page("/?document=lighthouse&clause=2&quote=0-9", at=hostile)
    every.append((page, seen))
    expect(page.locator(".tw-target")).to_contain_text("<script>")
    page.get_by_label(ZH("library.find")).fill("<img")
    page.keyboard.press("Enter")
    expect(page.locator("article[id^=clause-] mark").first).to_have_text("<img")
    page, seen = open_page("/?page=support", at=hostile)
    every.append((page, seen))
    expect(page.locator("tr[data-provision]").filter(has_text="30万元")).to_have_count(1)
    page.locator(".st-key-support-chart label").first.click()
    expect(page.locator("[data-testid='stVegaLiteChart'] :is(canvas, svg)").first).to_be_visible()
    page, seen = open_page(at=hostile)
    every.append((page, seen))
    answer = ask(page, "灯塔维护最高资助多少？")
    expect(answer).to_contain_text("30万元")
    answer.locator(".tw-card summary").first.click()
    page.locator(".st-key-scope button").first.click()
    expect(page.get_by_text("恶意<img").first).to_be_visible()
    for page, seen in every:
        assert page.evaluate("window.hit") is None
        assert hosts(seen) == hosts(hostile)
        assert page.locator("img[src='x'], .stApp script").count() == 0
