"""Which body gives out a permit, examines, leads or hears complaints: not who issued the text, nor how to apply."""

from __future__ import annotations

import pytest

from tests.assistant.workbench import opened_with

RULE = """湖心镇渡船运营条例
第一条 为规范渡船运营，制定本条例。
第二条 镇交通部门是渡船运营主管部门（以下简称主管部门），负责渡船运营的监督管理。
第三条 渡船运营许可证由镇交通部门核发，有效期三年。
第四条 渡船广告应当在发布前由有关部门（以下称审查机关）对内容进行审查。
第五条 乘客认为船主多收船费的，可以向镇市场监管部门投诉、举报。
第六条 设立渡船安全指挥部。总指挥：镇长；副总指挥：交通部门负责人。
第七条 本条例自2024年6月1日起施行。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    assistant = opened_with(tmp_path_factory.mktemp("bodies"), {"lake-bodies": RULE})
    return lambda question: assistant.answer(question, documents=["lake-bodies"])


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("渡船运营主管部门是谁", "2"),
        ("渡船运营许可证由谁发", "3"),
        ("渡船广告发布前由哪个机关审查", "4"),
        ("多收船费可以向谁举报", "5"),
        ("船主多收船费，向哪个部门投诉", "5"),
    ],
)
def test_the_body_is_the_one_of_the_matter_asked_about(ask, question, clause):
    answer = ask(question)
    assert (answer.status.value, answer.citations[0].clause_id) == ("answered", clause)


@pytest.mark.parametrize("question", ["这个条例是谁发布的", "条例的发布机关"])
def test_that_no_issuer_is_printed_stands(ask, question):
    answer = ask(question)
    assert answer.status.value == "not_specified" and "没有印出发布机关" in answer.answer
