from __future__ import annotations

import pytest

from assistant.understanding.details import details_asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("公司注册在深圳，可以申报些什么", False),
        ("公司注册在广州，可以申请吗", True),
        ("企业一定要注册在深圳吗", True),
    ],
)
def test_where_one_is_registered_is_asked_only_where_it_is_asked_who_may_apply(text, asked):
    assert ("seat" in {a.name for a in details_asked(text)[0]}) is asked
