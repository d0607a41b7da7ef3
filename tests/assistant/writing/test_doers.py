from __future__ import annotations

import pytest

QUESTION = "这条怎么规定？"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("各区根据实施效果对措施进行动态调整。", "25"),
        ("支持金融机构通过发行企业债、公司债等方式融资。", "4.4"),
        ("Each district is responsible for the interpretation of the measures.", "25"),
        ("Key projects are supported with equity investment by insurance institutions.", "4.4"),
    ],
)
def test_nobody_does_what_the_clause_has_another_do(fault, text, source):
    assert fault(QUESTION, text, source) == "agent"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("各区可结合本区实际情况制定具体实施办法。", "25"),
        ("市文化广电旅游体育局根据实施效果进行动态调整。", "25"),
        ("The same bureau is to formulate the accompanying operating procedures.", "25"),
        ("Districts may in addition formulate their own implementation measures.", "25"),
        ("鼓励金融机构对符合信贷条件的重点企业和项目开展供应链融资等业务。", "4.4"),
    ],
)
def test_whoever_the_clause_names_may_be_named(fault, text, source):
    assert fault(QUESTION, text, source) in (None, "links")


@pytest.mark.parametrize(
    ("text", "source", "code"),
    [
        ("Projects rated as national public service platforms are given {23a}.", "23", "level"),
        ("对新引进的以商招商成功的主导企业给予{22b}奖励。", "22", "condition"),
        ("对元宇宙、数字艺术企业给予{12a}资助。", "12", "subject"),
        ("支持开展对国内动漫游戏人才的培训。", "4.2", "place"),
    ],
)
def test_level_condition_sort_and_place_are_the_clauses_own(fault, text, source, code):
    assert fault(QUESTION, text, source) == code
