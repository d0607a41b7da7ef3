"""Which body files, approves, audits or lays down something, by the sentence that says so."""

from __future__ import annotations

import pytest

from assistant.evidence.acts import says_who
from assistant.understanding.acts import acts_asked
from tests.assistant.workbench import opened_with

RULE = """山谷县民宿管理办法
第一条 为促进民宿健康发展，制定本办法。
第二条 开办民宿，应当将经营场所的平面图向县文化旅游部门备案。
第三条 在古树名木周边新建民宿，须经县林业主管部门批准。
第四条 民宿专项资金每年安排，审计机关应当依法加强对专项资金使用情况的审计监督。
第五条 民宿等级的具体评定标准由县市场监管部门会同文化旅游部门制定。
第六条 民宿服务费用发生争议，协商不成的，可以向县消费者协会申请调解。
第七条 民宿应当购买公众责任保险。
第八条 本办法自2024年6月1日起施行。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    assistant = opened_with(tmp_path_factory.mktemp("acting"), {"valley-guesthouses": RULE})
    return lambda question: assistant.answer(question, documents=["valley-guesthouses"])


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("民宿的平面图拿到哪里备案", "2"),
        ("古树边上新建民宿，谁批", "3"),
        ("在古树名木周边建民宿要找哪个部门批准？", "3"),
        ("民宿专项资金归谁审计", "4"),
        ("民宿评定标准谁来定", "5"),
        ("民宿费用谈不拢，找谁调解", "6"),
        ("Who audits the special fund for guesthouses?", "4"),
    ],
)
def test_the_body_is_told_by_the_sentence_of_the_act(ask, question, clause):
    answer = ask(question)
    assert (answer.status.value, answer.citations[0].clause_id) == ("answered", clause)


@pytest.mark.parametrize("question", ["民宿保险由谁审批", "公众责任保险去哪里备案"])
def test_a_clause_without_the_act_names_nobody(ask, question):
    assert ask(question).status.value != "answered"


@pytest.mark.parametrize(
    ("question", "acts"),
    [
        ("剧本送到哪里审查", {"review"}),
        ("which department approves the plan", {"approve"}),
        ("备案需要什么材料", set()),
        ("谁能拿补贴", set()),
    ],
)
def test_only_who_does_it_is_asked(question, acts):
    assert acts_asked(question) == acts


def test_a_sentence_says_it_only_of_a_body():
    assert says_who("file").search("报县级人民政府备案")
    assert not says_who("file").search("企业应当自行备案存查")
