from __future__ import annotations

import pytest

from assistant.understanding.takeovers import with_takeovers


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("is there help for buying a game company abroad", "is there help for acquisition of game  abroad"),
        ("may we take over foreign studios", "may we acquisition of foreign  "),
        ("支持收购海外游戏工作室吗", "支持并购 海外游戏 吗"),
        ("能买国外的公司吗", "能并购 国外的 吗"),
    ],
)
def test_a_company_that_is_bought_is_an_acquisition(text, told):
    assert with_takeovers(text).split() == told.split()


@pytest.mark.parametrize(
    "text", ["购买企业服务有补贴吗", "is there a grant for buying company cars", "买设备的公司", "we buy equipment"]
)
def test_what_is_bought_from_companies_is_none(text):
    assert with_takeovers(text) == text
