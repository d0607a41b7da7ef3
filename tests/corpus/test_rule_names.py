from __future__ import annotations

import pytest

from corpus.model import Metadata
from corpus.rule_index import RuleIndex, find_successors
from corpus.rule_names import aliases_of, normal_name, without_issuer, without_status

OWN = Metadata(
    "own",
    "深圳市样例资金资助办法（试行）",
    region="深圳市",
    number="深样规〔2023〕2号",
    aliases=("样例资金", "行动计划"),
)


def index(*more: Metadata) -> RuleIndex:
    return RuleIndex([OWN, *more])


@pytest.mark.parametrize(
    "name",
    [
        "深圳市样例资金资助办法（试行）",
        "《深圳市样例资金资助办法》",
        "深圳市样例资金资助办法(试行)",
        "深圳市样例资金资助办法（征求意见稿）",
        "关于印发《深圳市样例资金资助办法》的通知",
        "样例资金资助办法",
        "深样规〔2023〕2号",
        "深样规[2023]第2号",
        "样例资金",
        "深圳市樣例資金資助辦法",
    ],
)
def test_names_of_the_same_rule(name):
    assert index().find(name) == "own"


@pytest.mark.parametrize(
    "name",
    [
        "深圳市样例资金资助实施办法",
        "深圳市样例资金资助办法实施细则",
        "广州市样例资金资助办法",
        "深圳市样例资金管理办法",
        "资助办法",
        "深样规〔2023〕22号",
        "深样规〔2022〕2号",
        "行动计划",
        "",
        "《》",
    ],
)
def test_merely_similar_names(name):
    assert index().find(name) is None


def test_a_name_without_its_place_must_be_unambiguous():
    other = Metadata("other", "广州市样例资金资助办法", region="广州市")
    assert index(other).find("样例资金资助办法") is None
    assert index(other).find("广州市样例资金资助办法") == "other"


def test_years_belong_to_the_name_of_a_plan():
    plan = Metadata("plan", "广东省样例行动计划（2021-2025年）")
    assert index(plan).find("广东省样例行动计划（2021—2025 年）") == "plan"
    assert index(plan).find("广东省样例行动计划（2016-2020年）") is None


def test_parts_that_may_fall_away():
    assert without_status("样例条例（2018年修正）") == "样例条例"
    assert without_status("样例计划（2021-2025年）") == "样例计划（2021-2025年）"
    assert without_issuer("上海市人民政府关于深化样例的意见") == "关于深化样例的意见"
    assert without_issuer("动漫企业关于样例的意见") == "动漫企业关于样例的意见"
    assert "样例法" in aliases_of("中华人民共和国样例法")
    assert normal_name("《“一带一路”计划》（２０２１—2025年）") == normal_name("一带一路计划(2021-2025年)")


class Text:
    def __init__(self, metadata, repeals=()):
        self.metadata, self.repeals = metadata, repeals


def test_successors():
    from datetime import date

    from corpus.model import Status
    from corpus.repeals import Repeal

    old = Metadata("old", "样例办法", number="样规〔2019〕1号", effective_on=date(2019, 1, 1))
    new = Metadata("new", "样例办法", number="样规〔2024〕1号", effective_on=date(2024, 1, 1))
    by_number = (Repeal("样例办法", "样规〔2019〕1号"),)
    assert find_successors({"old": Text(old), "new": Text(new, by_number)}) == {"old": "new"}
    assert find_successors({"new": Text(new, by_number)}) == {}
    assert find_successors({"old": Text(old, (Repeal("样例办法", "样规〔2024〕1号"),)), "new": Text(new)}) == {}
    draft = Metadata("new", "样例管理办法（征求意见稿）", status=Status.DRAFT)
    assert find_successors({"old": Text(old), "new": Text(draft, by_number)}) == {}
