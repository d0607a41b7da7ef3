from __future__ import annotations

import pytest

from assistant.compose.profile import compose_profile
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, keys, written


@pytest.mark.parametrize(
    "question", ["我们公司做游戏出海，能申请什么支持", "We are a game studio going overseas, what can we apply for?"]
)
def test_supports_that_match_a_description(bench, question):
    draft = compose_profile(bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED
    assert {(MEASURES, "11"), (MEASURES, "19")} <= set(keys(draft)[:4])
    rows = [line.text for line in draft.lines if line.style == "row"]
    assert len(rows) <= 8 and all("对应您提到的" in r or "Matches your" in r for r in rows)
    assert "经认定" in written(draft) or "ertified" in written(draft)


def test_every_amount_has_its_row_and_the_caveat_follows(bench):
    draft = compose_profile(bench.inquire("我们运营孵化器，能申请哪些支持"))
    assert keys(draft)[0] == (MEASURES, "16")
    assert all(any(a.provision.as_written in line.text for line in draft.lines) for a in draft.amounts)
    assert "认定" in draft.lines[-1].text and draft.lines[-1].evidence


def test_description_nothing_matches(bench):
    assert compose_profile(bench.inquire("我们公司做养猪，能申请什么补贴")) is None


def test_guiding_principles_are_no_support(bench):
    titles = {c for _, c in keys(compose_profile(bench.inquire("我们做动漫，能享受哪些政策")))}
    assert not {"2.1", "2.2", "2.3", "head", "preamble"} & titles


@pytest.mark.parametrize(
    "question",
    [
        "我们公司开发云游戏平台，刚起步，准备出海，可以申请哪些支持？",
        "We're a small cloud gaming start-up planning to go overseas. What can we apply for?",
        "我们在南山做云游戏平台，十来个人，想卖到东南亚，能申请啥",
    ],
)
def test_each_wish_gets_the_clause_that_is_about_it(bench, question):
    found = keys(compose_profile(bench.inquire(question)))
    assert found[0] == (MEASURES, "11")
    assert (MEASURES, "19") in found


@pytest.mark.parametrize(
    "question", ["直播带货公司能申请什么", "We run a live-commerce company. What can we apply for?"]
)
def test_a_trade_that_joins_two_is_met_by_what_is_for_one_of_them(founding, question):
    answer = founding.answer(question)
    assert answer.status is AnswerStatus.ANSWERED and answer.citations[0].clause_id == "9"


def test_a_trade_of_which_no_text_speaks_is_met_by_nothing(founding):
    assert founding.answer("我们做光伏的，能申请什么").status is AnswerStatus.NOT_FOUND


@pytest.mark.parametrize(
    ("told", "clause"),
    [
        ("我们是给演员穿衣服贴点点录动作，再卖数据给游戏厂的", "11"),
        ("我们工厂做会发光、会测心跳的演出手环，观众戴着跟舞台互动", "8"),
        ("本职是把村里果园种菜过程做成三维模拟，让农户先在电脑里试种", "14"),
    ],
)
def test_who_only_tells_what_they_do_gets_what_comes_nearest_by_meaning(by_meaning, told, clause):
    answer = by_meaning.answer(told)
    assert answer.citations[0].clause_id == clause and not answer.amounts
    assert "没有条文点名" in answer.answer


@pytest.mark.parametrize(
    "told",
    [
        "我们开了家牛肉面馆，想再开一家分店",
        "我家是做牙科诊所的，有三把椅子",
        "I own a fleet of taxis, mostly electric.",
        "我们搞民宿，在海边有十二间房",
    ],
)
def test_who_does_something_else_gets_nothing(by_meaning, told):
    assert by_meaning.answer(told).status is AnswerStatus.NOT_FOUND


def test_a_clause_that_pays_for_exports_is_none_for_who_makes_films(by_meaning):
    answer = by_meaning.answer("我们拍纪录片的能申请什么")
    assert answer.citations[0].clause_id == "5"
    exporting = by_meaning.answer("我们拍纪录片卖到国外，能申请什么")
    assert exporting.citations[0].clause_id == "19"
