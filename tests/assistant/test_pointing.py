from __future__ import annotations

import pytest

from assistant.pointing import items_of, pointed


@pytest.fixture(scope="module")
def answers(founding):
    return lambda *questions: [founding.answer(q) for q in questions]


def _picked(founding, text, told):
    return [(i.clause_id, i.provision_id) for i in pointed(text, told, founding.library.documents)]


@pytest.mark.parametrize(
    ("text", "picked"),
    [
        ("第二笔是多少", [("22", "22b")]),
        ("第一项给谁", [("22", "22a")]),
        ("最后那一笔呢", [("22", "22b")]),
        ("前两笔加起来呢", [("22", "22a"), ("22", "22b")]),
        ("Who gets the second one?", [("22", "22b")]),
        ("and the former?", [("22", "22a")]),
        ("what about the latter", [("22", "22b")]),
        ("第三笔呢", []),
        ("孵化器呢", []),
    ],
)
def test_amounts_by_their_place(founding, answers, text, picked):
    assert _picked(founding, text, answers("第二十二条给多少钱")) == picked


def test_clause_told_whole_counts_its_amounts(founding, answers):
    told = answers("第二十四条的原文")
    assert [i.provision_id for i in items_of(told[0], founding.library.documents)] == ["24a", "24b"]
    assert _picked(founding, "第二项给谁", told) == [("24", "24b")]


def test_other_one_is_not_the_one_just_told(founding, answers):
    told = answers("以商招商成功的主导企业奖多少")
    assert _picked(founding, "另一笔是给谁的", told) == [("22", "22a")]


def test_list_stays_in_reach_after_one_of_it_was_told(founding, answers):
    told = answers("哪些条款的资助超过300万元", "第九条的原文")
    assert _picked(founding, "第三个呢", told) == [("17", "17a")]


def test_nothing_without_answers(founding):
    assert pointed("第二个呢", [], founding.library.documents) == ()
