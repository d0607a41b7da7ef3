"""Sums of one clause told apart by the case that a question names, over the texts of a made-up district."""

from __future__ import annotations

import pytest


def amounts(assistant, question):
    answer = assistant.answer(question)
    return [(a.clause_id, a.value) for a in answer.amounts]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("路桥区省级外贸公共服务平台奖励多少", [("3", 300000.0)]),
        ("路桥区国家级外贸公共服务平台奖励多少", [("3", 600000.0)]),
        ("路桥区境外展会在欧洲办，展位费补助多少", [("1", 20000.0)]),
        ("路桥区境外展会在欧洲以外办，展位费补助多少", [("1", 6000.0)]),
        ("路桥区企业当年出口500万美元奖励多少", [("2", 40000.0)]),
        ("路桥区企业当年出口900万美元奖励多少", [("2", 90000.0)]),
    ],
)
def test_the_sum_of_the_case_named(towns, question, expected):
    assert amounts(towns, question) == expected


def test_all_members_of_a_list_where_none_is_named(towns):
    assert len(amounts(towns, "路桥区外贸公共服务平台奖励多少")) == 3


def test_a_years_limit_rather_than_the_share_beside_it(towns):
    assert amounts(towns, "路桥区租赁贷款贴息同一企业一年累计多少钱") == [("4", 800000.0)]


def test_a_figure_below_every_threshold_chooses_none(towns):
    assert len(amounts(towns, "路桥区企业当年出口100万美元奖励多少")) != 1
