"""The conversation in a real browser, on the founding documents, with the real assistant."""

from __future__ import annotations

import io
from unicodedata import normalize

import pytest
from playwright.sync_api import expect

from interfaces.words import words
from tests.browser.pages import ask, hosts

ZH, EN = words("zh"), words("en")


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
    expect(card.locator('[data-document-status="draft"]')).to_be_visible()
    expect(card.locator("summary")).to_be_focused()

    page.get_by_role("radio", name="English").click()
    expect(answer.locator("[data-status]")).to_have_text(EN("status.not_specified"))
    expect(page.locator("textarea")).to_have_attribute("placeholder", EN("page.ask"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("button", name=EN("script.send"))).to_have_count(1)

    follow_up = ask(page, "How much can an incubator get, and for how long?")
    expect(follow_up.locator('[data-status="answered"]')).to_be_visible()
    expect(follow_up.locator(".tw-table")).to_contain_text("最高200万元")
    expect(page.locator(".tw-turn")).to_have_count(2)
    expect(page.locator(".tw-live")).to_have_text(EN("page.answer_ready", status=EN("status.answered")))
    assert seen.errors == []


def test_a_citation_is_copied_with_its_link(open_page, server):
    page, _ = open_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    answer = ask(page, "孵化器最高资助多少、几年？")
    answer.locator(".tw-marker").first.click()
    button = answer.locator(".tw-card .tw-button").first
    button.click()
    expect(button).to_have_text(ZH("script.copied"))
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("《深圳市关于加快培育数字创意产业集群的若干措施（征求意见稿）》（征求意见稿）（十六）：“")
    assert copied.splitlines()[-1].startswith(
        f"{server.url}/?document=shenzhen-digital-creative-measures-draft&clause=16"
    )


def test_a_follow_up_by_button_and_a_new_conversation(open_page):
    page, _ = open_page()
    ask(page, "孵化器最高资助多少、几年？")
    suggestion = page.locator('[class*="st-key-ask-0"] button')
    suggestion.click()
    expect(page.locator(".tw-turn")).to_have_count(2)
    page.get_by_role("button", name=ZH("page.new_conversation")).click()
    expect(page.locator(".tw-turn")).to_have_count(0)
    expect(page.get_by_text(ZH("page.intro"))).to_be_visible()


def test_a_reload_goes_on_and_the_browser_keeps_its_conversations(open_page):
    page, _ = open_page()
    ask(page, "孵化器最高资助多少、几年？")
    page.reload()
    expect(page.locator(".tw-turn")).to_have_count(1)
    ask(page, "那产业基地呢？")
    expect(page.locator(".tw-turn")).to_have_count(2)
    assert "conversation" not in page.url
    page.get_by_role("button", name=ZH("page.new_conversation")).click()
    expect(page.locator(".tw-turn")).to_have_count(0)
    page.reload()
    page.get_by_role("button", name=ZH("history.button")).click()
    page.locator('[class*="st-key-enter-"] button').click()
    expect(page.locator(".tw-turn")).to_have_count(2)

    stranger, _ = open_page()
    expect(stranger.get_by_text(ZH("page.intro"))).to_be_visible()
    stranger.wait_for_timeout(500)
    assert stranger.get_by_role("button", name=ZH("history.button")).count() == 0


def test_a_shared_conversation_is_read_only_for_others(open_page, server):
    page, _ = open_page()
    ask(page, "孵化器最高资助多少、几年？")
    page.get_by_role("button", name=ZH("share.button"), exact=True).click()
    href = page.locator("[data-share]").get_attribute("href")
    other, _ = open_page(f"/{href}", locale="en-US")
    expect(other.locator(".tw-turn")).to_have_count(1)
    expect(other.get_by_text(EN("share.read_only"))).to_be_visible()
    assert other.locator("textarea").count() == 0

    page.get_by_role("button", name=ZH("share.take_back")).click()
    expect(page.locator("[data-share]")).to_have_count(0)
    other.reload()
    expect(other.get_by_role("alert")).to_have_text(EN("share.unknown"))


def test_the_print_version_becomes_a_pdf_with_every_clause(open_page):
    from pypdf import PdfReader

    page, _ = open_page()
    ask(page, "孵化器最高资助多少、几年？")
    page.get_by_role("button", name=ZH("print.button")).click()
    expect(page.get_by_text(ZH("print.now"))).to_be_visible()
    expect(page.locator(".tw-card mark").first).to_be_visible()
    text = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages)
    text = "".join(normalize("NFKC", text).split())
    assert "推进数字创意孵化中心建设" in text and "最高200万元" in text and "不是正式文件" in text
    assert ZH("print.now").replace(" ", "") not in text and ZH("nav.support") not in text


def test_the_search_can_be_limited_to_the_national_documents(open_page):
    page, _ = open_page()
    page.get_by_role("button", name=ZH("scope.named", name=ZH("scope.all"))).click()
    page.locator("label").filter(has_text=ZH("scope.national")).first.click()
    expect(page.get_by_role("button", name=ZH("scope.named", name=ZH("scope.national")))).to_be_visible()
    page.keyboard.press("Escape")
    answer = ask(page, "孵化器最高资助多少、几年？")
    assert answer.locator('.tw-card:has-text("征求意见稿")').count() == 0


def test_an_opinion_is_kept_with_its_reasons(open_page):
    page, seen = open_page()
    ask(page, "孵化器最高资助多少、几年？")
    page.get_by_role("button", name=ZH("opinion.down")).click()
    page.get_by_text(ZH("opinion.wrong_clause")).click()
    page.get_by_role("button", name=ZH("opinion.send")).click()
    expect(page.get_by_text(ZH("opinion.thanks"))).to_be_visible()
    assert seen.errors == []


def test_everything_can_be_done_with_the_keyboard_alone(open_page):
    page, _ = open_page()
    expect(page.locator("textarea")).to_be_visible()
    page.locator("textarea").focus()
    page.keyboard.type("孵化器最高资助多少、几年？")
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_have_count(1)
    page.locator(".tw-marker").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".tw-card mark").first).to_be_visible()
    expect(page.locator(".tw-card summary").first).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator(".tw-card mark").first).not_to_be_visible()
    page.locator(".tw-nav a").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".tw-documents")).to_be_visible()


def test_a_menu_takes_the_focus_keeps_it_and_gives_it_back(open_page):
    page, _ = open_page()
    ask(page, "孵化器最高资助多少、几年？")
    page.locator(".st-key-scope button").first.focus()
    page.keyboard.press("Enter")
    menu = page.locator("[data-testid=stPopoverBody]")
    expect(menu.get_by_role("radio").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    national = ZH("scope.named", name=ZH("scope.national"))
    expect(page.get_by_role("button", name=national)).to_be_visible()
    for _ in range(5):
        page.keyboard.press("Tab")
        assert menu.evaluate("e => e.contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=national)).to_be_focused()
    page.locator(".st-key-history button").first.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_focused()  # the only button in it deletes


def test_the_focus_stays_with_what_is_drawn_anew_and_goes_with_what_is_opened(open_page):
    page, _ = open_page()
    page.locator(".st-key-ask-0 button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".tw-question")).to_be_focused()
    page.locator("#tw-way-support").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#tw-way-support[aria-current]")).to_be_focused()
    page.locator("#tw-sort-amount").focus()
    page.keyboard.press("Enter")
    expect(page.locator("th[aria-sort=ascending] #tw-sort-amount")).to_be_focused()
    row = page.locator("tr[data-provision] a").last
    row.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".tw-target")).to_be_focused()
    expect(page.locator(".tw-target mark")).to_be_in_viewport()


STANDS_BEFORE_THE_LINK_IS_GONE = """async link => {
  const clause = new URLSearchParams(link.getAttribute("href")).get("clause");
  const target = Object.assign(document.createElement("article"), { className: "tw-target", tabIndex: -1 });
  target.dataset.clause = clause;
  const focused = new Promise(resolve => target.addEventListener("focus", () => resolve(true)));
  link.focus();
  link.click();
  document.body.prepend(target);
  return Promise.race([focused, new Promise(resolve => setTimeout(resolve, 10000, false))]);
}"""


def test_a_clause_takes_the_focus_even_where_the_link_to_it_still_stands(open_page):
    page, _ = open_page()
    page.locator("#tw-way-support").click()
    row = page.locator("tr[data-provision] a").last
    expect(row).to_be_visible()
    assert row.evaluate(STANDS_BEFORE_THE_LINK_IS_GONE)


HOSTILE = (
    '<img src=x onerror="window.hit=1"><script>window.hit=2</script> ![x](http://elsewhere.invalid/x.png) incubator?'
)


def test_a_hostile_question_stays_text_and_nothing_is_asked_of_another_host(open_page, server):
    page, seen = open_page(locale="en-US")
    ask(page, HOSTILE)
    expect(page.locator(".tw-question")).to_contain_text("<img src=x")
    page.reload()
    expect(page.locator(".tw-question")).to_contain_text("<img src=x")
    page.get_by_role("button", name=EN("history.button")).click()
    expect(page.locator('[class*="st-key-enter-"]')).to_contain_text("<img src=x")
    assert page.evaluate("window.hit") is None
    assert hosts(seen) == hosts(server)


def test_a_question_that_cannot_be_used_is_explained(open_page):
    page, _ = open_page()
    page.locator("textarea").fill("长" * 5000)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("问题太长")


@pytest.mark.parametrize("width", [360, 390])
def test_a_narrow_screen_needs_no_sideways_scrolling(open_page, width):
    page, _ = open_page(width=width)
    ask(page, "孵化器最高资助多少、几年？")
    expect(page.locator(".tw-table").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    overflowing = page.evaluate(
        "width => [...document.querySelectorAll('.tw-turn, .tw-card, .tw-question, .tw-nav, button')]"
        ".filter(e => e.getBoundingClientRect().right > width + 1).length",
        width,
    )
    assert overflowing == 0
