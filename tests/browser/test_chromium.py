from __future__ import annotations

import stat

import pytest

from tests.browser import chromium
from tests.browser.chromium import find_chromium


def fake_browser(folder, name, code=0):
    path = folder / name
    path.write_text(f"#!/bin/sh\nexit {code}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.fixture(autouse=True)
def no_playwright_browser(monkeypatch):
    monkeypatch.setattr(chromium, "_playwrights_own", list)


def test_the_one_that_is_named_comes_first(tmp_path):
    fake_browser(tmp_path, "chromium")
    named = fake_browser(tmp_path, "mine")
    assert find_chromium({"TIAOWEN_CHROMIUM": named, "PATH": str(tmp_path)}) == named
    assert find_chromium({"TIAOWEN_CHROMIUM": str(tmp_path / "gone"), "PATH": str(tmp_path)}) is None


def test_one_that_does_not_start_is_passed_over(tmp_path):
    fake_browser(tmp_path, "chromium", code=1)
    assert find_chromium({"PATH": str(tmp_path)}) is None
    working = fake_browser(tmp_path, "google-chrome")
    assert find_chromium({"PATH": str(tmp_path)}) == working
