from __future__ import annotations

import pytest

from assistant.compose.other_field import other_field
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, keys, written


@pytest.mark.parametrize(
    ("question", "trade"),
    [
        ("生物医药孵化器能补多少", "生物医药"),
        ("医疗器械的孵化器给多少钱", "医疗器械"),
        ("物流平台补多少", "物流"),
        ("how much for a medical device incubator", "medical device"),
    ],
)
def test_a_thing_of_a_trade_that_no_text_speaks_of_is_not_found(bench, question, trade):
    draft = bench.compose(question)
    assert draft.status is AnswerStatus.NOT_FOUND
    assert trade in written(draft) and not draft.amounts


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("孵化器能补多少", "16"),
        ("数字创意孵化器给多少", "16"),
        ("我们做生物医药的，想转型办数字创意孵化器，最多给多少", "16"),
    ],
)
def test_a_trade_that_the_texts_speak_of_stands(bench, question, clause):
    draft = bench.compose(question)
    assert keys(draft)[0] == (MEASURES, clause) and draft.amounts


def test_a_clause_asked_for_by_its_number_is_never_of_another_trade(bench):
    assert other_field(bench.inquire("深圳第十六条的餐饮孵化器给多少")) is None
