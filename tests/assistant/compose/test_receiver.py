"""A sum is told only for a subject it was written for."""

from __future__ import annotations

import pytest

from assistant.contract import AnswerStatus


def amounts(assistant, question):
    return [(a.clause_id, a.value) for a in assistant.answer(question).amounts]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("元宇宙项目最高可以拿多少？", [("12", 1000000.0), ("3", 5000000.0)]),
        ("大数据项目资助", [("4", 2000000.0)]),
        ("数字创意实验室最高多少", [("15", 2000000.0)]),
        ("研究中心给多少", [("15", 2000000.0)]),
        ("重点实验室引进来给多少", [("22", 5000000.0)]),
        ("省级公共服务平台能拿多少", [("23", 1000000.0)]),
        ("数字展陈设计平台最高多少", [("7", 2000000.0)]),
    ],
)
def test_the_clause_that_names_the_subject_itself(founding, question, expected):
    assert amounts(founding, question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "How much for hosting an international summit?",
        "Will a conference of ours in Shenzhen earn a set figure?",
        "Is there a fixed sum for holding a forum?",
        "办峰会能追加多少",
        "国家级公共服务平台能拿多少",
        "海外设研发机构补助多少",
        "overseas R&D institution subsidy",
        "国家高新技术企业奖励多少",
        "深圳市数字创意中小企业贷款贴息多少",
        "短视频平台做大能拿多少？",
        "入选瞪羚企业能拿多少？",
    ],
)
def test_no_sum_of_another_subject(founding, question):
    answer = founding.answer(question)
    assert answer.amounts == []
    assert answer.status in {AnswerStatus.NOT_SPECIFIED, AnswerStatus.NOT_FOUND}


def test_the_clause_of_another_level_is_shown(founding):
    answer = founding.answer("国家级公共服务平台能拿多少")
    assert answer.status is AnswerStatus.NOT_SPECIFIED
    assert answer.citations[0].clause_id == "23"


def test_a_level_that_was_not_reached_gets_no_sum(founding):
    assert founding.answer("公共服务平台没评上省级的，市里给多少？").amounts == []
    assert [a.clause_id for a in founding.answer("公共服务平台评上省级的，市里给多少？").amounts] == ["23"]


@pytest.mark.parametrize(
    ("question", "clause", "given"),
    [
        ("公共服务平台国家级的追加多少", "23", False),
        ("公共服务平台如果是国家级的，追加多少", "23", False),
        ("公共服务平台评上省级的给多少", "23", True),
        ("省级的公共服务平台给多少", "23", True),
    ],
)
def test_a_level_said_after_its_subject_counts_as_much(founding, question, clause, given):
    answer = founding.answer(question)
    assert [a.clause_id for a in answer.amounts] == ([clause] if given else [])
    assert answer.citations[0].clause_id == clause
