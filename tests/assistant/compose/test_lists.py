from __future__ import annotations

import pytest

from assistant.compose.lists import compose_extreme, compose_list, compose_total
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, keys, written


def clauses(draft):
    return [c for _, c in keys(draft)]


def test_every_fixed_amount_of_the_founding_documents(bench):
    draft = compose_list(bench.inquire("列出所有资助金额"))
    expected = [
        (c.key, p.provision_id)
        for d in bench.library.documents
        for c in d.clauses
        for p in c.provisions
        if p.kind == "amount" and p.currency
    ]
    assert [(a.clause.key, a.provision.provision_id) for a in draft.amounts] == expected
    assert len(expected) == 21 and "21" in draft.lines[0].text


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("哪些条款的资助超过300万元", ["3", "9", "17", "22"]),
        ("which grants are over 3 million yuan", ["3", "9", "17", "22"]),
        ("哪些资助不低于500万元", ["3", "9", "17", "22"]),
        ("哪些条款的资助低于200万元", ["12", "13", "23", "24"]),
    ],
)
def test_bounds(bench, question, found):
    assert clauses(compose_list(bench.inquire(question))) == found


def test_clauses_without_an_amount(bench):
    draft = compose_list(bench.inquire("深圳措施哪些条款没有规定金额"))
    found = clauses(draft)
    assert {"10", "18", "19", "25"} <= set(found) and not {"3", "16", "22", "23", "24"} & set(found)
    assert str(len(found)) in draft.lines[0].text
    assert written(draft).count("《深圳市文化产业专项资金资助办法》") == 2


def test_topical_list(bench):
    draft = compose_list(bench.inquire("哪些条款涉及出口"))
    assert {(MEASURES, "18"), (MEASURES, "19")} <= set(keys(draft))
    assert "16" not in clauses(draft)


@pytest.mark.parametrize("question", ["which grant is the largest", "给钱最多的条款"])
def test_largest(bench, question):
    draft = compose_extreme(bench.inquire(question))
    assert clauses(draft) == ["3", "9", "17", "22"]
    assert {a.provision.value for a in draft.amounts} == {5_000_000}


def test_smallest(bench):
    draft = compose_extreme(bench.inquire("资助最少的有哪些"))
    assert {a.provision.value for a in draft.amounts} == {1_000_000}
    assert clauses(draft) == ["12", "13", "23", "24"]


def test_caps_are_not_added_up(bench):
    draft = compose_total(bench.inquire("全部加起来一共能拿多少"))
    assert draft.status is AnswerStatus.NOT_SPECIFIED
    assert "不宜相加" in draft.lines[0].text and len(draft.amounts) == 21


def test_currencies_are_not_compared(wide_bench):
    draft = compose_extreme(wide_bench.inquire("资助最少的有哪些"))
    assert (
        "USD" not in {a.provision.currency for a in draft.amounts}
        or len({a.provision.currency for a in draft.amounts}) > 1
    )


def test_which_clause_is_no_clause_number(bench):
    assert clauses(bench.compose("资助最高的是哪一条")) == ["3", "9", "17", "22"]


def test_which_clauses_fix_an_amount(bench):
    assert len(bench.compose("Which clauses fix an amount?").amounts) == 21


def test_bound_that_nothing_passes(bench):
    assert bench.compose("哪些条款的资助超过900万元").status is AnswerStatus.NOT_FOUND
