from __future__ import annotations

import pytest

from corpus.model import Limit, ProvisionKind


@pytest.mark.parametrize(
    ("text", "written", "limit", "value"),
    [
        ("年满18周岁的居民", "年满18周岁", Limit.FLOOR, 18),
        ("45周岁以下的青年", "45周岁以下", Limit.CAP, 45),
        ("未满十八周岁", "未满十八周岁", Limit.CAP, 18),
        ("persons below age 12", "below age 12", Limit.CAP, 12),
        ("persons of age 18 and above", "age 18 and above", Limit.FLOOR, 18),
    ],
)
def test_an_age(extract, text, written, limit, value):
    (found,) = extract(text)
    assert (found.kind, found.as_written, found.limit, found.value) == (ProvisionKind.AGE, written, limit, value)
