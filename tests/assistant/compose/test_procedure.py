from __future__ import annotations

import pytest

from assistant.compose.procedure import compose_procedure
from assistant.contract import AnswerStatus
from tests.assistant.workbench import Workbench, keys, opened_with, written

RULES = """青岭县乡村民宿扶持办法

第一条 为发展乡村民宿，制定本办法。
第二条 新开办的民宿，每间客房奖励3000元。
第三条 客人携带宠物入住的，应当凭检疫码登记。
第四条 申报时应当提交下列材料：
（一）申请表；
（二）营业执照；
（三）房屋安全鉴定报告。
第五条 申请由镇文旅服务中心受理，每年4月1日至4月30日集中申报。
第六条 提供虚假材料的，三年内不得申请。
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory):
    """The steps of the path over rules that say how to apply for all that they give."""
    return Workbench(opened_with(tmp_path_factory.mktemp("rules"), {"homestay": RULES}, embeddings="none"))


def asked(rules, question):
    return compose_procedure(rules.inquire(question, documents=["homestay"]))


@pytest.mark.parametrize(
    ("question", "clause_id"),
    [
        ("申请要交哪些材料", "4"),
        ("What paperwork has to accompany an application?", "4"),
        ("Which papers do I have to hand in together with my request?", "4"),
        ("每年哪段时间可以递申请", "5"),
        ("When during the year can an operator hand in its application?", "5"),
        ("申请民宿奖励去哪个窗口", "5"),
    ],
)
def test_what_is_laid_down_for_all_that_is_given(rules, question, clause_id):
    draft = asked(rules, question)
    assert draft.status is AnswerStatus.ANSWERED and draft.settled
    assert keys(draft) == [("homestay", clause_id)]


def test_the_papers_are_told_whole(rules):
    assert "房屋安全鉴定报告" in written(asked(rules, "申请要交哪些材料"))


@pytest.mark.parametrize(
    "question",
    [
        "开网吧要交哪些材料申请",
        "What documents prove that a lithium battery is safe?",
        "几岁可以住",
        "材料造假了几年不能申请",
    ],
)
def test_what_the_rules_do_not_speak_of_or_is_no_procedure(rules, question):
    assert asked(rules, question) is None


def test_rules_that_lay_down_nothing_say_so(bench):
    assert compose_procedure(bench.inquire("申请孵化器资助要交哪些材料")) is None
