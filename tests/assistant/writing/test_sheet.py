from __future__ import annotations

import pytest

from assistant.writing.sheet import Sheet, rendering_with_slots, with_slots
from assistant.writing.slots import figure, render
from tests.assistant.workbench import MEASURES, PLAN

SHENZHEN = ("16", "22", "23", "24", "26")


@pytest.fixture(scope="module")
def sheet(bench):
    return Sheet.of(
        [*(bench.view(MEASURES, c) for c in SHENZHEN), bench.view(MEASURES, "ch1"), bench.view(PLAN, "ch1")]
    )


def test_an_id_that_two_documents_have_gets_a_letter(sheet):
    assert [s.alias for s in sheet.sources] == [*SHENZHEN, "A:ch1", "B:ch1"]
    assert sheet.source("ch1") is None
    assert sheet.source("B:ch1").view.document.document_id == PLAN
    assert sheet.source(f"{PLAN}/ch1") is sheet.source("B:ch1")


@pytest.mark.parametrize("name", ["22", "[22]", "22b", "{22b}", "（二十二）", "第二十二条", "clause 22", "22p1"])
def test_an_id_is_read_in_every_form(sheet, name):
    assert sheet.source(name).alias == "22"


@pytest.mark.parametrize("name", ["99", "", "第九十条", "x", "22 and 23"])
def test_an_unknown_id_means_nothing(sheet, name):
    assert sheet.source(name) is None


def test_the_model_never_sees_a_figure(sheet):
    for language in ("zh", "en"):
        listing = sheet.listing(language)
        assert "{22a}" in listing and "{22b}" in listing and "{16b}" in listing
        for written in ("500万", "200万", "5 million", "2 million", "5年", "3 years", "valid for 5"):
            assert written not in listing


def test_equal_figures_of_one_clause_keep_their_order(sheet):
    source = sheet.source("24")
    assert with_slots(source).index("{24a}") < with_slots(source).index("{24b}")
    english = rendering_with_slots(source)
    assert english.index("research results a grant of {24a}") < english.index("{24b}")


def slot(sheet, name):
    return sheet.slot(name).provision


def test_a_slot_brings_its_limits(sheet):
    assert figure(slot(sheet, "22b"), "zh") == "最高200万元（即2,000,000元）"
    assert figure(slot(sheet, "22b"), "en") == "up to RMB 2 million (最高200万元)"
    assert figure(slot(sheet, "23a"), "en") == "an additional RMB 1 million (追加100万元)"
    assert figure(slot(sheet, "24a"), "zh").startswith("每年最高100万元")
    assert figure(slot(sheet, "16b"), "en") == "not more than 3 years (不超过3年)"
    assert "2022年 月 日" in figure(slot(sheet, "26a"), "zh") and "留空" in figure(slot(sheet, "26a"), "zh")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("给予{22b}奖励。", "给予最高200万元（即2,000,000元）奖励。"),
        ("最高可达{22b}奖励。", "最高200万元（即2,000,000元）奖励。"),
        ("追加{23a}。", "追加100万元（即1,000,000元）。"),
        ("a reward of up to {22b} is given", "a reward of up to RMB 2 million (最高200万元) is given"),
        ("不明{99z}。", "不明{99z}。"),
    ],
)
def test_limiting_words_are_not_said_twice(sheet, text, shown):
    assert render(text, sheet, "zh" if "予" in text or "。" in text else "en", lambda *_: True).replace(
        "不明", "不明{99z}"[:2]
    ) in (shown, shown.replace("{99z}", ""))


def test_for_whom_is_added_where_the_sentence_does_not_say(sheet):
    assert "以商招商成功的主导企业" in render("可得{22b}。", sheet, "zh", lambda *_: False)
    assert "主导企业" not in render("可得{22b}。", sheet, "zh", lambda *_: True)
