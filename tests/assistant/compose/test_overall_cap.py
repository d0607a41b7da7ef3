"""What one applicant may get in all, where a sentence caps everything that a text gives."""

from __future__ import annotations

import pytest

from tests.assistant.workbench import opened_with

ORCHARDS = """青桐县果园机械补助办法
第一条 为支持果园机械化，制定本办法。
第二条 购置采摘平台的，按购置价的30%给予补助，单台最高3万元。
第三条 举办果农培训的，每场补助5000元，同一学校每年累计获得的培训补助不超过6万元。
第四条 同一主体每年获得的各项补助合计，果农不超过8万元，合作社不超过40万元，企业不超过90万元。
第五条 本办法自2024年6月1日起施行。
"""
WELLS = """Rural Wells Grant Scheme
Article 1 This scheme supports private wells.
Article 2 Drilling is supported at 40% of its cost, up to £7,000.
Article 3 No property may receive more than £12,500 in total during the life of the scheme.
Article 4 This scheme enters into force on 1 May 2024.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    opened = opened_with(tmp_path_factory.mktemp("caps"), {"orchards": ORCHARDS, "wells": WELLS})
    return lambda question, text: opened.answer(question, documents=[text])


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("合作社一年各种补助加起来最多能拿多少？", "orchards", [("4", 400_000.0)]),
        ("我们公司全部补贴合计一年封顶多少", "orchards", [("4", 900_000.0)]),
        ("各项加一块儿一年顶天能领多少", "orchards", [("4", 80_000.0), ("4", 400_000.0), ("4", 900_000.0)]),
        ("What is the most a cooperative can get in total in one year?", "orchards", [("4", 400_000.0)]),
        ("All told, what is the ceiling for one house over the life of the scheme?", "wells", [("3", 12_500.0)]),
        ("一处房产总共最多能拿多少", "wells", [("3", 12_500.0)]),
    ],
)
def test_the_cap_on_everything(ask, question, text, expected):
    answer = ask(question, text)
    assert answer.status.value == "answered"
    assert [(a.clause_id, a.value) for a in answer.amounts] == expected
    assert "不宜相加" not in answer.answer


@pytest.mark.parametrize(
    ("question", "text", "clause"),
    [
        ("买一台采摘平台最多补多少", "orchards", "2"),
        ("学校办培训一年总共最多补多少", "orchards", "3"),
        ("How much is paid at most for drilling?", "wells", "2"),
    ],
)
def test_a_support_of_its_own_keeps_its_own_ceiling(ask, question, text, clause):
    assert {a.clause_id for a in ask(question, text).amounts} == {clause}


def test_where_no_sentence_caps_everything_the_sums_are_still_not_added(founding):
    answer = founding.answer("深圳这份措施各项资助加起来一共最多能拿多少？")
    assert answer.status.value == "not_specified"
