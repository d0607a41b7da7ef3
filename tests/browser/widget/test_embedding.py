"""The widget keeps to itself on pages that are strict, careless or hostile."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from interfaces.http.origins import AllowedOrigins
from tests.browser.widget.conftest import HOSTILE_CSS
from tests.browser.widget.panel import ZH, ask, launcher, opened, panel

BOX = "e => { const b = e.getBoundingClientRect(); return [b.x, b.y, b.width, b.height].map(Math.round) }"
LOOK = "e => { const s = getComputedStyle(e); return [s.color, s.fontSize, s.opacity, s.visibility, s.transform, s.filter, s.direction] }"


@pytest.fixture
def api(start_api, speaker):
    return start_api(speaker)


def test_nothing_is_loaded_before_a_question_but_the_file_itself(api, embed, visit):
    url = embed(api)
    page = visit(url)
    expect(launcher(page)).to_have_text(ZH("widget.launcher"))
    assert page.requested == [url, f"{api}/widget.js"]
    opened(page)
    page.wait_for_timeout(200)
    assert page.requested == [url, f"{api}/widget.js"]
    assert page.wrong == []


def test_it_answers_under_a_strict_policy_from_another_origin(api, embed, visit):
    page = visit(embed(api))
    opened(page)
    turn = ask(page, "灯塔最高资助多少？")
    expect(turn.locator("[data-status]")).to_have_text(ZH("status.answered"))
    turn.locator("summary").click()
    expect(turn.locator("mark")).to_be_visible()
    assert page.wrong == []


def test_hostile_styles_change_nothing(api, embed, visit):
    calm, hostile = visit(embed(api)), visit(embed(api, css=HOSTILE_CSS))
    for page in (calm, hostile):
        opened(page)
        ask(page, "灯塔？")
    for part in (".panel", ".head", ".question", ".answer", ".amount", "textarea", ".send"):
        theirs, ours = hostile.locator(f"tiaowen-widget {part}"), calm.locator(f"tiaowen-widget {part}")
        assert theirs.evaluate(BOX) == ours.evaluate(BOX), part
        assert theirs.evaluate(LOOK) == ours.evaluate(LOOK), part
    panel(hostile).locator(".head .tool").last.click()
    expect(launcher(hostile)).to_be_visible()


def test_it_leaves_the_page_as_it_was(api, embed, visit, site):
    measure = "() => [...document.querySelectorAll('h1,p,a,main')].map(e => [e.outerHTML, getComputedStyle(e).cssText])"
    bare = visit(embed(api, html='<html lang="en">').replace(site.origin, site.origin))
    bare.evaluate("document.querySelector('tiaowen-widget').remove()")
    before = bare.evaluate(measure)
    page = visit(embed(api, html='<html lang="en">'))
    opened(page)
    ask(page, "lighthouse?")
    assert page.evaluate(measure) == before
    known = "['tiaowen']"
    added = page.evaluate(f"() => {{ const f = document.createElement('iframe'); document.body.append(f); const own = Object.keys(f.contentWindow); f.remove(); return Object.keys(window).filter(k => !own.includes(k) && !{known}.includes(k)) }}")
    assert added == []


def test_it_stays_above_every_z_index(api, embed, visit):
    css = "#wall { position: fixed; inset: 0; z-index: 2147483647; background: #c00; }"
    script = "addEventListener('load', () => { const w = document.createElement('div'); w.id = 'wall'; document.body.append(w) })"
    page = visit(embed(api, css=css, script=script))
    expect(page.locator("#wall")).to_be_visible()
    opened(page)  # a click that the wall would have caught
    ask(page, "灯塔？")


def test_the_pages_keys_and_the_widgets_do_not_meet(api, embed, visit):
    script = """
      window.heard = [];
      for (const name of ['keydown', 'keyup', 'keypress'])
        document.addEventListener(name, (event) => { window.heard.push(event.key); if (event.key === '/') event.preventDefault() });
    """
    page = visit(embed(api, script=script))
    opened(page)
    page.keyboard.type("a/b")
    expect(panel(page).get_by_role("textbox")).to_have_value("a/b")
    assert page.evaluate("window.heard") == []
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    assert set(page.evaluate("window.heard")) == {"x"}


def test_it_bears_prototypes_that_others_have_bent(api, embed, visit, speaker):
    script = """
      Array.prototype.toJSON = function () { return 'bent' };
      Object.prototype.toJSON = function () { return 'bent' };
      String.prototype.toJSON = function () { return 'bent' };
      Array.prototype.extra = 'bent'; Object.prototype.extra = 'bent';
      window.tiaowen = 'the page has this name already';
    """
    page = visit(embed(api, script=script, document="lighthouse"))
    opened(page)
    ask(page, '带"引号"和\\反斜杠的灯塔？')
    page.reload()
    opened(page)
    expect(panel(page).locator(".question")).to_contain_text('带"引号"和\\反斜杠的灯塔？')
    assert page.evaluate("window.tiaowen") == "the page has this name already"


def test_it_works_without_storage(api, embed, visit):
    before = """
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } });
    """
    page = visit(embed(api), before=before)
    opened(page)
    ask(page, "灯塔？")
    assert page.wrong == []


@pytest.mark.parametrize("third_party", [True, False])
def test_no_cookie_is_sent_or_kept(start_api, speaker, embed, visit, start_proxy, browser, site, third_party):
    own_site = site.origin.replace("localhost", "127.0.0.1")
    relay = start_proxy(start_api(speaker, origins=AllowedOrigins(frozenset({site.origin, own_site}))), "buffer")
    context = browser.new_context()
    context.add_cookies([{"name": "known", "value": "1", "url": relay.url}])
    url = embed(relay.url, csp="")
    page = visit(url if third_party else url.replace(site.origin, own_site), context=context)
    if third_party:
        _block_third_party_cookies(page)
    relay.set_cookie = "more=1"
    ask_with_cookies = "url => fetch(url, {mode: 'no-cors', credentials: 'include'})"
    page.evaluate(ask_with_cookies, f"{relay.url}/readyz")
    assert relay.cookies == [] if third_party else relay.cookies == ["known=1"]  # what this browser lets others do
    context.clear_cookies(name="more")
    relay.cookies.clear()
    opened(page)
    ask(page, "灯塔？").locator("summary").click()
    expect(panel(page).locator("mark")).to_be_visible()
    assert [cookie["name"] for cookie in context.cookies()] == ["known"]
    assert relay.cookies == []
    context.close()


def _block_third_party_cookies(page):
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    others = {"disableThirdPartyCookieMetadata": False, "disableThirdPartyCookieHeuristics": False}
    session.send("Network.setCookieControls", {"enableThirdPartyCookieRestriction": True, **others})
    page.reload()


def test_a_page_from_right_to_left_and_with_odd_sizes(api, embed, visit):
    css = "html { font-size: 62.5%; } body { zoom: 1; font-size: 40px; line-height: 3; text-align: right; letter-spacing: 9px; }"
    page = visit(embed(api, css=css, html='<html lang="zh-CN" dir="rtl">', position="end"), width=800)
    opened(page)
    turn = ask(page, "灯塔？")
    look = turn.locator(".answer").evaluate("e => { const s = getComputedStyle(e); return [s.direction, s.fontSize, s.letterSpacing, s.textAlign] }")
    assert look == ["ltr", "16px", "normal", "start"]
    assert panel(page).bounding_box()["x"] < 100  # the end of a page from right to left
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 800


@pytest.mark.parametrize(("position", "left"), [("left", True), ("right", False), (None, False)])
def test_where_it_stands(api, embed, visit, position, left):
    page = visit(embed(api, **({"position": position} if position else {})))
    assert (launcher(page).bounding_box()["x"] < 640) == left
    opened(page)
    assert (panel(page).bounding_box()["x"] < 640) == left


def test_a_second_tag_adds_no_second_widget(api, embed, visit):
    page = visit(embed(api, body=f'<script src="{api}/widget.js" defer></script>'))
    expect(page.locator("tiaowen-widget")).to_have_count(1)


def test_the_page_can_open_ask_listen_and_close(api, embed, visit):
    script = """
      window.told = [];
      for (const name of ['open', 'answer', 'close', 'error'])
        document.addEventListener('tiaowen:' + name, (event) => window.told.push([name, event.detail]));
    """
    page = visit(embed(api, script=script))
    answer = page.evaluate("tiaowen.ask('灯塔最高资助多少？')")
    assert answer["status"] == "answered"
    expect(panel(page).locator(".question")).to_contain_text("灯塔最高资助多少？")
    page.evaluate("tiaowen.close()")
    expect(panel(page)).to_be_hidden()
    page.evaluate("tiaowen.open()")
    expect(panel(page)).to_be_visible()
    told = page.evaluate("window.told")
    assert [name for name, _ in told] == ["open", "answer", "close", "open"]
    detail = told[1][1]
    assert (detail["question"], detail["answer"]["answer_id"]) == ("灯塔最高资助多少？", answer["answer_id"])
    assert detail["conversationId"] == answer["conversation_id"]
    assert page.evaluate("tiaowen.ask('  ').catch((error) => error.kind)") == "empty"


def test_a_title_a_question_and_a_language_of_the_pages_own(api, embed, visit):
    page = visit(embed(api, title="问问政策", question="灯塔资助几年？", lang="en"))
    expect(launcher(page)).to_have_text("问问政策")
    opened(page)
    expect(panel(page)).to_have_attribute("lang", "en")
    expect(panel(page).get_by_role("textbox")).to_have_value("灯塔资助几年？")
    page.keyboard.press("Enter")
    expect(panel(page).locator("[data-status]")).to_have_text("The documents say so")
