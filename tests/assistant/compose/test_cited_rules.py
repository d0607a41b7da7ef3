from __future__ import annotations

import pytest

from assistant.compose.cited_rules import compose_cited_rule
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, PLAN, keys, written


@pytest.mark.parametrize(
    ("question", "document_id", "title"),
    [
        ("广东的那份行动计划执行到哪年", MEASURES, "广东省培育数字创意战略性新兴产业集群行动计划（2021-2025年）"),
        ("省级的行动计划和深圳措施有什么关联", MEASURES, "广东省培育数字创意战略性新兴产业集群行动计划"),
        ("深圳措施落实的是文旅部的哪份意见", MEASURES, "关于推动数字文化产业高质量发展的意见"),
        ("《文化部“一带一路”文化发展行动计划》的起止年份", PLAN, "文化部“一带一路”文化发展行动计划（2016-2020年）"),
    ],
)
def test_what_a_text_says_of_a_rule_it_rests_on(bench, question, document_id, title):
    draft = compose_cited_rule(bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED
    assert keys(draft)[0] == (document_id, "preamble") and title in written(draft)
    assert "不在本资料库中" in draft.lines[-1].text and title in draft.lines[-1].text


def test_a_rule_that_clauses_go_by_is_told_with_these_clauses(bench):
    draft = compose_cited_rule(bench.inquire("深圳措施和专项资金资助办法有什么关系"))
    assert [clause for _, clause in dict.fromkeys(keys(draft))] == ["10", "11", "12", "19", "23"]


@pytest.mark.parametrize("question", ["广东对动漫的补贴到2025年吗", "行动计划给孵化器几年", "第十六条的期限到哪年"])
def test_what_names_no_rule_that_a_text_prints_is_left_to_others(bench, question):
    assert compose_cited_rule(bench.inquire(question)) is None


def test_two_texts_that_do_not_name_each_other_are_told_by_their_levels(founding):
    answer = founding.answer("这两份政策之间是什么关系")
    assert answer.status is AnswerStatus.NOT_SPECIFIED
    assert [c.document_id for c in answer.citations] == [PLAN, MEASURES] and "没有互相引用" in answer.answer
