"""The real documents with the bundled model: the right clause, in both languages."""

from __future__ import annotations

import pytest

from corpus.library import Library
from index import Index

SHENZHEN, NATIONAL = "shenzhen-digital-creative-measures-draft", "belt-and-road-animation-games-plan"

QUESTIONS = [
    ("孵化器最高资助多少、几年", SHENZHEN, "16"),
    ("support for incubators and makerspaces", SHENZHEN, "16"),
    ("孵化器最高資助多少", SHENZHEN, "16"),
    ("什么时候开始实施", SHENZHEN, "26"),
    ("when does the Shenzhen draft take effect?", SHENZHEN, "26"),
    ("谁负责解释这个措施", SHENZHEN, "25"),
    ("who interprets the measures?", SHENZHEN, "25"),
    ("动漫作品获奖有什么奖励", SHENZHEN, "10"),
    ("rewards for animation works that win national awards", SHENZHEN, "10"),
    ("how much can a game export project get?", SHENZHEN, "19"),
    ("直播基地能申请多少补贴", SHENZHEN, "9"),
    ("livestreaming base funding", SHENZHEN, "9"),
    ("省级公共服务平台追加多少", SHENZHEN, "23"),
    ("top-up for provincial public service platforms", SHENZHEN, "23"),
    ("审批绿色通道 海外营销", SHENZHEN, "18"),
    ("第十九条讲了什么", SHENZHEN, "19"),
    ("clause 19", SHENZHEN, "19"),
    ("三（二）的内容", NATIONAL, "3.2"),
    ("专栏4是什么", NATIONAL, "box4"),
    ("保险机构出口信用保险", NATIONAL, "4.4"),
    ("export credit insurance for exporters", NATIONAL, "4.4"),
    ("双向参展每年多少家次", NATIONAL, "box2"),
    ("how many person-times of talent training does the national plan target?", NATIONAL, "box5"),
    ("overseas Chinese culture centres", NATIONAL, "4.1"),
    ("翻译社区众包", NATIONAL, "3.2"),
    ("local branches and subsidiaries abroad", NATIONAL, "3.4"),
]


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    home = tmp_path_factory.mktemp("founding")
    return Index.open(Library.open(home), home)


@pytest.mark.parametrize(("question", "document", "clause"), QUESTIONS)
def test_the_right_clause_comes_first(question, document, clause, index):
    best = index.search(question, k=1)[0]

    assert (best.document_id, best.clause_id) == (document, clause)


@pytest.mark.parametrize(("question", "clause"), [("游戏出口项目最多能拿多少钱", "19"), ("元宇宙项目资助", "12")])
def test_where_two_clauses_speak_both_are_among_the_first(question, clause, index):
    assert clause in [hit.clause_id for hit in index.search(question, k=3)]


def test_weather_shares_no_word_with_any_clause(index):
    assert max(hit.lexical for hit in index.search("今天天气怎么样", k=5)) < 0.05
