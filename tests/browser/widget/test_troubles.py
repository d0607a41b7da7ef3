"""What the visitor reads when there is no answer, and the way out of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from corpus.errors import QuestionError
from interfaces.http.origins import AllowedOrigins
from tests.browser.widget.panel import EN, ZH, ask, opened, panel


def trouble(turn, kind):
    alert = turn.get_by_role("alert")
    expect(alert).to_have_attribute("data-kind", kind)
    return alert


@pytest.mark.parametrize(("language", "words"), [("zh", ZH), ("en", EN)])
def test_an_origin_outside_the_list_is_told_so(start_api, speaker, embed, visit, site, language, words):
    api = start_api(speaker, origins=AllowedOrigins())
    page = visit(embed(api, lang=language), before="addEventListener('tiaowen:error', (e) => { window.told = e.detail })")
    opened(page)
    alert = trouble(ask(page, "灯塔？"), "origin")
    expect(alert).to_contain_text(words("widget.origin", origin=site.origin))
    assert page.evaluate("[told.kind, told.status]") == ["origin", 403]


def test_too_many_questions_are_told_when_to_come_back(start_api, speaker, embed, visit):
    page = visit(embed(start_api(speaker, rate_per_client="1/4second")))
    opened(page)
    ask(page, "灯塔？")
    turn = ask(page, "灯塔几年？")
    alert = trouble(turn, "too_many")
    retry = alert.get_by_role("button")
    expect(retry).to_be_disabled()
    expect(retry).to_contain_text("秒后")
    expect(retry).to_be_enabled(timeout=10_000)
    page.wait_for_timeout(4000)
    retry.click()
    expect(panel(page).locator(".turn").last.locator("[data-status]")).to_be_visible()
    expect(panel(page).locator(".turn")).to_have_count(2)


def test_without_a_network_and_back_again(start_api, speaker, embed, visit):
    page = visit(embed(start_api(speaker)))
    opened(page)
    page.context.set_offline(True)
    alert = trouble(ask(page, "灯塔？"), "offline")
    expect(alert).to_contain_text(ZH("widget.offline"))
    page.context.set_offline(False)
    alert.get_by_role("button", name=ZH("page.retry")).click()
    expect(panel(page).locator("[data-status]")).to_be_visible()


def test_a_server_that_is_gone(start_api, speaker, embed, visit, start_proxy):
    api = start_api(speaker)
    page = visit(embed(api))
    opened(page)
    page.route("**/api/**", lambda route: route.abort("connectionrefused"))
    page.route("**/healthz", lambda route: route.abort("connectionrefused"))
    expect(trouble(ask(page, "灯塔？"), "unreachable")).to_contain_text(ZH("widget.unreachable"))


def test_a_policy_that_forbids_the_connection_is_named(start_api, speaker, embed, visit):
    api = start_api(speaker)
    page = visit(embed(api, csp=f"default-src 'none'; script-src {api}; connect-src 'self'"))
    opened(page)
    expect(trouble(ask(page, "灯塔？"), "policy")).to_contain_text(ZH("widget.policy", server=api))


def test_a_document_that_is_not_there_and_a_question_that_cannot_be_used(start_api, speaker, embed, visit):
    api = start_api(speaker)
    page = visit(embed(api, document="atlantis"))
    opened(page)
    expect(trouble(ask(page, "灯塔？"), "problem")).to_contain_text("没有这份文件：atlantis")

    def refuse(question):
        raise QuestionError("question", "too long", "Shorten it", code="question_too_long", length=9, limit=8)

    speaker.make = refuse
    page = visit(embed(api, lang="en"))
    opened(page)
    expect(trouble(ask(page, "灯塔？"), "problem")).to_contain_text("8")


def test_a_failure_in_the_middle_of_a_stream(start_api, speaker, embed, visit):
    from assistant.streaming import Delta

    speaker.pieces = [Delta("灯塔")]
    speaker.go_on.set()

    def fail(question):
        raise RuntimeError("boom")

    speaker.make = fail
    page = visit(embed(start_api(speaker)))
    opened(page)
    alert = trouble(ask(page, "灯塔？"), "problem")
    expect(alert).not_to_contain_text("boom")
