"""Who interprets a text, who issued it and to whom it was sent, in other words than the text's own."""

from __future__ import annotations

import pytest

from assistant.service import Assistant
from assistant.settings import Settings


@pytest.mark.parametrize(
    ("question", "clause_id"),
    [
        ("对深圳的规定有不同理解，最后听谁的", "25"),
        ("who do i bug if i don't get what the shenzhen rules mean", "25"),
        ("国家动漫游戏计划是商务部发的，对不对", "head"),
        ("Who was the national circular sent to?", "notice"),
    ],
)
def test_the_clause_that_says_who_is_cited_first(founding_home, question, clause_id):
    answer = Assistant.open(Settings(home=founding_home)).answer(question)
    assert answer.status.value == "answered"
    assert answer.citations[0].clause_id == clause_id
