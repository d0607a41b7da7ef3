"""The database is away: the page answers, understands follow-ups, and says that nothing is kept."""

from __future__ import annotations

import shutil
import socket

import pytest
from playwright.sync_api import expect

from interfaces.words import words
from tests.browser.conftest import running
from tests.browser.pages import ask

ZH, EN = words("zh"), words("en")


@pytest.fixture(scope="module")
def without_database(tmp_path_factory, founding_home):
    folder = tmp_path_factory.mktemp("without-database")
    shutil.copytree(founding_home, folder / "home")
    with socket.socket() as taken:  # bound and not listening: whoever connects is refused
        taken.bind(("127.0.0.1", 0))
        url = f"postgresql://nobody@127.0.0.1:{taken.getsockname()[1]}/none"
        with running(folder, TIAOWEN_DATABASE_URL=url) as server:
            yield server


def test_answers_go_on_and_the_page_says_that_history_is_off(open_page, without_database):
    page, seen = open_page(at=without_database)
    expect(page.locator('[data-history="off"]')).to_have_text(ZH("history.off"))
    ask(page, "孵化器最高资助多少？")
    expect(ask(page, "那几年？").locator(".tw-answer")).to_contain_text("不超过3年")
    for button in ("share.button", "history.button", "opinion.up"):
        expect(page.get_by_role("button", name=ZH(button), exact=True)).to_have_count(0)
    page.get_by_role("radio", name="English").click()
    expect(page.locator('[data-history="off"]')).to_have_text(EN("history.off"))
    page.reload()
    expect(page.get_by_text(EN("page.intro"))).to_be_visible()
    expect(page.locator(".tw-question")).to_have_count(0)
    assert seen.errors == []
