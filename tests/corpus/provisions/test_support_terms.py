from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("对孵化器给予最高20万元资助，资助期限不超过3年。", "不超过3年"),
        ("每年给予企业最高20万元补贴，补贴期限最长不超过两年。", "最长不超过两年"),
        ("对连续经营3年的企业，给予20万元奖励。", None),
        ("给予20万元奖励，并在30日内拨付。", None),
        ("给予20万元奖励。资助期限不超过3年。", None),
        ("Incubators are given a grant of RMB 2 million, for a funding period not exceeding 3 years.", "not exceeding 3 years"),
    ],
)
def test_how_long_support_runs(extract, text, term):
    found = [p for p in extract(text) if p.kind == "amount"]
    assert [p.term for p in found] == [term]
