"""Whether somebody gets anything at all, where one sentence shuts them out of all that a text gives."""

import pytest


@pytest.mark.parametrize("question", ["水上餐饮企业能享受这些政策吗？", "餐饮企业适用本办法吗？"])
def test_who_is_shut_out_is_told_so(moorings, question):
    answer = moorings(question)
    assert answer.status.value == "answered"
    assert answer.citations[0].clause_id == "9"


def test_who_is_not_shut_out_is_not_told_so(moorings):
    answer = moorings("旅游企业能享受这些政策吗？")
    assert "9" not in [c.clause_id for c in answer.citations]
