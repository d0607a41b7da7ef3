"""Answers in the widget: while they are on their way, whole, spoilt by a proxy, hostile, remembered."""

from __future__ import annotations

import json
import re
import urllib.request
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from assistant.contract import AnswerStatus, Notice, NoticeKind
from assistant.streaming import Delta
from tests.browser.widget.panel import EN, ZH, ask, opened, panel
from tests.interfaces.fakes import QUOTE, TEXT, FakeLibrary, answer_about_lighthouses, lighthouse_document

ATTACK = '<img src=x onerror="alert(1)"><script>alert(2)</script><svg onload=alert(3)>'
MARKDOWN = f"""# 标题
**粗体** 与 *斜体*、`代码 **x**`，转义 \\*星号\\* 和 a&lt;b [1]

- 一
  1. 甲 [1]
  2. 乙
- 二

> 引文
> 第二行

| 项目 | 金额 |
|---|---|
| 甲\\|乙 [1] | **最高30万元** |

[自己的页面](?document=lighthouse&clause=1) [别处](https://elsewhere.invalid/) [坏](javascript:alert(4)) ![图](https://elsewhere.invalid/x.png)

{ATTACK}

[9]
"""


@pytest.fixture
def api(start_api, speaker):
    return start_api(speaker)


def kept_conversation(api, page):
    """What the server remembers of the panel's conversation."""
    identity = panel(page).get_by_role("link", name=ZH("widget.full_page")).get_attribute("href").partition("=")[2]
    with urllib.request.urlopen(f"{api}/api/v1/conversations/{identity}") as response:
        return json.load(response)


def says(speaker, **changes):
    speaker.make = lambda question: answer_about_lighthouses(question).model_copy(update=changes)


def test_the_answer_is_seen_while_it_is_on_its_way_and_can_be_stopped(api, speaker, embed, visit):
    speaker.pieces = [Delta("灯塔**最高"), Delta("30万元**，还有")]
    page = visit(embed(api))
    opened(page)
    panel(page).get_by_role("textbox").fill("灯塔？")
    page.keyboard.press("Enter")
    turn = panel(page).locator(".turn").last
    expect(turn.locator(".text strong")).to_have_text("最高30万元")
    expect(turn.locator("[aria-busy=true]")).to_have_count(1)
    expect(panel(page).locator("> .sr")).to_have_text(ZH("page.thinking"))
    speaker.go_on.set()
    expect(turn.locator("[data-status]")).to_be_visible()
    expect(turn.locator(".text").first).not_to_contain_text("还有")
    expect(panel(page).locator("> .sr")).to_contain_text(ZH("status.answered"))

    speaker.go_on.clear()
    panel(page).get_by_role("textbox").fill("再问？")
    page.keyboard.press("Enter")
    expect(panel(page).locator(".turn").last.locator(".text strong")).to_be_visible()
    panel(page).get_by_role("button", name=ZH("widget.stop")).click()
    expect(panel(page).locator(".turn").last).to_contain_text(ZH("widget.stopped"))
    assert speaker.cancelled.wait(10)
    expect(panel(page).get_by_role("button", name=ZH("widget.send"))).to_be_visible()


@pytest.mark.parametrize(
    ("spoil", "accepts"),
    [
        ("buffer", ["text/event-stream", "text/event-stream"]),
        ("json", ["text/event-stream", "text/event-stream"]),
        ("cut", ["text/event-stream", "application/json", "application/json"]),
        ("bad_gateway", ["text/event-stream", "application/json", "application/json"]),
        ("hold", ["text/event-stream", "application/json", "application/json"]),
    ],
)
def test_a_proxy_that_spoils_the_stream_costs_no_answer(start_api, speaker, embed, visit, start_proxy, spoil, accepts):
    speaker.pieces = [Delta("灯塔")]
    speaker.go_on.set()
    api = start_api(speaker, records=True)
    relay = start_proxy(api, spoil)
    page = visit(embed(relay.url))
    opened(page)
    for question in ("灯塔？", "灯塔几年？"):
        expect(ask(page, question).locator("[data-status=answered]")).to_be_visible()
    assert [accept for path, accept in relay.asked if path.startswith("POST")] == accepts
    expect(panel(page).locator(".trouble")).to_have_count(0)
    kept = kept_conversation(api, page)
    assert [turn["question"] for turn in kept["turns"]] == ["灯塔？", "灯塔几年？"]


def test_trying_again_after_a_lost_answer_is_no_second_turn(start_api, speaker, embed, visit):
    api = start_api(speaker, records=True)
    page = visit(embed(api, stream="off"))
    opened(page)

    def lose(route):
        route.fetch()
        route.abort("connectionreset")

    page.route("**/api/v1/answers", lose, times=1)
    alert = ask(page, "灯塔？").get_by_role("alert")
    expect(alert).to_be_visible()
    alert.get_by_role("button", name=ZH("page.retry")).click()
    expect(panel(page).locator("[data-status=answered]")).to_be_visible()
    assert [turn["question"] for turn in kept_conversation(api, page)["turns"]] == ["灯塔？"]


def test_a_citation_opens_its_clause_with_the_quote_marked(api, embed, visit):
    page = visit(embed(api, lang="en"))
    opened(page)
    turn = ask(page, "lighthouse?")
    turn.get_by_role("button", name=re.compile("Evidence 1")).click()
    card = turn.locator("details")
    expect(card).to_have_attribute("open", "")
    expect(card.locator("mark")).to_have_text(QUOTE)
    expect(card.locator(".clause .text").first).to_have_text(TEXT)
    expect(card.locator(".rendering")).to_contain_text("Article 1 supports lighthouses.")
    expect(card.get_by_role("link")).to_have_attribute("href", f"{api}/?document=lighthouse&clause=1")
    expect(card.get_by_role("link")).to_have_attribute("rel", "noopener noreferrer")


def test_offsets_count_code_points(start_api, speaker, embed, visit):
    text = "𠮷𠮷𠮷灯塔给予最高30万元资助，𠮷。"
    document = lighthouse_document()
    clauses = tuple(replace(clause, text=text, items=(), provisions=()) if clause.clause_id == "1" else clause for clause in document.clauses)
    speaker.library = FakeLibrary((replace(document, clauses=clauses),))
    start = text.index(QUOTE)
    citation = answer_about_lighthouses("x").citations[0].model_copy(update={"start": start, "end": start + len(QUOTE)})
    says(speaker, citations=[citation])
    page = visit(embed(start_api(speaker)))
    opened(page)
    turn = ask(page, "灯塔？")
    turn.locator("summary").click()
    expect(turn.locator("mark")).to_have_text(QUOTE)
    expect(turn.locator(".clause .text").first).to_have_text(text)


def test_a_clause_that_cannot_be_fetched_leaves_the_quote(api, speaker, embed, visit):
    citation = answer_about_lighthouses("x").citations[0].model_copy(update={"clause_id": "annex2/99"})
    says(speaker, citations=[citation])
    page = visit(embed(api))
    opened(page)
    turn = ask(page, "灯塔？")
    turn.locator("summary").click()
    expect(turn.locator(".clause")).to_have_text(ZH("widget.clause_failed"))
    expect(turn.locator("q")).to_be_visible()


def test_amounts_notices_parts_and_choices(api, speaker, embed, visit):
    part = answer_about_lighthouses("第一问")
    generated = Notice(kind=NoticeKind.AI_GENERATED, text="本回答由人工智能生成")
    other = part.model_copy(update={"question": "第二问", "status": AnswerStatus.NOT_FOUND, "citations": [], "amounts": [], "answer": "没有。"})
    says(speaker, parts=[part, other], notices=[*part.notices, generated], status=AnswerStatus.CLARIFY, suggestions=["<b>甲</b>？", "乙？"])
    page = visit(embed(api))
    opened(page)
    turn = ask(page, "两问")
    expect(turn.locator(".banners [data-kind=draft]")).to_have_count(1)
    expect(turn.locator(".notes [data-kind=ai_generated]")).to_have_text("※本回答由人工智能生成".removeprefix("※"))
    expect(turn.locator("[data-status]")).to_have_text([ZH("status.answered"), ZH("status.not_found")])
    expect(turn.locator(".amount")).to_contain_text("最高30万元")
    expect(turn.locator(".amount")).to_contain_text("上限 300,000 元")
    expect(turn.get_by_role("heading", name="第二问")).to_be_visible()
    expect(turn.get_by_text(ZH("answer.choices"))).to_be_visible()
    turn.get_by_role("button", name="<b>甲</b>？").click()
    expect(panel(page).locator(".turn").last.locator(".question")).to_contain_text("<b>甲</b>？")
    expect(panel(page).locator(".suggestion")).to_have_count(2)


def test_markdown_is_drawn_and_markup_stays_text(api, speaker, embed, visit):
    citation = answer_about_lighthouses("x").citations[0]
    hostile = citation.model_copy(update={"document_title": ATTACK, "heading_path": [ATTACK], "label": ATTACK, "quote": ATTACK, "href": "javascript:alert(5)"})
    notice = Notice(kind=NoticeKind.DRAFT, text=ATTACK)
    says(speaker, answer=MARKDOWN, citations=[hostile], notices=[notice], suggestions=[ATTACK], understood_as=ATTACK)
    page = visit(embed(api, csp="", title="&lt;img src=x onerror=alert(6)&gt;"))
    opened(page)
    turn = ask(page, ATTACK)
    text = turn.locator(".text").first
    expect(text.locator("h4")).to_have_text("标题")
    expect(text.locator("strong").first).to_have_text("粗体")
    expect(text.locator("em")).to_have_text("斜体")
    expect(text.locator("code")).to_have_text("代码 **x**")
    expect(text).to_contain_text("转义 *星号* 和 a<b")
    expect(text.locator("ul > li > ol > li")).to_have_count(2)
    expect(text.locator("blockquote")).to_contain_text("第二行")
    expect(text.locator("th")).to_have_text(["项目", "金额"])
    expect(text.locator("td").first).to_have_text("甲|乙 [1]")
    expect(text.locator(".marker")).to_have_count(3)
    expect(text).to_contain_text("[9]")
    assert [a.get_attribute("href") for a in text.get_by_role("link").all()] == [f"{api}/?document=lighthouse&clause=1"]
    expect(text).to_contain_text("[坏](javascript:alert(4))")
    expect(text).to_contain_text(ATTACK)
    turn.locator("summary").click()
    assert turn.locator("details a").count() == 0
    assert page.evaluate("document.querySelector('tiaowen-widget').shadowRoot.querySelectorAll('img, script, iframe, svg[onload], [onerror]').length") == 0
    assert page.wrong == []
    assert not [url for url in page.requested if "elsewhere" in url]


@pytest.mark.parametrize("text", ["*" * 20000, "> " * 5000 + "x", "**a " * 5000, "[" * 20000, "- " * 5000 + "x", "|" * 5000 + "\n" + "|-" * 5000, "`" * 20001, "__a" * 5000])
def test_text_made_to_be_slow_is_not(api, speaker, embed, visit, text):
    says(speaker, answer=text)
    page = visit(embed(api))
    opened(page)
    expect(ask(page, "灯塔？").locator("[data-status]")).to_be_visible(timeout=8000)


def test_the_conversation_is_remembered_and_can_be_begun_anew(api, embed, visit):
    page = visit(embed(api))
    opened(page)
    ask(page, "第一问？")
    full = panel(page).get_by_role("link", name=ZH("widget.full_page"))
    address = full.get_attribute("href")
    identity = re.fullmatch(re.escape(api) + r"/\?conversation=([0-9a-f-]{36})", address)[1]
    page.reload()
    opened(page)
    expect(panel(page).locator(".question")).to_contain_text("第一问？")
    expect(panel(page).locator("[data-status]")).to_be_visible()
    expect(full).to_have_attribute("href", address)
    answer = page.evaluate("tiaowen.ask('第二问？')")
    assert answer["conversation_id"] == identity

    other = visit(page.url, context=page.context)
    opened(other)
    expect(panel(other).locator(".question")).to_have_count(2)
    ask(other, "第三问？")
    expect(panel(page).locator(".question")).to_have_count(3)

    panel(page).get_by_role("button", name=ZH("page.new_conversation")).click()
    expect(panel(page).locator(".turn")).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0
    assert identity not in panel(page).get_by_role("link", name=ZH("widget.full_page")).get_attribute("href")


def test_a_question_with_personal_data_is_not_kept_in_the_browser(api, speaker, embed, visit):
    page = visit(embed(api))
    opened(page)
    ask(page, "灯塔？")
    says(speaker, notices=[Notice(kind=NoticeKind.MASKED, text="已隐去")])
    ask(page, "我的电话是13800138000")
    kept = page.evaluate("Object.values(localStorage).join()")
    assert "灯塔？" in kept
    assert "13800138000" not in kept


def test_what_is_kept_may_be_damaged_or_hostile(api, embed, visit):
    key = f"tiaowen:{api.removeprefix('http://')}/"
    damaged = ["{", "null", '{"id":1}', '{"id":"a","at":9e15,"turns":[{"question":1}]}', '{"id":"a","at":9e15,"turns":[{"question":"q","answer":{"answer":"x","citations":7,"parts":{},"notices":"y"}}]}']
    for value in damaged:
        page = visit(embed(api), before=f"localStorage.setItem({key!r}, {value!r})")
        opened(page)
        expect(ask(page, "灯塔？").locator("[data-status]").last).to_be_visible()
        assert page.wrong == []


def test_an_opinion_is_sent_with_its_reasons_and_survives_a_reload(start_api, speaker, embed, visit):
    api = start_api(speaker, records=True)
    page = visit(embed(api))
    opened(page)
    feedback = ask(page, "灯塔？").locator(".feedback")
    feedback.get_by_role("button", name=ZH("opinion.up")).click()
    expect(feedback).to_contain_text(ZH("opinion.thanks"))
    feedback.get_by_role("button", name=ZH("opinion.down")).click()
    feedback.get_by_role("button", name=ZH("opinion.incomplete")).click()
    feedback.get_by_role("button", name=ZH("opinion.unclear")).click()
    expect(feedback.get_by_role("button", name=ZH("opinion.unclear"))).to_have_attribute("aria-pressed", "true")
    page.wait_for_timeout(500)
    turn = kept_conversation(api, page)["turns"][0]
    assert (turn["feedback"]["rating"], turn["feedback"]["reasons"]) == ("down", ["incomplete", "unclear"])
    page.reload()
    opened(page)
    expect(panel(page).get_by_role("button", name=ZH("opinion.down"))).to_have_attribute("aria-pressed", "true")


def test_an_opinion_that_does_not_arrive_is_taken_back(api, embed, visit):
    page = visit(embed(api))
    opened(page)
    feedback = ask(page, "灯塔？").locator(".feedback")
    feedback.get_by_role("button", name=ZH("opinion.up")).click()
    expect(feedback).to_contain_text(ZH("widget.not_sent"))
    expect(feedback.get_by_role("button", name=ZH("opinion.up"))).to_have_attribute("aria-pressed", "false")


def test_the_language_of_the_panel_can_be_changed(api, embed, visit):
    page = visit(embed(api))
    opened(page)
    turn = ask(page, "灯塔？")
    panel(page).get_by_role("button", name="English").click()
    expect(turn.locator("[data-status]")).to_have_text(EN("status.answered"))
    expect(panel(page).get_by_role("textbox")).to_have_attribute("placeholder", EN("widget.ask"))
    expect(panel(page).get_by_role("heading", level=2)).to_have_text(EN("widget.title"))
    words = panel(page).evaluate("e => [...e.querySelectorAll('[aria-label], [title], .section, .label, .faint')].map(e => (e.ariaLabel || '') + (e.title || '') + e.textContent).join()")
    own = set(re.findall(r"[\u4e00-\u9fff]+", words)) - {"中文"}
    assert not [word for word in own if any(word == text for text in map(ZH, ["widget.send", "widget.close", "answer.evidence", "answer.amounts"]))]
