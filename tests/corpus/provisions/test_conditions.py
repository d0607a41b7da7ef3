from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("对经认定的平台，给予最高20万元资助。", "经认定"),
        ("对具有良好前景、转化率高的平台，给予最高20万元资助。", "具有良好前景、转化率高"),
        ("对新上线的产品，按热度和美誉度进行综合评定，分档次给予最高20万元资助。", "按热度和美誉度进行综合评定，分档次"),
        ("对经认定的基地及符合条件的影棚，给予最高20万元资助。", "经认定；符合条件"),
        ("对经认定的项目，按《专项资金办法》相关规定给予最高20万元资助。", "经认定"),
        ("经认定，给予20万元资助。", "经认定"),
        ("股票上市后，奖励100万元。", "股票上市后"),
        ("获得省级荣誉的，奖励项目单位10万元。", "获得省级荣誉"),
        ("给予20万元资助。", None),
        ("Certified incubators are given a grant of RMB 5,000.", "Certified"),
        ("Incubators that operate well are given a grant of RMB 5,000.", "that operate well"),
        ("Incubators receive a grant of RMB 5,000 subject to annual review.", "subject to annual review"),
    ],
)
def test_condition(extract, text, condition):
    (found,) = extract(text)
    assert found.condition == condition


def test_thresholds_are_paired_with_sums(extract):
    found = [p for p in extract("对年收入首次超过1亿元、5亿元的企业，分别奖励50万元、100万元。") if p.nature != "other"]
    assert [p.condition for p in found] == ["年收入首次超过1亿元", "5亿元的企业"]


def test_what_another_case_gets_is_no_condition(extract):
    found = extract("开通货运包机的，亚洲航线每班补贴6万元，欧美航线每班补贴15万元，每年最高300万元。")
    assert not any("6万元" in (p.condition or "") or "15万元" in (p.condition or "") for p in found)


def test_a_condition_before_a_share_holds_for_its_ceiling_too(extract):
    found = extract("对入库的企业，未享受市级房租补助的，按租金的30%补助，每年最高20万元。")
    assert all("未享受市级房租补助" in (p.condition or "") for p in found)
