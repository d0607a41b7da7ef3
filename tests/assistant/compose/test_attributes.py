from __future__ import annotations

import pytest

from assistant.compose.attributes import compose_attribute
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, keys, written


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("孵化器面积要多少平方米", "16"),
        ("领军企业年营收要超过多少才行", "22"),
        ("Is there a minimum revenue for leading enterprises?", "22"),
        ("数字装备研发补助要求研发投入占比达到百分之多少？", "8"),
        ("第三条对注册资本有要求吗", "3"),
    ],
)
def test_a_point_that_the_clause_does_not_fix(bench, question, clause):
    draft = compose_attribute(bench.inquire(question))
    assert draft.status is AnswerStatus.NOT_SPECIFIED
    assert keys(draft) == [(MEASURES, clause)]


def test_the_point_is_named_as_asked(bench):
    assert "注册资本" in written(compose_attribute(bench.inquire("第三条对注册资本有要求吗")))


def test_a_clause_that_speaks_of_the_point_is_left_to_the_other_composers(wide_bench):
    inquiry = wide_bench.inquire("最高资助多少", documents=None)
    assert inquiry.understanding.attributes == ()
    assert compose_attribute(inquiry) is None


def test_platform_grant_is_not_taiwanese_capital(bench):
    draft = bench.compose("产学研平台资助是每年200万吗？")
    assert draft.status is AnswerStatus.ANSWERED
    assert keys(draft)[0] == (MEASURES, "15") and "台资" not in written(draft)
