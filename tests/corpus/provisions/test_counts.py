from __future__ import annotations

import pytest

from corpus.model import Limit, ProvisionKind


@pytest.mark.parametrize(
    ("text", "written", "limit", "value", "unit", "per"),
    [
        ("共同创作 100 部有影响力的作品。", "100 部", Limit.EXACT, 100, "部", None),
        ("合作开发 30 个数字化项目，让资源活起来。", "30 个数字化项目", Limit.EXACT, 30, "个", None),
        ("实现双向参展 100 家次/年。", "100 家次/年", Limit.EXACT, 100, "家次", "year"),
        ("开展 1000 人次的培训。", "1000 人次", Limit.EXACT, 1000, "人次", None),
        ("每年培训500人次。", "500人次", Limit.EXACT, 500, "人次", "year"),
        ("组织不少于五名专家评审。", "不少于五名", Limit.FLOOR, 5, "名", None),
        ("建成二十个园区。", "二十个园区", Limit.EXACT, 20, "个", None),
        ("选拔20名左右。", "20名左右", Limit.EXACT, 20, "名", None),
        ("Support at least 20 films per year.", "at least 20 films per year", Limit.FLOOR, 20, "films", "year"),
        ("Train 1,000 participants.", "1,000 participants", Limit.EXACT, 1000, "participants", None),
    ],
)
def test_a_count(extract, text, written, limit, value, unit, per):
    (found,) = extract(text)
    assert (found.kind, found.as_written, found.limit) == (ProvisionKind.COUNT, written, limit)
    assert (found.value, found.unit, found.per) == (value, unit, per)


@pytest.mark.parametrize(
    "text",
    [
        "四大业态发展", "完善“六个一”工作体系", "三个方面", "培育一批企业", "5G+4K/8K超高清", "3D显示", "按第三项执行",
        "第十二届会议第3次通过", "See Article 5 and Section 12 results.", "The 18F team.", "专栏 4 名录",
    ],
)  # fmt: skip
def test_words_that_are_no_count(extract, text):
    assert extract(text) == ()


def test_a_multiple_is_kept_apart(extract):
    (found,) = extract("处违法所得五倍以上十倍以下的罚款。")
    assert (found.kind, found.unit, found.min, found.max) == (ProvisionKind.OTHER, "倍", 5, 10)
