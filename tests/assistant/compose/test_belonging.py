from __future__ import annotations

import pytest

from assistant.compose.belonging import compose_belonging
from tests.assistant.workbench import MEASURES, keys


@pytest.mark.parametrize(
    ("question", "clause_id"),
    [("动漫属于哪条", "10"), ("游戏归第几条管", "11"), ("哪一条管孵化器", "16"), ("产业基地归哪条", "17")],
)
def test_the_clause_titled_so_leads(bench, question, clause_id):
    assert keys(compose_belonging(bench.inquire(question)))[0] == (MEASURES, clause_id)


@pytest.mark.parametrize("question", ["元宇宙归哪条", "孵化器哪条给得多", "第十六条归哪条"])
def test_what_no_title_names_or_is_asked_otherwise_is_left_to_others(bench, question):
    assert compose_belonging(bench.inquire(question)) is None
