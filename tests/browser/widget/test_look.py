"""The widget to look at: accessible in both languages and themes, on narrow and magnified screens, in any colour."""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import expect

from assistant.contract import Notice, NoticeKind
from tests.browser.axe import ADVICE, find_axe, serious_findings
from tests.browser.widget.panel import ask, launcher, opened, panel
from tests.interfaces.fakes import answer_about_lighthouses

TABLE = "**最高30万元** [1]\n\n| 项目 | 金额 | 对象 | 期限 |\n|---|---|---|---|\n| 灯塔的维护与修缮 [1] | 最高30万元 | 经认定的灯塔 | 不超过2年 |\n\n> 引文\n\n- 一\n- 二\n\n`代码`"


@pytest.fixture
def api(start_api, speaker):
    notices = [Notice(kind=NoticeKind.DRAFT, text="征求意见稿"), Notice(kind=NoticeKind.AI_GENERATED, text="本回答由人工智能生成")]
    speaker.make = lambda question: answer_about_lighthouses(question).model_copy(update={"answer": TABLE, "notices": notices})
    return start_api(speaker, records=True)


@pytest.fixture(scope="session")
def axe_source():
    path = find_axe(os.environ)
    assert path, ADVICE
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_axe_finds_nothing_serious(api, embed, visit, axe_source, language, scheme):
    page = visit(embed(api, lang=language), color_scheme=scheme, before=axe_source)
    assert serious_findings(page, "tiaowen-widget") == []
    opened(page)
    assert serious_findings(page) == []
    turn = ask(page, "灯塔？")
    turn.locator("summary").click()
    expect(turn.locator("mark")).to_be_visible()
    turn.locator(".feedback .tool").nth(1).click()
    expect(turn.locator(".chip").first).to_be_visible()
    assert serious_findings(page) == []
    page.context.set_offline(True)
    expect(ask(page, "灯塔？").get_by_role("alert")).to_be_visible()
    assert serious_findings(page) == []
    assert page.wrong == []


def test_axe_would_find_something(api, embed, visit, axe_source):
    page = visit(embed(api), before=axe_source)
    opened(page)
    page.evaluate("document.querySelector('tiaowen-widget').shadowRoot.querySelector('textarea').removeAttribute('aria-label')")
    panel(page).evaluate("e => { const b = document.createElement('button'); e.querySelector('.head').append(b) }")
    assert any("button-name" in finding for finding in serious_findings(page))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("colour", ["#ffffff", "#000", "yellow", "rgb(120 120 120)", "hsl(200 90% 60%)", "#ffe38a", "not a colour", "transparent"])
def test_any_colour_can_be_read(api, embed, visit, axe_source, colour, scheme):
    page = visit(embed(api, color=colour), color_scheme=scheme, before=axe_source)
    assert serious_findings(page, "tiaowen-widget") == []
    opened(page)
    ask(page, "灯塔？")
    assert serious_findings(page, "tiaowen-widget") == []


def test_the_theme_follows_the_reader_unless_the_page_sets_it(api, embed, visit):
    white = "rgb(255, 255, 255)"
    page = visit(embed(api), color_scheme="dark")
    expect(opened(page)).not_to_have_css("background-color", white)
    page.emulate_media(color_scheme="light")
    # The page hears of the change in an event of its own, so what it shows is waited for.
    expect(panel(page)).to_have_css("background-color", white)
    page = visit(embed(api, theme="light"), color_scheme="dark")
    expect(opened(page)).to_have_css("background-color", white)


# 640 × 400 is a screen of 1280 × 800 at 200 %
@pytest.mark.parametrize(("width", "height"), [(360, 640), (390, 844), (640, 400), (320, 256), (1280, 800)])
def test_everything_fits_and_can_be_reached(api, embed, visit, width, height):
    page = visit(embed(api), width=width, height=height)
    opened(page)
    turn = ask(page, "很长的问题" * 12)
    box = panel(page).bounding_box()
    assert box["x"] >= 0 and box["y"] >= 0
    assert box["x"] + box["width"] <= width and box["y"] + box["height"] <= height
    log = panel(page).locator(".log")
    assert log.evaluate("e => e.scrollWidth <= e.clientWidth")
    assert log.evaluate("e => e.clientHeight") >= 100
    for part in (turn.locator(".suggestion").last, panel(page).locator(".send"), panel(page).locator(".head .tool").last):
        part.scroll_into_view_if_needed()
        expect(part).to_be_in_viewport(ratio=1)
    small = page.evaluate("""() => [...document.querySelector('tiaowen-widget').shadowRoot.querySelectorAll('button, a.tool, summary')]
        .map(e => [e.className, e.getBoundingClientRect()]).filter(([, b]) => b.width && (b.width < 24 || b.height < 22)).map(([name]) => name)""")
    assert [name for name in small if name != "marker"] == []


@pytest.mark.parametrize(("motion", "moves"), [("reduce", False), ("no-preference", True)])
def test_nothing_moves_for_those_who_asked_for_it(api, embed, visit, motion, moves):
    page = visit(embed(api), motion=motion)
    opened(page)
    name = panel(page).evaluate("e => getComputedStyle(e).animationName")
    assert (name != "none") == moves


def test_it_is_not_printed(api, embed, visit):
    page = visit(embed(api))
    page.emulate_media(media="print")
    expect(launcher(page)).to_be_hidden()
